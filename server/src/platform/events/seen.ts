import type { Trx } from '../db/types.ts'
import { asSeen, inboxesSeen } from '../db/with-viewer.ts'

type Told = { contact_id: string | null; data: Record<string, unknown> }
type ToldInFeed = Told & { type: string; inbox_id: string | null; conversation_id: string | null }

/** What every member is told: who was erased, which names no contact any more, and that who sees what has changed. */
const TOLD_TO_ALL = ['contact.erased', 'team.updated', 'member.updated']
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Those of these rows that the caller may be told of, because they see every contact named in them. For what happened to
 * contacts outside any inbox, which no policy shows to limited members: it is read by the account, and goes through here.
 */
export async function keepTold<Row extends Told>(trx: Trx, account_id: string, rows: Row[]): Promise<Row[]> {
  if (inboxesSeen(trx) === null) return rows
  const seen = await idsSeen(trx, account_id, 'contacts', rows.flatMap(contactsNamed))
  return rows.filter((row) => contactsNamed(row).every((id) => seen.has(id)))
}

/** The same for events of the feed, which may also have happened in an inbox or a conversation. */
export async function keepToldEvents<Row extends ToldInFeed>(
  trx: Trx,
  account_id: string,
  rows: Row[],
): Promise<Row[]> {
  const inboxes = inboxesSeen(trx)
  if (inboxes === null) return rows
  const elsewhere = rows.filter(({ inbox_id, type }) => inbox_id === null && !TOLD_TO_ALL.includes(type))
  const in_threads = elsewhere.filter(({ conversation_id }) => conversation_id !== null)
  const of_contacts = elsewhere.filter(
    ({ conversation_id, contact_id }) => conversation_id === null && contact_id !== null,
  )
  const threads = await idsSeen(
    trx,
    account_id,
    'conversations',
    in_threads.flatMap(({ conversation_id }) => conversation_id ?? []),
  )
  const told = new Set<Row>(await keepTold(trx, account_id, of_contacts))
  return rows.filter((row) => {
    if (row.inbox_id !== null) return inboxes.includes(row.inbox_id)
    if (TOLD_TO_ALL.includes(row.type)) return true
    return row.conversation_id !== null ? threads.has(row.conversation_id) : told.has(row)
  })
}

/** Every contact that a row names: in its column, and in its data. */
function contactsNamed({ contact_id, data }: Told): string[] {
  const named = Object.entries(data).flatMap(([key, value]) =>
    key === 'contact_id' || key.endsWith('_contact_id') ? [value] : [],
  )
  const listed = Array.isArray(data.contact_ids) ? data.contact_ids : []
  return [contact_id, ...named, ...listed].flatMap((id) =>
    id === null || id === undefined ? [] : String(id),
  )
}

async function idsSeen(
  trx: Trx,
  account_id: string,
  table: 'contacts' | 'conversations',
  ids: string[],
): Promise<Set<string>> {
  const asked = [...new Set(ids)].filter((id) => UUID.test(id))
  if (asked.length === 0) return new Set()
  const rows = await asSeen(trx, () =>
    trx
      .selectFrom(table)
      .select('id')
      .where('account_id', '=', account_id)
      .where('id', 'in', asked)
      .execute(),
  )
  return new Set(rows.map(({ id }) => id))
}
