import { sql } from 'kysely'
import { beginGroups } from '../conversations/begin-conversations.ts'
import { newId } from '../platform/base/ids.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import { ensureThreads } from '../resolution/moving/rethread.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { ContactPlace, Directory } from './locate-people.ts'
import type { MessageItem } from './message-copies.ts'
import type { IngestFailure } from './types.ts'

/** `place` is null for a message of ours to a group, which is no single contact. */
export type PlacedMessage = {
  item: MessageItem
  place: ContactPlace | null
  conversation_id: string
  id: string
}

type Thread = { id: string; inbox_id: string; contact_id: string | null; group_id: string | null }

/**
 * Finds each message's person and conversation; a message without one waits, visible, for its identifier to become
 * known.
 */
export async function placeMessages(
  locked: IngestScope,
  items: MessageItem[],
  directory: Directory,
): Promise<{ placed: PlacedMessage[]; failures: IngestFailure[] }> {
  const failures: IngestFailure[] = []
  const homes = items.flatMap((item): { item: MessageItem; place: ContactPlace | null }[] => {
    const { bsuid, parent_bsuid, phone, inbox, update } = item
    const place = directory.find({
      portfolio_id: inbox.portfolio_id,
      bsuid,
      parent_bsuid,
      phone,
      at: update.identity_at_ms,
    })
    if (!place && update.group_id && update.direction === 'outbound') return [{ item, place }]
    // A later report on a call may name no contact: the call was placed before.
    if (!place && !item.known) {
      failures.push({
        event_id: item.event_id,
        path: update.path,
        state: 'waiting',
        reason: 'person_unknown',
        detail: null,
        waits_for: parent_bsuid,
      })
    }
    return place ? [{ item, place }] : []
  })
  const threads = await findThreads(locked, homes)
  const placed = homes.map(({ item, place }): PlacedMessage => {
    const conversation_id = threads.get(threadKey(item, place))
    if (!conversation_id) throw new Error('a thread that was just made is missing')
    return { item, place, conversation_id, id: item.known?.id ?? newId() }
  })
  return { placed, failures }
}

function threadKey(item: MessageItem, place: ContactPlace | null): string {
  const { group_id } = item.update
  return group_id ? `${item.inbox.id} group ${group_id}` : `${item.inbox.id} ${place?.contact_id}`
}

/** Looks up the one thread of each contact, or group, in its inbox, and begins those that are missing. */
async function findThreads(
  locked: IngestScope,
  homes: { item: MessageItem; place: ContactPlace | null }[],
): Promise<Map<string, string>> {
  const wanted = new Map<string, { inbox_id: string; contact_id: string | null; group_id: string | null }>()
  for (const { item, place } of homes) {
    const { group_id } = item.update
    wanted.set(threadKey(item, place), {
      inbox_id: item.inbox.id,
      contact_id: group_id ? null : (place?.contact_id ?? null),
      group_id,
    })
  }
  const threads = new Map<string, string>()
  if (wanted.size === 0) return threads
  await loadThreads(locked, [...wanted.values()], threads)
  const missing = [...wanted].filter(([key]) => !threads.has(key)).map(([, it]) => it)
  if (missing.length === 0) return threads
  await ensureThreads(
    locked,
    missing.flatMap(({ inbox_id, contact_id }) => (contact_id ? [{ inbox_id, contact_id }] : [])),
    'quiet',
  )
  await beginGroups(
    locked,
    missing.flatMap(({ inbox_id, group_id }) => (group_id ? [{ inbox_id, group_id, id: newId() }] : [])),
  )
  await loadThreads(locked, missing, threads)
  return threads
}

async function loadThreads(
  locked: IngestScope,
  wanted: { inbox_id: string; contact_id: string | null; group_id: string | null }[],
  threads: Map<string, string>,
): Promise<void> {
  const { rows } = await sql<Thread>`
    select c.id, c.inbox_id, c.contact_id, c.group_id from ${rowsOf(wanted, 'w', { inbox_id: 'uuid', contact_id: 'uuid' })}
      join conversations c on c.account_id = ${locked.account_id} and c.contact_id = w.contact_id and c.inbox_id = w.inbox_id
        and c.merged_into is null
    union all
    select c.id, c.inbox_id, c.contact_id, c.group_id from ${rowsOf(wanted, 'w', { inbox_id: 'uuid', group_id: 'text' })}
      join conversations c on c.account_id = ${locked.account_id} and c.inbox_id = w.inbox_id and c.group_id = w.group_id`.execute(
    locked.trx,
  )
  for (const { id, inbox_id, contact_id, group_id } of rows) {
    threads.set(group_id ? `${inbox_id} group ${group_id}` : `${inbox_id} ${contact_id}`, id)
  }
}
