import { type Duplex, PassThrough } from 'node:stream'
import { problem } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { MOST_STREAMS } from '../db/limits.ts'
import { isAccountBusy, isStoreAway } from '../db/store-away.ts'
import type { Db } from '../db/types.ts'
import { withAccountNow } from '../db/with-account.ts'
import { type Viewer, withViewer } from '../db/with-viewer.ts'
import { changesOf } from './changes.ts'
import { presentPage } from './present-event.ts'
import { type EventPage, type EventRow, lastSeq, readSeen, readSeenEvents } from './queries.ts'
import type { PresentedEvent } from './schema.ts'

export type FeedHubOptions = { db: Db; log: Log; poll_ms: number; heartbeat_ms: number; lifetime_ms: number }

export type FeedHub = {
  /**
   * A stream of server-sent events, from behind `after` on, or from now on. It ends by itself after a while; who reads
   * it connects again and goes on where it was.
   */
  open(viewer: Viewer, options: { after: number | null } & Wish): Promise<Duplex>
  /** Ends every stream; resolves when nothing reads the feed any more. */
  close(): Promise<void>
}

/** What of the feed a listener hears, and in which form. */
type Wish = { types: string[] | null; form: 'events' | 'changes' }

/** Some of the feed, read once for all who listen. */
type Page = EventPage & {
  after: number
  /** Null where nobody heard events when it was read. */
  events: PresentedEvent[] | null
  /** As text, made once for all who hear the same. */
  texts: Map<string, string>
}

type Listener = {
  viewer: Viewer
  stream: PassThrough
  wish: Wish
  /** Everything up to here has been written, or was none of its types. */
  position: number
  /** Gets what the channel reads. Else it is behind, and reads for itself until it has caught up. */
  live: boolean
}

/** One reader of one account's feed, for all listeners of this process. */
type Channel = {
  position: number
  listeners: Set<Listener>
  timer: NodeJS.Timeout | null
  closed: boolean
  /** The last reading failed, and that was told. */
  failing: boolean
}

const PAGE = 500
const BUFFER_BYTES = 256 * 1024
const RETRY_AFTER_ERROR_MS = 1000
const RECONNECT_MS = 2000
const CLOSE_WITHIN_MS = 1000
const UNAVAILABLE = `event: unavailable\ndata: ${JSON.stringify({ code: 'store_unavailable' })}\n\n`

