import { sql } from 'kysely'
import { refreshThreads } from '../conversations/refresh-threads.ts'
import type { AnchorKey } from '../identity/types.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import { bringsInbound, endsQuiet, isHappening, isNewInbound } from './copy-effects.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { PlacedMessage } from './place-messages.ts'

type Advance = {
  id: string
  last_at: Date | null
  inbound_at: Date | null
  anchor_id: string | null
  /** Of several contacts who wrote in one second the last by this counts, in whatever order their messages came. */
  key: AnchorKey | ''
  wakes: boolean
  ends_quiet: boolean
}

/**
 * Moves the threads of messages forward. New inbound wakes one that was put aside; history, reactions, edits and
 * deletions do not, and a thread that holds nothing else is resolved from the start.
 */
export async function advanceThreads(locked: IngestScope, placed: PlacedMessage[]): Promise<void> {
  const threads = new Map<string, Advance>()
  for (const message of placed) {
    const { item, conversation_id } = message
    const thread = threads.get(conversation_id) ?? begin(conversation_id)
    const moved = item.known !== null && item.known.conversation_id !== conversation_id
    thread.wakes ||= isNewInbound(item) || (moved && bringsInbound(item))
    thread.ends_quiet ||= endsQuiet(item) || (moved && isHappening(item))
    if (!item.known) reach(thread, message)
    threads.set(conversation_id, thread)
  }
  const rows = [...threads.values()].filter(
    ({ last_at, wakes, ends_quiet }) => last_at !== null || wakes || ends_quiet,
  )
  if (rows.length > 0) await writeAdvances(locked, rows)
  await refreshThreads(locked, rewritten(placed))
}

function begin(id: string): Advance {
  return { id, last_at: null, inbound_at: null, anchor_id: null, key: '', wakes: false, ends_quiet: false }
}

function reach(thread: Advance, { item, place }: PlacedMessage): void {
  const at = new Date(item.update.at_ms)
  if (thread.last_at === null || at > thread.last_at) thread.last_at = at
  if (item.update.direction !== 'inbound') return
  const key = place?.key ?? ''
  const is_last = thread.inbound_at === null || at > thread.inbound_at
  if (is_last || (at.getTime() === thread.inbound_at?.getTime() && key > thread.key)) {
    thread.inbound_at = at
    thread.anchor_id = place?.anchor_id ?? null
    thread.key = key
  }
}

async function writeAdvances(locked: IngestScope, rows: Advance[]): Promise<void> {
  await sql`
    update conversations c set last_message_at = greatest(c.last_message_at, t.last_at),
      last_inbound_anchor_id = case
        when t.inbound_at > coalesce(c.last_inbound_at, '-infinity') then t.anchor_id
        when t.inbound_at = c.last_inbound_at and t.key collate "C" > coalesce((
          select a.key from anchors a where a.account_id = c.account_id and a.id = c.last_inbound_anchor_id), '')
          then t.anchor_id
        else c.last_inbound_anchor_id end,
      last_inbound_at = greatest(c.last_inbound_at, t.inbound_at),
      status = case when t.wakes and c.status in ('snoozed', 'resolved') then 'open'
        when t.ends_quiet and c.quiet and c.status = 'resolved' then 'open' else c.status end,
      snoozed_until = case when t.wakes then null else c.snoozed_until end,
      quiet = c.quiet and not t.wakes and not t.ends_quiet
      from ${rowsOf(rows, 't', {
        id: 'uuid',
        last_at: 'timestamptz',
        inbound_at: 'timestamptz',
        anchor_id: 'uuid',
        key: 'text',
        wakes: 'boolean',
        ends_quiet: 'boolean',
      })}
     where c.account_id = ${locked.account_id} and c.id = t.id`.execute(locked.trx)
}

/** Threads whose last message may be another now: a copy told an earlier time, another direction or another person. */
function rewritten(placed: PlacedMessage[]): string[] {
  return placed.flatMap(({ item: { known, update }, conversation_id, place }) => {
    if (known === null) return []
    const stays =
      known.conversation_id === conversation_id &&
      known.direction === update.direction &&
      known.sent_at.getTime() === update.at_ms &&
      known.anchor_id === place?.anchor_id
    return stays ? [] : [known.conversation_id, conversation_id]
  })
}
