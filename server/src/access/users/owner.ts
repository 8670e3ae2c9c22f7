import { sql } from 'kysely'
import { lastArrival } from '../../platform/account-lock/arrivals.ts'
import { appendAudit } from '../../platform/audit/append.ts'
import type { Clock } from '../../platform/base/clock.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { PasswordHashing } from '../../platform/base/password-hashing.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import { addAccount } from '../accounts/accounts.ts'
import { digestLinkToken, makeLinkToken } from './one-time-link.ts'
import { insertUser, isAnybodyThere, placeUser } from './users.ts'

type Context = { db: Db; clock: Clock }
export type NewOwner = {
  token: string
  account_name: string | null
  name: string
  email: string
  password: string
}

// Every process that starts prints a link; of the ones before, so many stay good for an operator who copied them.
const LINKS_KEPT = 5
const DEFAULT_ACCOUNT_NAME = 'My organisation'
// Any number that nothing else of ours locks.
const FIRST_OWNER_LOCK = 7_355_608_002

/** A new link for the first owner, or null where a user exists already. */
export function makeOwnerLink({ db, clock }: Context, base_url: string): Promise<string | null> {
  return withEveryAccount(db, async (trx) => {
    if (await isAnybodyThere(trx)) return null
    const { token, token_digest } = makeLinkToken()
    await trx
      .insertInto('owner_links')
      .values({ token_digest, created_at: new Date(clock.now()) })
      .execute()
    const kept = trx
      .selectFrom('owner_links')
      .select('token_digest')
      .orderBy('created_at', 'desc')
      .limit(LINKS_KEPT)
    await trx
      .deleteFrom('owner_links')
      .where('token_digest', 'not in', kept)
      .where('token_digest', '!=', token_digest)
      .execute()
    return `${base_url}/sign-up?token=${token}`
  })
}

/** Makes the first person, who owns the only account there is, or a new one. The link works once. */
export async function makeOwner(
  { db, clock, passwords }: Context & { passwords: PasswordHashing },
  owner: NewOwner,
): Promise<{ user_id: string; account_id: string }> {
  const token_digest = digestLinkToken(owner.token)
  await withEveryAccount(db, (trx) => checkLink(trx, token_digest))
  // Slow on purpose, so outside the transaction that others would wait for.
  const password_hash = await passwords.hash(owner.password)
  const now = new Date(clock.now())
  return withEveryAccount(db, async (trx) => {
    // Two browsers with two links at the same time: the second finds a user.
    await sql`select pg_advisory_xact_lock(${FIRST_OWNER_LOCK}::bigint)`.execute(trx)
    await checkLink(trx, token_digest)
    const account_id = await accountToOwn(trx, owner.account_name, now)
    const user_id = await insertUser(trx, { ...owner, password_hash, now })
    await trx
      .insertInto('memberships')
      .values({ account_id, user_id, role: 'owner', unread_since: lastArrival(account_id), created_at: now })
      .execute()
    await placeUser(trx, user_id)
    await trx.deleteFrom('owner_links').execute()
    const actor = { kind: 'member' as const, id: user_id, name: owner.name }
    const subject = { kind: 'user' as const, id: user_id }
    await appendAudit(trx, [{ account_id, at: now, actor, action: 'owner.made', subject }])
    return { user_id: presentId('user', user_id), account_id: presentId('account', account_id) }
  })
}

async function checkLink(trx: Trx, token_digest: Buffer): Promise<void> {
  if (await isAnybodyThere(trx)) throw problem('owner_exists')
  const link = await trx
    .selectFrom('owner_links')
    .select('created_at')
    .where('token_digest', '=', token_digest)
    .executeTakeFirst()
  if (link === undefined) throw problem('invalid_link')
}

async function accountToOwn(trx: Trx, name: string | null, now: Date): Promise<string> {
  const accounts = await trx.selectFrom('accounts').select(['id', 'name']).orderBy('id').limit(1000).execute()
  const [only] = accounts
  if (only !== undefined && accounts.length === 1) return only.id
  const named = accounts.find((account) => account.name === name)
  if (named !== undefined) return named.id
  if (accounts.length > 1) throw problem('account_required')
  return addAccount(trx, name ?? DEFAULT_ACCOUNT_NAME, now)
}
