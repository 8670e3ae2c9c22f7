import { PassThrough, type Readable } from 'node:stream'
import type { Db } from '../db/types.ts'
import { withAccount } from '../db/with-account.ts'
import type { Log } from '../log.ts'
import { presentEvents } from './present-event.ts'
import { lastSeq, readEvents } from './queries.ts'

export type FeedHubOptions = { db: Db; log: Log; poll_ms: number; heartbeat_ms: number; lifetime_ms: number }

export type FeedHub = {
  /**
   * A stream of server-sent events, from behind `after` on, or from now on. It ends by itself after a while; who reads
   * it connects again and goes on where it was.
   */
  open(account_id: string, options: { after: number | null; types: string[] | null }): Promise<Readable>
  close(): void
}

/** An event as text, made once for all who listen. */
type Frame = { seq: number; type: string; text: string }

type Listener = {
  stream: PassThrough
  types: string[] | null
  /** Everything up to here has been written, or was none of its types. */
  position: number
  /** Gets what the channel reads. Else it is behind, and reads for itself until it has caught up. */
  live: boolean
}

/** One reader of one account's feed, for all listeners of this process. */
type Channel = { position: number; listeners: Set<Listener>; timer: NodeJS.Timeout | null; closed: boolean }

const PAGE = 500
const BUFFER_BYTES = 256 * 1024
const RETRY_AFTER_ERROR = 10
const RECONNECT_MS = 2000
const CLOSE_WITHIN_MS = 1000

/** Serves any number of listeners per account with one query at a time; a slow one waits alone. */
export function buildFeedHub(options: FeedHubOptions): FeedHub {
  const { db, log, poll_ms, heartbeat_ms, lifetime_ms } = options
  const channels = new Map<string, Promise<Channel>>()
  let closed = false

  async function readFrames(
    account_id: string,
    after: number,
  ): Promise<{ frames: Frame[]; next_after: number }> {
    return withAccount(db, account_id, async (trx) => {
      const { rows, next_after } = await readEvents(trx, account_id, { after, types: null, limit: PAGE })
      const frames = (await presentEvents(trx, account_id, rows)).map((event) => ({
        seq: event.seq,
        type: event.type,
        text: `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`,
      }))
      return { frames, next_after }
    })
  }

  async function startChannel(account_id: string): Promise<Channel> {
    const position = await withAccount(db, account_id, (trx) => lastSeq(trx, account_id))
    const channel: Channel = { position, listeners: new Set(), timer: null, closed: false }
    schedule(account_id, channel, poll_ms)
    return channel
  }

  function schedule(account_id: string, channel: Channel, after_ms: number): void {
    if (channel.closed) return
    channel.timer = setTimeout(() => {
      poll(account_id, channel).catch((error: unknown) => {
        log.warn({ err: error, account_id }, 'the feed of events cannot be read')
        schedule(account_id, channel, poll_ms * RETRY_AFTER_ERROR)
      })
    }, after_ms)
  }

  async function poll(account_id: string, channel: Channel): Promise<void> {
    const { frames, next_after } = await readFrames(account_id, channel.position)
    channel.position = next_after
    for (const listener of channel.listeners) if (listener.live) push(account_id, channel, listener, frames)
    schedule(account_id, channel, frames.length === PAGE ? 0 : poll_ms)
  }

  /** Writes until the reader is slower than the feed; the rest it reads for itself once it has drained. */
  function push(account_id: string, channel: Channel, listener: Listener, frames: Frame[]): void {
    if (write(listener, frames)) listener.position = channel.position
    else {
      listener.live = false
      listener.stream.once('drain', () => startCatchingUp(account_id, channel, listener))
    }
  }

  function startCatchingUp(account_id: string, channel: Channel, listener: Listener): void {
    catchUp(account_id, channel, listener).catch((error: unknown) => {
      log.warn({ err: error, account_id }, 'the feed of events cannot be read')
      // It connects again and goes on where it was.
      listener.stream.end()
    })
  }

  async function catchUp(account_id: string, channel: Channel, listener: Listener): Promise<void> {
    while (channel.listeners.has(listener) && !listener.stream.writableEnded) {
      if (listener.position >= channel.position) {
        listener.live = true
        return
      }
      const { frames, next_after } = await readFrames(account_id, listener.position)
      if (!write(listener, frames)) {
        listener.stream.once('drain', () => startCatchingUp(account_id, channel, listener))
        return
      }
      listener.position = next_after
    }
  }

  async function open(
    account_id: string,
    { after, types }: { after: number | null; types: string[] | null },
  ) {
    const starting = channels.get(account_id) ?? startChannel(account_id)
    channels.set(account_id, starting)
    const channel = await starting.catch((error: unknown) => {
      channels.delete(account_id)
      throw error
    })
    const stream = new PassThrough({ highWaterMark: BUFFER_BYTES })
    // Even a number from the future is met with what comes next, never with silence.
    const position = Math.min(after ?? channel.position, channel.position)
    const listener: Listener = { stream, types, position, live: false }
    channel.listeners.add(listener)
    stream.write(`retry: ${RECONNECT_MS}\nid: ${position}\n\n`)
    const heartbeat = setInterval(() => {
      if (listener.live && !stream.writableNeedDrain)
        stream.write(`id: ${listener.position}\n: still here\n\n`)
    }, heartbeat_ms)
    const lifetime = setTimeout(() => stream.end(), lifetime_ms)
    stream.once('close', () => {
      clearInterval(heartbeat)
      clearTimeout(lifetime)
      leave(account_id, channel, listener)
    })
    startCatchingUp(account_id, channel, listener)
    if (closed) stream.end()
    return stream
  }

  function leave(account_id: string, channel: Channel, listener: Listener): void {
    channel.listeners.delete(listener)
    if (channel.listeners.size > 0 || channel.closed) return
    channel.closed = true
    if (channel.timer !== null) clearTimeout(channel.timer)
    channels.delete(account_id)
  }

  function close(): void {
    closed = true
    for (const starting of channels.values()) {
      starting.then(
        (channel) => {
          for (const { stream } of channel.listeners) {
            stream.end()
            // Who does not read must not keep us from ending.
            setTimeout(() => stream.destroy(), CLOSE_WITHIN_MS).unref()
          }
        },
        () => undefined,
      )
    }
  }

  return { open, close }
}

/** False where the reader has fallen behind; `position` is then that of the last frame that was written. */
function write(listener: Listener, frames: Frame[]): boolean {
  if (!listener.stream.writable) return true
  for (const { seq, type, text } of frames) {
    if (seq <= listener.position) continue
    listener.position = seq
    if (isWanted(type, listener.types) && !listener.stream.write(text)) return false
  }
  return true
}

function isWanted(type: string, types: string[] | null): boolean {
  return types === null || types.includes(type) || types.includes(`${type.split('.')[0]}.*`)
}
