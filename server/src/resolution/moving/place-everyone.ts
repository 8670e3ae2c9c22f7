import { sql } from 'kysely'
import type { GroupWriter } from '../../contacts/anchors.ts'
import { placeUses } from '../../conversations/media/use-media.ts'
import { placeMentions } from '../../conversations/notes/place-mentions.ts'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import { FIRST_ID } from '../../platform/base/ids.ts'
import type { Store } from '../../platform/db/store.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { placeContacts } from './place-contacts.ts'
import { addWriters } from './place-writers.ts'

const CONTACTS_AT_ONCE = 500
const GROUPS_AT_ONCE = 20
const ROWS_AT_ONCE = 2_000
// Changing policies locks their tables. What runs on them then ends soon; else the job tries again a minute later.
const LOCK_TIMEOUT = '3s'

/**
 * Fills where the rows from before migration 0045 are seen, a part at a time, each under its account's lock for some tens of
 * milliseconds; then lets the policies go by that. Until then those from before answer. Returns true once that is done.
 */
export async function placeEveryone(store: Store, signal: AbortSignal): Promise<boolean> {
  const { db } = store
  if (await isPlaced(db)) return true
  const accounts = await withEveryAccount(db, (trx) =>
    trx.selectFrom('accounts').select('id').orderBy('id').execute(),
  )
  for (const { id } of accounts) {
    await inParts(signal, FIRST_ID, (after) => withLock(db, id, (locked) => placeGroups(locked, after)))
    await inParts(signal, FIRST_ID, (after) => withLock(db, id, (locked) => placeSome(locked, after)))
    for (const place of [placeMentions, placeUses])
      await inParts(signal, FIRST_ID, () => withLock(db, id, (locked) => untilNone(locked, place)))
  }
  if (signal.aborted) return false
  await store.asOwner(async (session) => {
    await session.exec(`set local lock_timeout = '${LOCK_TIMEOUT}'; select selfsame_show_placed()`)
  })
  return true
}

async function isPlaced(db: Db): Promise<boolean> {
  const { rows } = await sql<{ placed: boolean }>`select selfsame_is_placed() as placed`.execute(db)
  return rows[0]?.placed === true
}

/** `part` answers where to go on; null at the end. */
async function inParts(
  signal: AbortSignal,
  first: string,
  part: (after: string) => Promise<string | null>,
): Promise<void> {
  for (let after: string | null = first; after !== null && !signal.aborted; ) after = await part(after)
}

function withLock<T>(db: Db, account_id: string, fn: (locked: Locked) => Promise<T>): Promise<T> {
  return withAccount(db, account_id, async (trx) =>
    fn(await lockAccount({ trx, account_id, now: new Date() })),
  )
}

async function placeGroups(locked: Locked, after: string): Promise<string | null> {
  const { trx, account_id } = locked
  const { rows: groups } = await sql<{ id: string }>`
    select id from conversations where account_id = ${account_id} and group_id is not null and id > ${after}
     order by id limit ${GROUPS_AT_ONCE}`.execute(trx)
  const { rows: writers } = await sql<GroupWriter>`
    select distinct anchor_id, inbox_id from messages
     where account_id = ${account_id} and conversation_id = any(${groups.map(({ id }) => id)}::uuid[])
       and anchor_id is not null`.execute(trx)
  await addWriters(locked, writers)
  return groups.at(-1)?.id ?? null
}

async function placeSome(locked: Locked, after: string): Promise<string | null> {
  const { trx, account_id } = locked
  const { rows } = await sql<{ id: string }>`
    select id from contacts where account_id = ${account_id} and inbox_ids is null and id > ${after}
     order by id limit ${CONTACTS_AT_ONCE}`.execute(trx)
  await placeContacts(
    locked,
    rows.map(({ id }) => id),
  )
  return rows.at(-1)?.id ?? null
}

/** Places the next rows: what is placed is not found again, so there is nowhere to go on from. */
async function untilNone(
  locked: Locked,
  place: (locked: Locked, limit: number) => Promise<number>,
): Promise<string | null> {
  return (await place(locked, ROWS_AT_ONCE)) === 0 ? null : FIRST_ID
}
