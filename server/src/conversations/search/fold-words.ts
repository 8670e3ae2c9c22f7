import { sql } from 'kysely'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { refoldMessages } from '../messages/refold-messages.ts'
import { refoldNotes } from '../notes/refold-notes.ts'

/** So many rows are looked at while the account's lock is held. */
const PART = 500

type Left = { account_id: string; kind: 'contact' | 'message' | 'note'; behind: string }

/**
 * Folds the search words of what was written before selfsame_fold was, each part in a transaction of its own. Rows that have
 * the right words already, which most have, are not written.
 */
export async function foldOldWords({ db }: Pick<Deps, 'db'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const more = await withEveryAccount(db, foldPart)
    if (!more) return
  }
}

/** False: nothing is left. */
async function foldPart(trx: Trx): Promise<boolean> {
  const { rows: found } = await sql<Left>`
    select account_id, kind, behind from search_refolds order by account_id, kind limit 1 for update skip locked`.execute(
    trx,
  )
  const [left] = found
  if (left === undefined) return false
  const { account_id, kind, behind } = left
  const table = sql.table({ contact: 'contacts', message: 'messages', note: 'notes' }[kind])
  // What receives, merges or erases holds this lock too, so no row changes between being read and being written.
  await lockAccount({ trx, account_id })
  const { rows } = await sql<{ id: string }>`
    select id from ${table} where account_id = ${account_id} and id > ${behind}::uuid order by id limit ${PART}`.execute(
    trx,
  )
  const ids = rows.map(({ id }) => id)
  await foldRows(trx, account_id, kind, ids)
  const last = ids.at(-1)
  await (ids.length < PART || last === undefined
    ? sql`delete from search_refolds where account_id = ${account_id} and kind = ${kind}`
    : sql`update search_refolds set behind = ${last}::uuid where account_id = ${account_id} and kind = ${kind}`
  ).execute(trx)
  return true
}

async function foldRows(trx: Trx, account_id: string, kind: Left['kind'], ids: string[]): Promise<void> {
  if (ids.length === 0) return
  if (kind === 'contact') {
    await sql`
      with wanted as (
        select c.account_id, coalesce(c.merged_into, c.id) as id, w.word from contacts c
         cross join lateral unnest(selfsame_words(concat_ws(' ', c.name, c.profile_name))) as w(word)
         where c.account_id = ${account_id} and c.id = any(${ids}::uuid[])
      )
      insert into contact_words (account_id, word, contact_id)
      select account_id, word, id from wanted on conflict do nothing`.execute(trx)
    return
  }
  await (kind === 'message' ? refoldMessages : refoldNotes)(trx, account_id, ids)
}
