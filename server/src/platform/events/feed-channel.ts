import type { Viewer } from '../db/with-viewer.ts'
import { type SharedPage, textFor, type Wish } from './feed-texts.ts'

/**
 * How a listener gets the feed. `live`: from what its channel reads. `behind`: it reads for itself until it has caught up.
 * `draining`: its reader is slower than the feed, and it gets nothing until that reader has read on.
 */
export type ListenerState = 'live' | 'behind' | 'draining'

export type FeedListener = {
  viewer: Viewer
  wish: Wish
  /** Everything up to here has been written, or was none of its types. */
  position: number
  state: ListenerState
}

/** One account's feed in this process: read once for all its listeners. */
export type FeedChannel<L extends FeedListener> = {
  position: number
  listeners: Set<L>
  closed: boolean
  /** The last reading failed, which has been logged. */
  failing: boolean
}

/** What follows from a page that was read for all. */
export type Advance<L> = {
  /** Live listeners, each with the page that its viewer sees. */
  push: { listener: L; page: SharedPage }[]
  /** Live listeners whose page was not made, because they came while it was read. */
  behind: L[]
  /** A member may see less now, or has left: every stream connects again, and its caller is checked. */
  reconnect: boolean
  /** There may be more to read at once. */
  more: boolean
}

export function buildChannel<L extends FeedListener>(position: number): FeedChannel<L> {
  return { position, listeners: new Set(), closed: false, failing: false }
}

/** Where a listener begins. Even a number from the future is met with what comes next, never with silence. */
export function startOf({ position }: FeedChannel<FeedListener>, after: number | null): number {
  return Math.min(after ?? position, position)
}

/** True if no listener is left, which closes the channel. */
export function leaveChannel<L extends FeedListener>(channel: FeedChannel<L>, listener: L): boolean {
  channel.listeners.delete(listener)
  if (channel.listeners.size > 0 || channel.closed) return false
  channel.closed = true
  return true
}

/** True for the first failure in a row, which is the one that is logged. */
export function failReading(channel: FeedChannel<FeedListener>): boolean {
  const is_first = !channel.failing
  channel.failing = true
  return is_first
}

/** The limited members that the same part is read for: only if something has happened, and each once. */
export function limitedListeners<L extends FeedListener>(
  { listeners }: FeedChannel<L>,
  page: SharedPage,
): Map<string, L[]> {
  const by_member = new Map<string, L[]>()
  if (page.rows.length === 0) return by_member
  for (const listener of listeners) {
    const user_id = limitOf(listener)
    if (user_id === null) continue
    const known = by_member.get(user_id)
    if (known === undefined) by_member.set(user_id, [listener])
    else known.push(listener)
  }
  return by_member
}

/** Moves the channel behind `page`. `limited`: what limited members see of it, by user. */
export function advance<L extends FeedListener>(
  channel: FeedChannel<L>,
  page: SharedPage,
  limited: ReadonlyMap<string, SharedPage>,
): Advance<L> {
  channel.failing = false
  channel.position = page.next_after
  const push: Advance<L>['push'] = []
  const behind: L[] = []
  for (const listener of channel.listeners) {
    if (listener.state !== 'live') continue
    const user_id = limitOf(listener)
    const seen = user_id === null ? page : limited.get(user_id)
    if (seen !== undefined && isMade(seen, listener)) push.push({ listener, page: seen })
    else if (seen !== undefined || page.rows.length > 0) behind.push(listener)
  }
  for (const listener of behind) listener.state = 'behind'
  const reconnect = page.rows.some(({ type }) => type === 'member.updated')
  return { push, behind, reconnect, more: page.is_full }
}

/** Moves a listener behind a page. Returns what it hears of it. */
export function hear(listener: FeedListener, page: SharedPage): string {
  const { position, wish } = listener
  if (page.next_after <= position) return ''
  listener.position = page.next_after
  return textFor(page, wish, position)
}

/** The state of a listener after it was given something. `has_room`: its reader keeps up. */
export function settle<L extends FeedListener>(
  { position }: FeedChannel<L>,
  listener: L,
  has_room: boolean,
): ListenerState {
  // A limited member's page may be full before the account's is.
  if (has_room) listener.state = listener.position < position ? 'behind' : 'live'
  else listener.state = 'draining'
  return listener.state
}

/** The first to hear events came while the page was read without them. */
function isMade(page: SharedPage, { wish }: FeedListener): boolean {
  return wish.form === 'changes' || page.events !== null
}

/** The user whose limits a listener has; null: no limits. */
function limitOf({ viewer }: FeedListener): string | null {
  return viewer.limited_user_id
}
