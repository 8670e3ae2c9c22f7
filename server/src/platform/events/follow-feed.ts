import type { PassThrough } from 'node:stream'
import type { Log } from '../base/log.ts'
import { isAccountBusy, isStoreAway } from '../db/store-away.ts'
import type { Db } from '../db/types.ts'
import { withAccountNow } from '../db/with-account.ts'
import { type Viewer, withViewer } from '../db/with-viewer.ts'
import {
  advance,
  buildChannel,
  type FeedChannel,
  type FeedListener,
  failReading,
  hear,
  leaveChannel,
  limitedListeners,
  settle,
} from './feed-channel.ts'
import type { SharedPage } from './feed-texts.ts'
import { presentPage } from './present-event.ts'
import { lastSeq, readSeen, readSeenEvents } from './queries.ts'

/** What the channels of a process share. */
export type FeedReading = {
  db: Db
  log: Log
  poll_ms: number
  /** Readings under way. */
  under_way: Set<Promise<void>>
  closed: boolean
}

export type StreamListener = FeedListener & { stream: PassThrough }

export type StreamChannel = FeedChannel<StreamListener> & { account_id: string; timer: NodeJS.Timeout | null }

/** More than that is not kept for a reader that is slower than the feed. */
export const BUFFER_BYTES = 256 * 1024
const PAGE = 500
const RETRY_AFTER_ERROR_MS = 1000
const UNAVAILABLE = `event: unavailable\ndata: ${JSON.stringify({ code: 'store_unavailable' })}\n\n`

/** Begins to read an account's feed, from now on. */
export async function startChannel(reading: FeedReading, account_id: string): Promise<StreamChannel> {
  const position = await withAccountNow(reading.db, account_id, (trx) => lastSeq(trx, account_id))
  const channel: StreamChannel = { ...buildChannel<StreamListener>(position), account_id, timer: null }
  schedule(reading, channel, reading.poll_ms)
  return channel
}

/** True if no listener is left: the feed is not read for this channel again. */
export function removeListener(channel: StreamChannel, listener: StreamListener): boolean {
  if (!leaveChannel(channel, listener)) return false
  if (channel.timer !== null) clearTimeout(channel.timer)
  return true
}

/** Lets a listener read for itself until it is where its channel is. */
export function startCatchingUp(
  reading: FeedReading,
  channel: StreamChannel,
  listener: StreamListener,
): void {
  const catching_up = catchUp(reading, channel, listener).catch((error: unknown) => {
    reading.log.warn({ err: error, account_id: channel.account_id }, 'event feed not read')
    // It connects again and goes on where it was.
    listener.stream.end()
  })
  keepWhile(reading, catching_up)
}

function schedule(reading: FeedReading, channel: StreamChannel, after_ms: number): void {
  if (channel.closed || reading.closed) return
  channel.timer = setTimeout(() => {
    // A stream that is not read to its end leaves its channel after the hub has closed.
    if (reading.closed) return
    const polling = poll(reading, channel).catch((error: unknown) => {
      if (failReading(channel)) tellFailing(reading, channel, error)
      schedule(reading, channel, RETRY_AFTER_ERROR_MS)
    })
    keepWhile(reading, polling)
  }, after_ms)
}

function keepWhile({ under_way }: FeedReading, work: Promise<void>): void {
  under_way.add(work)
  void work.finally(() => under_way.delete(work))
}

/** Streams stay open while the store is away, and go on where they were when it is back. */
function tellFailing({ log }: FeedReading, { account_id, listeners }: StreamChannel, error: unknown): void {
  log.warn({ err: error, account_id }, 'event feed not read')
  if (!isStoreAway(error) || isAccountBusy(error)) return
  for (const { stream } of listeners) {
    if (stream.writable && !stream.writableNeedDrain) stream.write(UNAVAILABLE)
  }
}

async function poll(reading: FeedReading, channel: StreamChannel): Promise<void> {
  const { account_id, position: after, listeners } = channel
  const everything = { account_id, limited_user_id: null }
  const page = await readPage(reading.db, everything, { after, until: null }, listeners)
  const limited = new Map<string, SharedPage>()
  for (const [user_id, some] of limitedListeners(channel, page)) {
    const viewer = { account_id, limited_user_id: user_id }
    limited.set(user_id, await readPage(reading.db, viewer, { after, until: page.next_after }, some))
  }
  const { push, behind, reconnect, more } = advance(channel, page, limited)
  for (const { listener, page } of push) give(reading, channel, listener, page)
  for (const listener of behind) startCatchingUp(reading, channel, listener)
  if (reconnect) for (const { stream } of listeners) stream.end()
  schedule(reading, channel, more ? 0 : reading.poll_ms)
}

function give(
  reading: FeedReading,
  channel: StreamChannel,
  listener: StreamListener,
  page: SharedPage,
): void {
  const state = settle(channel, listener, write(listener, page))
  if (state === 'behind') startCatchingUp(reading, channel, listener)
  else if (state === 'draining') catchUpWhenDrained(reading, channel, listener)
}

async function catchUp(
  reading: FeedReading,
  channel: StreamChannel,
  listener: StreamListener,
): Promise<void> {
  const { viewer, stream } = listener
  while (channel.listeners.has(listener) && !stream.writableEnded) {
    if (settle(channel, listener, true) === 'live') return
    const page = await readPage(reading.db, viewer, { after: listener.position, until: null }, [listener])
    if (write(listener, page)) continue
    settle(channel, listener, false)
    catchUpWhenDrained(reading, channel, listener)
    return
  }
}

function catchUpWhenDrained(reading: FeedReading, channel: StreamChannel, listener: StreamListener): void {
  listener.stream.once('drain', () => startCatchingUp(reading, channel, listener))
}

/** False where the reader has fallen behind: it gets nothing more until it has drained. */
function write(listener: StreamListener, page: SharedPage): boolean {
  const { stream } = listener
  if (!stream.writable) return true
  const text = hear(listener, page)
  return text === '' || stream.write(text)
}

/** `until`: where what the account reads ends, for members who see a part of it. Null: as far as a page goes. */
async function readPage(
  db: Db,
  viewer: Viewer,
  { after, until }: { after: number; until: number | null },
  listeners: Iterable<StreamListener>,
): Promise<SharedPage> {
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
