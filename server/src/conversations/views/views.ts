import { sql } from 'kysely'
import { problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { lockPlaces } from '../../platform/db/limits.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import type { ViewFilters } from './schema.ts'

export type View = {
  id: string
  name: string
  /** The owner; null: shared. */
  user_id: string | null
  filters: ViewFilters
  created_at: Date
  updated_at: Date
}

/** More than a list beside the conversations can show; each is counted whenever something happens. */
const MOST_VIEWS = 50

const COLUMNS = ['id', 'name', 'user_id', 'filters', 'created_at', 'updated_at'] as const

/** The views of a user, by name: their own and shared ones. `user_id` null: shared ones only. */
export async function listViews(trx: ReadTrx, account_id: string, user_id: string | null): Promise<View[]> {
  const rows = await seenBy(trx, account_id, user_id).execute()
  return rows.toSorted((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1))
}

export async function findView(
  trx: ReadTrx,
  account_id: string,
  user_id: string | null,
  id: string,
): Promise<View> {
  const view = await seenBy(trx, account_id, user_id).where('id', '=', id).executeTakeFirst()
  if (view === undefined) throw problem('not_found')
  return view
}

function seenBy(trx: ReadTrx, account_id: string, user_id: string | null) {
  return trx
    .selectFrom('views')
    .select(COLUMNS)
    .where('account_id', '=', account_id)
    .where((row) =>
      user_id === null
        ? row('user_id', 'is', null)
        : row.or([row('user_id', 'is', null), row('user_id', '=', user_id)]),
    )
    .$castTo<View>()
}

/** Throws `limit_reached`. */
export async function addView(
  trx: Trx,
  account_id: string,
  { name, user_id, filters, now }: Pick<View, 'name' | 'user_id' | 'filters'> & { now: Date },
): Promise<View> {
  await requireRoom(trx, account_id, user_id)
  const view = { id: newId(), name, user_id, filters, created_at: now, updated_at: now }
  await trx
    .insertInto('views')
    .values({ ...view, account_id, filters: JSON.stringify(filters) })
    .execute()
  return view
}

/** Throws `limit_reached` where it changes hands, and there is no room for one more. */
export async function saveView(
  trx: Trx,
  account_id: string,
  { before, view }: { before: View; view: View },
): Promise<void> {
  const { id, name, user_id, filters, updated_at } = view
  if (user_id !== before.user_id) await requireRoom(trx, account_id, user_id)
  await trx
    .updateTable('views')
    .set({ name, user_id, filters: JSON.stringify(filters), updated_at })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
}

/** Each member has so many of their own, and the account so many that are shared. */
async function requireRoom(trx: Trx, account_id: string, user_id: string | null): Promise<void> {
  await lockPlaces(trx, account_id, 'views')
  const { had } = await trx
    .selectFrom('views')
    .select((row) => row.fn.countAll<number>().as('had'))
    .where('account_id', '=', account_id)
    .where('user_id', user_id === null ? 'is' : '=', user_id)
    .executeTakeFirstOrThrow()
  if (Number(had) >= MOST_VIEWS) throw problem('limit_reached', `There can be at most ${MOST_VIEWS} views.`)
}

export async function removeView(trx: Trx, account_id: string, id: string): Promise<void> {
  await trx.deleteFrom('views').where('account_id', '=', account_id).where('id', '=', id).execute()
}

/** Replaces a label in the filters of views. */
export async function relabelViews(trx: Trx, account_id: string, name: string, by: string): Promise<void> {
  await sql`
    update views set filters = filters || ${JSON.stringify({ label: by })}::jsonb
     where account_id = ${account_id} and filters->>'label' = ${name}`.execute(trx)
}