/** Serves any number of listeners per account with one query at a time; a slow one waits alone. */
export function buildFeedHub(options: FeedHubOptions): FeedHub {
  const { db, log, poll_ms, heartbeat_ms, lifetime_ms } = options
  const channels = new Map<string, Promise<Channel>>()
  const reading = new Set<Promise<void>>()
  let closed = false

  function whileReading(work: Promise<void>): void {
    reading.add(work)
    void work.finally(() => reading.delete(work))
  }

  /** `until`: where what the account reads ends, for members who see a part of it. Null: as far as a page goes. */
  async function readPage(
    viewer: Viewer,
    { after, until }: { after: number; until: number | null },
    listeners: Iterable<Listener>,
  ): Promise<Page> {
    const { account_id } = viewer
    const wanted = [...listeners].some(({ wish }) => wish.form === 'events')
    return withViewer(db, viewer, async (trx) => {
      const page = { after, types: null, limit: PAGE }
      const read =
        until === null
          ? await readSeenEvents(trx, account_id, page)
          : await readSeen(trx, account_id, { ...page, until })
      const presented = wanted ? await presentPage(trx, account_id, read, BUFFER_BYTES) : null
      return { after, ...(presented ?? read), events: presented?.events ?? null, texts: new Map() }
    })
  }

  async function startChannel(account_id: string): Promise<Channel> {
    const position = await withAccountNow(db, account_id, (trx) => lastSeq(trx, account_id))
    const channel: Channel = { position, listeners: new Set(), timer: null, closed: false, failing: false }
    schedule(account_id, channel, poll_ms)
    return channel
  }

  function schedule(account_id: string, channel: Channel, after_ms: number): void {
    if (channel.closed || closed) return
    channel.timer = setTimeout(() => {
      // A stream that nobody reads to its end leaves its channel after the hub has closed.
      if (closed) return
      const polling = poll(account_id, channel).catch((error: unknown) => {
        if (!channel.failing) tellFailing(account_id, channel, error)
        schedule(account_id, channel, RETRY_AFTER_ERROR_MS)
      })
      whileReading(polling)
    }, after_ms)
  }

  /** Streams stay open while the store is away, and go on where they were when it is back. */
  function tellFailing(account_id: string, channel: Channel, error: unknown): void {
    channel.failing = true
    log.warn({ err: error, account_id }, 'event feed not read')
    if (!isStoreAway(error) || isAccountBusy(error)) return
    for (const { stream } of channel.listeners) {
      if (stream.writable && !stream.writableNeedDrain) stream.write(UNAVAILABLE)
    }
  }

  async function poll(account_id: string, channel: Channel): Promise<void> {
    const after = channel.position
    const everything = { account_id, limited_user_id: null }
    const page = await readPage(everything, { after, until: null }, channel.listeners)
    const pages = new Map<string | null, Page>([[null, page]])
    if (page.rows.length > 0) {
      // Limited members ask the database only when something has happened, and each once.
      for (const [user_id, listeners] of Map.groupBy(channel.listeners, limitOf)) {
        if (user_id === null) continue
        const viewer = { account_id, limited_user_id: user_id }
        pages.set(user_id, await readPage(viewer, { after, until: page.next_after }, listeners))
      }
    }
    channel.failing = false
    channel.position = page.next_after
    for (const listener of channel.listeners) {
      if (!listener.live) continue
      const seen = pages.get(limitOf(listener))
      // Also who came up to the feed while it was being read.
      if (seen !== undefined) push(account_id, channel, listener, seen)
      else if (page.rows.length > 0) fallBehind(account_id, channel, listener)
    }
    if (page.rows.some(({ type }) => type === 'member.updated')) {
      // Somebody may see less now, or be no member any more: all connect again, and are asked who they are.
      for (const { stream } of channel.listeners) stream.end()
    }
    schedule(account_id, channel, page.is_full ? 0 : poll_ms)
  }

  /** What comes while the reader is slower than the feed it reads for itself once it has drained. */
  function push(account_id: string, channel: Channel, listener: Listener, page: Page): void {
    // The first to hear events came while the page was read without them.
    const not_made = listener.wish.form === 'events' && page.events === null
    if (not_made) {
      fallBehind(account_id, channel, listener)
    } else if (!write(listener, page)) {
      listener.live = false
      listener.stream.once('drain', () => startCatchingUp(account_id, channel, listener))
    } else if (listener.position < channel.position) {
      // A limited member's page may be full before the account's is.
      fallBehind(account_id, channel, listener)
    }
  }

  /** Whose page was not made, because they came while it was read. */
  function fallBehind(account_id: string, channel: Channel, listener: Listener): void {
    listener.live = false
    startCatchingUp(account_id, channel, listener)
  }

  function startCatchingUp(account_id: string, channel: Channel, listener: Listener): void {
    const catching_up = catchUp(account_id, channel, listener).catch((error: unknown) => {
      log.warn({ err: error, account_id }, 'event feed not read')
      // It connects again and goes on where it was.
      listener.stream.end()
    })
    whileReading(catching_up)
  }

  async function catchUp(account_id: string, channel: Channel, listener: Listener): Promise<void> {
    while (channel.listeners.has(listener) && !listener.stream.writableEnded) {
      if (listener.position >= channel.position) {
        listener.live = true
        return
      }
      const page = await readPage(listener.viewer, { after: listener.position, until: null }, [listener])
      if (!write(listener, page)) {
        listener.stream.once('drain', () => startCatchingUp(account_id, channel, listener))
        return
      }
    }
  }

  async function open(viewer: Viewer, { after, ...wish }: { after: number | null } & Wish) {
    const { account_id } = viewer
    const starting = channels.get(account_id) ?? startChannel(account_id)
    channels.set(account_id, starting)
    const channel = await starting.catch((error: unknown) => {
      channels.delete(account_id)
      throw error
    })
    if (channel.listeners.size >= MOST_STREAMS) {
      throw problem('limit_reached', `An account can have at most ${MOST_STREAMS} open streams.`, {
        limit: MOST_STREAMS,
      })
    }
    const stream = new PassThrough({ highWaterMark: BUFFER_BYTES })
    // Its reader went while something was written; the 'close' that follows tells everything else.
    stream.on('error', () => undefined)
    // Even a number from the future is met with what comes next, never with silence.
    const position = Math.min(after ?? channel.position, channel.position)
    const listener: Listener = { viewer, stream, wish, position, live: false }
    channel.listeners.add(listener)
    stream.write(`retry: ${RECONNECT_MS}\nid: ${position}\n\n`)
    const heartbeat = setInterval(() => {
      if (listener.live && stream.writable && !stream.writableNeedDrain)
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

  async function close(): Promise<void> {
    closed = true
    const opened = await Promise.allSettled(channels.values())
    for (const starting of opened) {
      if (starting.status === 'rejected') continue
      for (const { stream } of starting.value.listeners) {
        stream.end()
        // Who does not read must not keep us from ending.
        setTimeout(() => stream.destroy(), CLOSE_WITHIN_MS).unref()
      }
    }
    await Promise.all(reading)
  }

  return { open, close }
}

/** Whose limits a listener has; null: nobody's. */
function limitOf({ viewer }: Listener): string | null {
  return viewer.limited_user_id
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
