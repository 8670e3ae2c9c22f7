import { invalidField, problem } from '../../platform/base/errors.ts'
import type { Access, Availability, Role } from '../../platform/db/tables/users.ts'
import type { Db, ReadTrx, Trx } from '../../platform/db/types.ts'
import { withAccountNow, withEveryAccount } from '../../platform/db/with-account.ts'
import { loadSeen, type TeamInboxes } from '../../platform/db/with-viewer.ts'
import { placeUser } from './users.ts'

export type Membership = { role: Role; access: Access }
export type Member = Membership & {
  id: string
  name: string
  email: string
  availability: Availability
  created_at: Date
}
export type OwnAccount = Membership & { id: string; name: string }

/** What a user is in an account, and what a limited member's teams have; null where the user is no member. */
export function findMembership(
  db: Db,
  account_id: string,
  user_id: string,
): Promise<(Membership & { seen: TeamInboxes | null }) | null> {
  return withAccountNow(db, account_id, async (trx) => {
    const row = await trx
      .selectFrom('memberships')
      .select(['role', 'access'])
      .where('account_id', '=', account_id)
      .where('user_id', '=', user_id)
      .executeTakeFirst()
    if (row === undefined) return null
    return { ...row, seen: row.access === 'teams' ? await loadSeen(trx, account_id, user_id) : null }
  })
}

/** What a member with this role sees: where nothing is asked for, as before. Owners and admins see everything. */
export function accessOf(role: Role, asked: Access | undefined, before: Access = 'everything'): Access {
  if (role === 'agent' || role === 'viewer') return asked ?? before
  if (asked === 'teams') throw invalidField('access', 'owners and admins see everything')
  return 'everything'
}

/** The accounts that a user is a member of. */
export function listOwnAccounts(db: Db, user_id: string): Promise<OwnAccount[]> {
  return withEveryAccount(db, (trx) =>
    trx
      .selectFrom('memberships')
      .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
      .select(['accounts.id', 'accounts.name', 'memberships.role', 'memberships.access'])
      .where('memberships.user_id', '=', user_id)
      .orderBy('accounts.name')
      .execute(),
  )
}

/** Where a user is a member, and under which name; found by id or by address. */
export function findMemberships(
  db: Db,
  who: { user_id: string } | { email: string },
): Promise<{ account_id: string; user_id: string; name: string }[]> {
  return withEveryAccount(db, (trx) =>
    trx
      .selectFrom('memberships')
      .innerJoin('users', 'users.id', 'memberships.user_id')
      .select(['memberships.account_id', 'memberships.user_id', 'users.name'])
      .$if('user_id' in who, (query) => query.where('users.id', '=', 'user_id' in who ? who.user_id : ''))
      .$if('email' in who, (query) => query.where('users.email', '=', 'email' in who ? who.email : ''))
      .execute(),
  )
}

/** Who works in the account, by the time they came. */
export function listMembers(trx: ReadTrx, account_id: string): Promise<Member[]> {
  return membersOf(trx, account_id).orderBy('memberships.created_at').orderBy('users.id').execute()
}

/** One of them, or null. */
export async function findMember(trx: ReadTrx, account_id: string, user_id: string): Promise<Member | null> {
  return (await membersOf(trx, account_id).where('users.id', '=', user_id).executeTakeFirst()) ?? null
}

function membersOf(trx: ReadTrx, account_id: string) {
  return trx
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'memberships.role',
      'memberships.access',
      'memberships.availability',
      'memberships.created_at',
    ])
    .where('memberships.account_id', '=', account_id)
}

/** Gives a member another role or access, or with null takes them out. `requirePower` refuses a role above the caller's. */
export async function changeMember(
  trx: Trx,
  account_id: string,
  user_id: string,
  change: { role?: Role | undefined; access?: Access | undefined } | null,
  requirePower: (role: Role) => void,
): Promise<void> {
  // Every owner's row, in one order: two owners who remove each other at the same time are heard one after the other.
  const locked = await trx
    .selectFrom('memberships')
    .select(['user_id', 'role', 'access'])
    .where('account_id', '=', account_id)
    .where((row) => row.or([row('role', '=', 'owner'), row('user_id', '=', user_id)]))
    .orderBy('user_id')
    .forUpdate()
    .execute()
  const member = locked.find((row) => row.user_id === user_id)
  if (member === undefined) throw problem('not_found')
  const role = change === null ? null : (change.role ?? member.role)
  const access = role === null ? member.access : accessOf(role, change?.access, member.access)
  if (member.role === role && member.access === access) return
  requirePower(member.role)
  if (role !== null) requirePower(role)
  const owners = locked.filter((row) => row.role === 'owner').length
  if (member.role === 'owner' && role !== 'owner' && owners === 1) throw problem('last_owner')
  if (role === null) {
    await trx
      .deleteFrom('memberships')
      .where('account_id', '=', account_id)
      .where('user_id', '=', user_id)
      .execute()
    await placeUser(trx, user_id)
  } else {
    await trx
      .updateTable('memberships')
      .set({ role, access })
      .where('account_id', '=', account_id)
      .where('user_id', '=', user_id)
      .execute()
  }
}

/** Sets whether assignment rules may assign conversations to a member. */
export async function setAvailability(
  trx: Trx,
  account_id: string,
  user_id: string,
  availability: Availability,
): Promise<void> {
  await trx
    .updateTable('memberships')
    .set({ availability })
    .where('account_id', '=', account_id)
    .where('user_id', '=', user_id)
    .execute()
}
