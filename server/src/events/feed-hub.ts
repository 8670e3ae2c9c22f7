import { type Duplex, PassThrough } from 'node:stream'
import type { Db } from '../db/types.ts'
import { withAccount } from '../db/with-account.ts'
import type { Log } from '../log.ts'
import { changesOf } from './changes.ts'
import { presentEvents } from './present-event.ts'
import { type EventRow, lastSeq, readEvents } from './queries.ts'
import type { PresentedEvent } from './schema.ts'

export type FeedHubOptions = { db: Db; log: Log; poll_ms: number; heartbeat_ms: number; lifetime_ms: number }

export type FeedHub = {
  /**
   * A stream of server-sent events, from behind `after` on, or from now on. It ends by itself after a while; who reads
   * it connects again and goes on where it was.
   */
  open(account_id: string, options: { after: number | null } & Wish): Promise<Duplex>
  close(): void
}

/** What of the feed a listener hears, and in which form. */
type Wish = { types: string[] | null; form: 'events' | 'changes' }

/** Some of the feed, read once for all who listen. */
type Page = {
  after: number
  next_after: number
  rows: EventRow[]
  /** Null where nobody heard events when it was read. */
  events: PresentedEvent[] | null
  /** As text, made once for all who hear the same. */
  texts: Map<string, string>
}

type Listener = {
  stream: PassThrough
  wish: Wish
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

  async function readPage(account_id: string, after: number, listeners: Iterable<Listener>): Promise<Page> {
    const wanted = [...listeners].some(({ wish }) => wish.form === 'events')
    return withAccount(db, account_id, async (trx) => {
      const { rows, next_after } = await readEvents(trx, account_id, { after, types: null, limit: PAGE })
      const events = wanted ? await presentEvents(trx, account_id, rows) : null
      return { after, next_after, rows, events, texts: new Map() }
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
    const page = await readPage(account_id, channel.position, channel.listeners)
    channel.position = page.next_after
    // Also who came up to the feed while it was being read.
    for (const listener of channel.listeners) if (listener.live) push(account_id, channel, listener, page)
    schedule(account_id, channel, page.rows.length === PAGE ? 0 : poll_ms)
  }

  /** What comes while the reader is slower than the feed it reads for itself once it has drained. */
  function push(account_id: string, channel: Channel, listener: Listener, page: Page): void {
    // The first to hear events came while the page was read without them.
    const not_made = listener.wish.form === 'events' && page.events === null
    if (!not_made && write(listener, page)) return
    listener.live = false
    if (not_made) startCatchingUp(account_id, channel, listener)
    else listener.stream.once('drain', () => startCatchingUp(account_id, channel, listener))
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
      const page = await readPage(account_id, listener.position, [listener])
      if (!write(listener, page)) {
        listener.stream.once('drain', () => startCatchingUp(account_id, channel, listener))
        return
      }
    }
  }

  async function open(account_id: string, { after, ...wish }: { after: number | null } & Wish) {
    const starting = channels.get(account_id) ?? startChannel(account_id)
    channels.set(account_id, starting)
    const channel = await starting.catch((error: unknown) => {
      channels.delete(account_id)
      throw error
    })
    const stream = new PassThrough({ highWaterMark: BUFFER_BYTES })
    // Even a number from the future is met with what comes next, never with silence.
    const position = Math.min(after ?? channel.position, channel.position)
    const listener: Listener = { stream, wish, position, live: false }
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

/** False where the reader has fallen behind: it gets nothing more until it has drained. */
function write(listener: Listener, page: Page): boolean {
  const { stream, position, wish } = listener
  if (!stream.writable || page.next_after <= position) return true
  listener.position = page.next_after
  const text = textFor(page, wish, position)
  return text === '' || stream.write(text)
}

/** What a listener that has read up to `position` hears of a page; empty where it is none of what it asked for. */
function textFor(page: Page, wish: Wish, position: number): string {
  const key = JSON.stringify([wish, Math.max(position, page.after)])
  const known = page.texts.get(key)
  if (known !== undefined) return known
  const heard = ({ seq, type }: { seq: number; type: string }) => seq > position && isWanted(type, wish.types)
  const text =
    wish.form === 'events'
      ? eventsText((page.events ?? []).filter(heard))
      : changesText(page.rows.filter(heard))
  page.texts.set(key, text)
  return text
}

function eventsText(events: PresentedEvent[]): string {
  return events.map((event) => frame(event.seq, event)).join('')
}

function changesText(rows: EventRow[]): string {
  const last = rows.at(-1)
  return last === undefined ? '' : frame(last.seq, changesOf(rows, last.seq))
}

function frame(seq: number, data: object): string {
  return `id: ${seq}\ndata: ${JSON.stringify(data)}\n\n`
}

function isWanted(type: string, types: string[] | null): boolean {
  return types === null || types.includes(type) || types.includes(`${type.split('.')[0]}.*`)
}
