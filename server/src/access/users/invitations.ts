import { lastArrival } from '../../platform/account-lock/arrivals.ts'
import { appendAudit } from '../../platform/audit/append.ts'
import type { Clock } from '../../platform/base/clock.ts'
import { problem } from '../../platform/base/errors.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import type { PasswordHashing } from '../../platform/base/password-hashing.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { Access, Role } from '../../platform/db/tables/users.ts'
import type { Db, ReadTrx, Trx } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import { digestLinkToken, makeLinkToken } from './one-time-link.ts'
import { findUserId, insertUser, placeUser } from './users.ts'

const VALID_MS = 7 * 24 * 60 * 60 * 1000

export type Invitation = {
  id: string
  email: string
  role: Role
  access: Access
  invited_by: string
  created_at: Date
  expires_at: Date
}

/**
 * Invites an address, in place of an earlier invitation to it, which `requirePower` may refuse. The token is only
 * returned here.
 */
export async function invite(
  trx: Trx,
  account_id: string,
  given: { email: string; role: Role; access: Access; invited_by: string; now: Date },
  requirePower: (role: Role) => void,
): Promise<{ invitation: Invitation; token: string }> {
  const { email, role, access, invited_by, now } = given
  const member = await trx
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('users.id')
    .where('memberships.account_id', '=', account_id)
    .where('users.email', '=', email)
    .executeTakeFirst()
  if (member !== undefined)
    throw problem('already_exists', 'A member with this email address already exists.')
  const replaced = await trx
    .selectFrom('invitations')
    .select('role')
    .where('account_id', '=', account_id)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  if (replaced === undefined) await requireRoom(trx, account_id, 'invitations')
  else requirePower(replaced.role)
  const { token, token_digest } = makeLinkToken()
  const invitation = {
    id: newId(),
    email,
    role,
    access,
    invited_by,
    created_at: now,
    expires_at: new Date(now.getTime() + VALID_MS),
  }
  const row = { ...invitation, account_id, token_digest, accepted_at: null }
  await trx
    .insertInto('invitations')
    .values(row)
    // The link that was given out before stops to work.
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'email']).where('accepted_at', 'is', null).doUpdateSet(row),
    )
    .execute()
  return { invitation, token }
}

/** List open invitations, also those that have expired. */
export function listInvitations(trx: ReadTrx, account_id: string): Promise<Invitation[]> {
  return trx
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'access', 'invited_by', 'created_at', 'expires_at'])
    .where('account_id', '=', account_id)
    .where('accepted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Takes an invitation back, so that its link stops to work. Where `requirePower` throws, the transaction keeps it. */
export async function withdrawInvitation(
  trx: Trx,
  account_id: string,
  id: string,
  requirePower: (role: Role) => void,
): Promise<void> {
  const withdrawn = await trx
    .deleteFrom('invitations')
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returning('role')
    .executeTakeFirst()
  if (withdrawn === undefined) throw problem('not_found')
  requirePower(withdrawn.role)
}

type Context = {
  db: Db
  clock: Clock
  passwords: PasswordHashing
  isPasswordOf: (email: string, password: string) => Promise<boolean>
}

/**
 * Makes the holder of the link a member. An existing user also proves by their password that the invitation is for
 * them: the link alone opens nothing of that user.
 */
export async function acceptInvitation(
  { db, clock, passwords, isPasswordOf }: Context,
  given: { token: string; name: string | null; password: string },
): Promise<{ user_id: string; account_id: string }> {
  const now = new Date(clock.now())
  const token_digest = digestLinkToken(given.token)
  const { email, known } = await withEveryAccount(db, async (trx) => {
    const found = await openInvitation(trx, token_digest, now)
    return { email: found.email, known: await findUserId(trx, found.email) }
  })
  if (known !== null && !(await isPasswordOf(email, given.password))) throw problem('wrong_password')
  // Slow on purpose, so outside the transaction that others would wait for.
  const password_hash = known === null ? await passwords.hash(given.password) : null
  return withEveryAccount(db, async (trx) => {
    const { account_id, id, role, access } = await openInvitation(trx, token_digest, now)
    const user_id = known ?? (await makeUser(trx, given.name ?? email, email, password_hash ?? '', now))
    await trx
      .insertInto('memberships')
      .values({ account_id, user_id, role, access, unread_since: lastArrival(account_id), created_at: now })
      .onConflict((conflict) => conflict.columns(['account_id', 'user_id']).doNothing())
      .execute()
    await placeUser(trx, user_id)
    await trx
      .updateTable('invitations')
      .set({ accepted_at: now })
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute()
    const { name } = await trx
      .selectFrom('users')
      .select('name')
      .where('id', '=', user_id)
      .executeTakeFirstOrThrow()
    const actor = { kind: 'member' as const, id: user_id, name }
    const subject = { kind: 'user' as const, id: user_id }
    await appendAudit(trx, [
      { account_id, at: now, actor, action: 'invitation.accepted', subject, details: { role } },
    ])
    return { user_id: presentId('user', user_id), account_id: presentId('account', account_id) }
  })
}

// Two accounts may have invited one new address, and both links be followed at once.
async function makeUser(trx: Trx, name: string, email: string, password_hash: string, now: Date) {
  if ((await findUserId(trx, email)) !== null) throw problem('wrong_password')
  return insertUser(trx, { name, email, password_hash, now })
}

async function openInvitation(trx: Trx, token_digest: Buffer, now: Date) {
  const found = await trx
    .selectFrom('invitations')
    .select(['account_id', 'id', 'email', 'role', 'access'])
    .where('token_digest', '=', token_digest)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    // The second of two who follow the link at once waits here, and finds it used.
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw problem('invalid_link')
  return found
}
