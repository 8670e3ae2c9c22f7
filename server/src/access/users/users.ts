import { sql } from 'kysely'
import { newId } from '../../platform/base/ids.ts'
import type { Trx } from '../../platform/db/types.ts'

export type NewUser = { name: string; email: string; password_hash: string; now: Date }

/** Adds a user who can sign in with this address from now on. Needs a transaction that sees every account. */
export async function insertUser(trx: Trx, user: NewUser): Promise<string> {
  const id = newId()
  const times = { created_at: user.now, updated_at: user.now }
  await trx
    .insertInto('users')
    .values({ id, name: user.name, email: user.email, email_verified: false, image: null, ...times })
    .execute()
  // In the form that better-auth gives a password: the user's own id under the provider `credential`.
  await trx
    .insertInto('user_credentials')
    .values({
      id: newId(),
      user_id: id,
      provider_id: 'credential',
      account_id: id,
      password: user.password_hash,
      ...times,
    })
    .execute()
  return id
}

/** The id of the user with this address, or null. Needs a transaction that sees every account. */
export async function findUserId(trx: Trx, email: string): Promise<string | null> {
  const row = await trx.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id ?? null
}

/** True once there is a user. Needs a transaction that sees every account. */
export async function isAnybodyThere(trx: Trx): Promise<boolean> {
  return (await trx.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Lets accounts see the users who are their members, after a membership began or ended. */
export async function placeUser(trx: Trx, user_id: string): Promise<void> {
  await sql`select selfsame_place_user(${user_id})`.execute(trx)
}
