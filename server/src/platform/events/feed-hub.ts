import { type Duplex, PassThrough } from 'node:stream'
import { problem } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { MOST_STREAMS } from '../db/limits.ts'
import type { Db } from '../db/types.ts'
import type { Viewer } from '../db/with-viewer.ts'
import { startOf } from './feed-channel.ts'
import type { Wish } from './feed-texts.ts'
import {
  BUFFER_BYTES,
  type FeedReading,
  removeListener,
  type StreamChannel,
  type StreamListener,
  startCatchingUp,
  startChannel,
} from './follow-feed.ts'

export type FeedHubOptions = { db: Db; log: Log; poll_ms: number; heartbeat_ms: number; lifetime_ms: number }

export type FeedHub = {
  /**
   * A stream of server-sent events, from behind `after` on, or from now on. It ends after a while; the reader connects
   * again and continues from its position.
   */
  open(viewer: Viewer, options: { after: number | null } & Wish): Promise<Duplex>
  /** Ends every stream; resolves when nothing reads the feed. */
  close(): Promise<void>
}

const RECONNECT_MS = 2000
const CLOSE_WITHIN_MS = 1000

/** Serves any number of listeners per account with one query at a time; a slow one waits alone. */
export function buildFeedHub(options: FeedHubOptions): FeedHub {
  const { db, log, poll_ms } = options
  const reading: FeedReading = { db, log, poll_ms, under_way: new Set(), closed: false }
  const channels = new Map<string, Promise<StreamChannel>>()

  function channelOf(account_id: string): Promise<StreamChannel> {
    const starting = channels.get(account_id) ?? startChannel(reading, account_id)
    channels.set(account_id, starting)
    return starting.catch((error: unknown) => {
      channels.delete(account_id)
      throw error
    })
  }

  async function open(viewer: Viewer, { after, ...wish }: { after: number | null } & Wish): Promise<Duplex> {
    const { account_id } = viewer
    const channel = await channelOf(account_id)
    if (channel.listeners.size >= MOST_STREAMS) {
      throw problem('limit_reached', `An account can have at most ${MOST_STREAMS} open streams.`, {
        limit: MOST_STREAMS,
      })
    }
    const stream = new PassThrough({ highWaterMark: BUFFER_BYTES })
    // Its reader went while something was written; the 'close' that follows tells everything else.
    stream.on('error', () => undefined)
    const position = startOf(channel, after)
    const listener: StreamListener = { viewer, stream, wish, position, state: 'behind' }
    channel.listeners.add(listener)
    stream.write(`retry: ${RECONNECT_MS}\nid: ${position}\n\n`)
    keepAlive(listener, options)
    stream.once('close', () => {
      if (removeListener(channel, listener)) channels.delete(account_id)
    })
    startCatchingUp(reading, channel, listener)
    if (reading.closed) stream.end()
    return stream
  }

  async function close(): Promise<void> {
    reading.closed = true
    const opened = await Promise.allSettled(channels.values())
    for (const starting of opened) {
      if (starting.status === 'rejected') continue
      for (const { stream } of starting.value.listeners) endSoon(stream)
    }
    await Promise.all(reading.under_way)
  }

  return { open, close }
}

/** Shows a quiet reader that its stream is there, and ends the stream after its time. */
function keepAlive(
  listener: StreamListener,
  { heartbeat_ms, lifetime_ms }: Pick<FeedHubOptions, 'heartbeat_ms' | 'lifetime_ms'>,
): void {
  const { stream } = listener
  const heartbeat = setInterval(() => {
    if (listener.state === 'live' && stream.writable && !stream.writableNeedDrain)
      stream.write(`id: ${listener.position}\n: still here\n\n`)
  }, heartbeat_ms)
  const lifetime = setTimeout(() => stream.end(), lifetime_ms)
  stream.once('close', () => {
    clearInterval(heartbeat)
    clearTimeout(lifetime)
  })
}

function endSoon(stream: PassThrough): void {
  stream.end()
  // Who does not read must not keep us from ending.
  setTimeout(() => stream.destroy(), CLOSE_WITHIN_MS).unref()
}
