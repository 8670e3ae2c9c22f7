import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../platform/base/errors.ts'
import { foldWords } from '../../platform/base/fold.ts'
import { newId } from '../../platform/base/ids.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

export type CannedReply = { id: string; shortcut: string; text: string; created_at: Date; updated_at: Date }

const COLUMNS = sql.raw('id, shortcut, text, created_at, updated_at')

/** By shortcut, those after `after` only; with `query` those whose shortcut begins with it or whose text holds it. */
export async function listCannedReplies(
  trx: ReadTrx,
  account_id: string,
  { query, limit, after }: { query: string | null; limit: number; after: string | null },
): Promise<CannedReply[]> {
  const sought = query === null ? null : foldWords(query).join(' ')
  const { rows } = await sql<CannedReply>`
    select ${COLUMNS} from canned_replies
     where account_id = ${account_id} and ${after === null ? sql`true` : sql`shortcut > ${after}`}
       and ${
         sought === null
           ? sql`true`
           : sql`${sought} <> '' and (starts_with(selfsame_fold(shortcut), ${sought})
                  or position(${sought} in selfsame_fold(text)) > 0)`
       }
     order by shortcut limit ${limit}`.execute(trx)
  return rows
}

/** Throws `already_exists` where the shortcut is another's. */
export async function addCannedReply(
  trx: Trx,
  account_id: string,
  { shortcut, text, now }: { shortcut: string; text: string; now: Date },
): Promise<CannedReply> {
  const id = newId()
  await requireFree(trx, account_id, id, shortcut)
  await requireRoom(trx, account_id, 'canned_replies')
  return one(
    trx,
    sql<CannedReply>`
      insert into canned_replies (account_id, id, shortcut, text, created_at, updated_at)
      values (${account_id}, ${id}, ${shortcut}, ${text}, ${now}, ${now}) returning ${COLUMNS}`,
  )
}

/** Throws `not_found`, and `already_exists` where the new shortcut is another's. */
export async function changeCannedReply(
  trx: Trx,
  account_id: string,
  id: string,
  change: { shortcut?: string | undefined; text?: string | undefined; now: Date },
): Promise<CannedReply> {
  const { shortcut = null, text = null, now } = change
  if (shortcut !== null) await requireFree(trx, account_id, id, shortcut)
  return one(
    trx,
    sql<CannedReply>`
      update canned_replies set shortcut = coalesce(${shortcut}, shortcut), text = coalesce(${text}, text), updated_at = ${now}
       where account_id = ${account_id} and id = ${id} returning ${COLUMNS}`,
  )
}

export async function removeCannedReply(trx: Trx, account_id: string, id: string): Promise<void> {
  await one(trx, sql`delete from canned_replies where account_id = ${account_id} and id = ${id} returning id`)
}

/** Of two who take one shortcut at the same time, the second waits here for the first, and is refused. */
async function requireFree(trx: Trx, account_id: string, id: string, shortcut: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('canned_replies ' || ${account_id}, 0))`.execute(
    trx,
  )
  const taken = await trx
    .selectFrom('canned_replies')
    .select('id')
    .where('account_id', '=', account_id)
    .where('shortcut', '=', shortcut)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (taken !== undefined) {
    throw problem('already_exists', `A canned reply with the shortcut /${shortcut} already exists.`)
  }
}

async function one<Row>(trx: Trx, statement: RawBuilder<Row>): Promise<Row> {
  const [row] = (await statement.execute(trx)).rows
  if (row === undefined) throw problem('not_found')
  return row
}
