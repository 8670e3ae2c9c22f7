import { sql } from 'kysely'
import { setLocal } from './set-local.ts'
import type { Db, Trx } from './types.ts'
import { withAccountNow } from './with-account.ts'

/** Who looks at an account: a caller who sees everything, or a member who is limited to the inboxes of their teams. */
export type Viewer = {
  account_id: string
  limited_user_id: string | null
  /** What the limited member sees now, where the caller has just read it; else it is read first. */
  seen?: Seen | null
}

/** What a limited member's teams have: their inboxes, and the WABAs of these, which hold their templates. */
export type Seen = { inbox_ids: string[]; waba_ids: string[] }

type View = 'seen' | 'account'

/** Of each transaction of a limited member, how it works at this moment and what the member sees. */
const views = new WeakMap<Trx, { view: View; inbox_ids: string[] }>()
const ROLES: Record<View, string> = { seen: 'selfsame_member', account: 'selfsame_app' }

/**
 * Runs `fn` in one transaction that sees what this viewer sees. For a limited member that is what hangs on the inboxes
 * that their teams have at this moment, and it writes nothing: see `asAccount`.
 */
export function withViewer<T>(db: Db, viewer: Viewer, fn: (trx: Trx) => Promise<T>): Promise<T> {
  const { account_id, limited_user_id } = viewer
  return withAccountNow(db, account_id, async (trx) => {
    if (limited_user_id === null) return fn(trx)
    const { inbox_ids, waba_ids } = viewer.seen ?? (await loadSeen(trx, account_id, limited_user_id))
    await setLocal(trx, {
      'selfsame.inbox_ids': arrayText(inbox_ids),
      'selfsame.waba_ids': arrayText(waba_ids),
      // What the policies add makes short statements look dear, and compiling them takes longer than they do.
      jit: 'off',
      role: ROLES.seen,
    })
    views.set(trx, { view: 'seen', inbox_ids })
    return fn(trx)
  })
}

/** What a member's teams have at this moment. */
export async function loadSeen(trx: Trx, account_id: string, user_id: string): Promise<Seen> {
  const { rows } = await sql<Seen>`
    select coalesce(array_agg(distinct i.id::text), '{}') as inbox_ids,
      coalesce(array_agg(distinct i.waba_id) filter (where i.waba_id is not null), '{}') as waba_ids
      from team_members m
      join team_inboxes t on t.account_id = m.account_id and t.team_id = m.team_id
      join inboxes i on i.account_id = t.account_id and i.id = t.inbox_id
     where m.account_id = ${account_id} and m.user_id = ${user_id}`.execute(trx)
  return rows[0] ?? { inbox_ids: [], waba_ids: [] }
}

/** Whether a limited member asks in this transaction. */
export function isLimited(trx: Trx): boolean {
  return views.has(trx)
}

/** The inboxes that the limited member of this transaction sees; null where the caller sees everything. */
export function inboxesSeen(trx: Trx): string[] | null {
  return views.get(trx)?.inbox_ids ?? null
}

/**
 * Inside `withViewer`: lets the account itself work, which sees and writes everything. For what would be wrong on half of
 * the truth (resolving, numbering events, choosing an address), and for every write; what the caller named has been looked
 * up before, as they see it. Changes nothing where the caller sees everything.
 */
export function asAccount<T>(trx: Trx, fn: () => Promise<T>): Promise<T> {
  return lookAs(trx, 'account', fn)
}

/** Inside `asAccount`: looks up what the caller has named as they see it. Changes nothing for callers who see everything. */
export function asSeen<T>(trx: Trx, fn: () => Promise<T>): Promise<T> {
  return lookAs(trx, 'seen', fn)
}

async function lookAs<T>(trx: Trx, view: View, fn: () => Promise<T>): Promise<T> {
  const current = views.get(trx)
  if (current === undefined || current.view === view) return fn()
  const before = current.view
  const become = async (next: View) => {
    await setLocal(trx, { role: ROLES[next] })
    current.view = next
  }
  await become(view)
  try {
    const result = await fn()
    await become(before)
    return result
  } catch (error) {
    // A caller that catches this and goes on must not see more than before. After an error of the database nothing can be
    // asked any more in this transaction, and the role ends with it.
    await become(before).catch(() => {
      current.view = before
    })
    throw error
  }
}

function arrayText(values: string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
