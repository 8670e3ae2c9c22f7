import { sql } from 'kysely'
import type { Db, Trx } from './types.ts'
import { withAccount } from './with-account.ts'

/** Who looks at an account: somebody who sees everything, or a member who is limited to the inboxes of their teams. */
export type Viewer = { account_id: string; limited_user_id: string | null }

type View = 'seen' | 'account'

/** Of each transaction of a limited member, how it works at this moment. */
const views = new WeakMap<Trx, View>()
const ROLES: Record<View, string> = { seen: 'selfsame_member', account: 'selfsame_app' }

/**
 * Runs `fn` in one transaction that sees what this viewer sees. For a limited member that is what hangs on the inboxes
 * that their teams have at this moment, and it writes nothing: see `asAccount`.
 */
export function withViewer<T>(db: Db, viewer: Viewer, fn: (trx: Trx) => Promise<T>): Promise<T> {
  const { account_id, limited_user_id } = viewer
  return withAccount(db, account_id, async (trx) => {
    if (limited_user_id === null) return fn(trx)
    await sql`
      select set_config('selfsame.inbox_ids', (
        select coalesce(array_agg(distinct i.inbox_id), '{}')::text
          from team_members m join team_inboxes i on i.account_id = m.account_id and i.team_id = m.team_id
         where m.account_id = ${account_id} and m.user_id = ${limited_user_id}), true)`.execute(trx)
    views.set(trx, 'account')
    return asSeen(trx, () => fn(trx))
  })
}

/** Whether a limited member asks in this transaction. */
export function isLimited(trx: Trx): boolean {
  return views.has(trx)
}

/**
 * Inside `withViewer`: lets the account itself work, which sees and writes everything. For what would be wrong on half of
 * the truth (resolving, numbering events, choosing an address), and for every write; what the caller named has been looked
 * up before, as they see it. Changes nothing where whoever asks sees everything.
 */
export function asAccount<T>(trx: Trx, fn: () => Promise<T>): Promise<T> {
  return lookAs(trx, 'account', fn)
}

/** Inside `asAccount`: looks up what the caller has named as they see it. Changes nothing for whoever sees everything. */
export function asSeen<T>(trx: Trx, fn: () => Promise<T>): Promise<T> {
  return lookAs(trx, 'seen', fn)
}

async function lookAs<T>(trx: Trx, view: View, fn: () => Promise<T>): Promise<T> {
  const before = views.get(trx)
  if (before === undefined || before === view) return fn()
  await become(trx, view)
  try {
    const result = await fn()
    await become(trx, before)
    return result
  } catch (error) {
    // Whoever catches this and goes on must not see more than before. After an error of the database nothing can be asked
    // any more in this transaction, and the role ends with it.
    await become(trx, before).catch(() => views.set(trx, before))
    throw error
  }
}

async function become(trx: Trx, view: View): Promise<void> {
  await sql`select set_config('role', ${ROLES[view]}, true)`.execute(trx)
  views.set(trx, view)
}
