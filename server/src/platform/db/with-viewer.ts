import { sql } from 'kysely'
import { setLocal } from './set-local.ts'
import type { Db, ReadTrx, Trx } from './types.ts'
import { withAccountNow } from './with-account.ts'

/** Who looks at an account: a caller who sees everything, or a member who is limited to the inboxes of their teams. */
export type Viewer = {
  account_id: string
  limited_user_id: string | null
  /** What the limited member sees now, where the caller has just read it; else it is read first. */
  seen?: TeamInboxes | null
}

/** What a limited member's teams have: their inboxes, and the WABAs of these, which hold their templates. */
export type TeamInboxes = { inbox_ids: string[]; waba_ids: string[] }

const VIEW = Symbol('view')
const ROLES = { seen: 'selfsame_member', account: 'selfsame_app' } as const

/** The transaction behind a `SeenTrx`, and how it works at this moment. */
type View = { readonly trx: Trx; role: keyof typeof ROLES }

/**
 * A transaction that reads what its caller sees. It can't be passed to what writes or needs the whole account: see
 * `asAccount`.
 */
export type SeenTrx = ReadTrx & {
  /** The inboxes that a limited member sees; null where the caller sees everything. */
  readonly inbox_ids: string[] | null
  readonly [VIEW]: View
}

/**
 * Runs `fn` in one transaction that sees what this viewer sees. For a limited member that is what hangs on the inboxes
 * that their teams have at this moment.
 */
export function withViewer<T>(db: Db, viewer: Viewer, fn: (trx: SeenTrx) => Promise<T>): Promise<T> {
  const { account_id, limited_user_id } = viewer
  return withAccountNow(db, account_id, async (trx) => {
    if (limited_user_id === null) return fn(seeAll(trx))
    const { inbox_ids, waba_ids } = viewer.seen ?? (await loadSeen(trx, account_id, limited_user_id))
    await setLocal(trx, {
      'selfsame.inbox_ids': arrayText(inbox_ids),
      'selfsame.waba_ids': arrayText(waba_ids),
      // What the policies add makes short statements look dear, and compiling them takes longer than they do.
      jit: 'off',
      role: ROLES.seen,
    })
    return fn(see({ trx, role: 'seen' }, inbox_ids))
  })
}

/** The view of a caller who sees the whole account. */
export function seeAll(trx: Trx): SeenTrx {
  return see({ trx, role: 'account' }, null)
}

function see(view: View, inbox_ids: string[] | null): SeenTrx {
  const { trx } = view
  return {
    selectFrom: trx.selectFrom.bind(trx) as Trx['selectFrom'],
    getExecutor: () => trx.getExecutor(),
    inbox_ids,
    [VIEW]: view,
  }
}

/** What a member's teams have at this moment. */
export async function loadSeen(trx: Trx, account_id: string, user_id: string): Promise<TeamInboxes> {
  const { rows } = await sql<TeamInboxes>`
    select coalesce(array_agg(distinct i.id::text), '{}') as inbox_ids,
      coalesce(array_agg(distinct i.waba_id) filter (where i.waba_id is not null), '{}') as waba_ids
      from team_members m
      join team_inboxes t on t.account_id = m.account_id and t.team_id = m.team_id
      join inboxes i on i.account_id = t.account_id and i.id = t.inbox_id
     where m.account_id = ${account_id} and m.user_id = ${user_id}`.execute(trx)
  return rows[0] ?? { inbox_ids: [], waba_ids: [] }
}

export type Whole<S extends Seeing> = Omit<S, 'trx'> & { readonly trx: Trx } & { readonly seen: SeenTrx }
export type Seeing = { readonly trx: SeenTrx }

/**
 * Lets the account itself work, which sees and writes everything. For what would be wrong on half of the truth (resolving,
 * numbering events, choosing an address), and for every write. What the caller named has been looked up before, as they
 * see it, or is looked up in `seen`. Changes nothing in the transaction where the caller sees everything.
 */
export function asAccount<S extends Seeing, T>(seen: S, fn: (scope: Whole<S>) => Promise<T>): Promise<T> {
  return workAs(seen.trx, 'account', () => fn({ ...seen, trx: seen.trx[VIEW].trx, seen: seen.trx }))
}

/** Inside `asAccount`: looks up what the caller has named as they see it. */
export function asSeen<T>(seen: SeenTrx, fn: (trx: SeenTrx) => Promise<T>): Promise<T> {
  return workAs(seen, 'seen', () => fn(seen))
}

/** The scope of a caller who sees the whole account; null for a limited member. */
export function wholeOf<S extends Seeing>(seen: S): Whole<S> | null {
  return seen.trx.inbox_ids === null ? { ...seen, trx: seen.trx[VIEW].trx, seen: seen.trx } : null
}

async function workAs<T>(
  { inbox_ids, [VIEW]: view }: SeenTrx,
  role: View['role'],
  fn: () => Promise<T>,
): Promise<T> {
  if (inbox_ids === null || view.role === role) return fn()
  const before = view.role
  const become = async (next: View['role']) => {
    await setLocal(view.trx, { role: ROLES[next] })
    view.role = next
  }
  await become(role)
  try {
    const result = await fn()
    await become(before)
    return result
  } catch (error) {
    // A caller that catches this and continues must not see more than before. After an error of the database this
    // transaction accepts no more statements, and the role ends with it.
    await become(before).catch(() => {
      view.role = before
    })
    throw error
  }
}

function arrayText(values: string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
