import { isObject, type JsonObject } from '../../../whatsapp/values/readers.ts'
import { refusal } from '../graph-error.ts'
import { isAbsent, requireProduct } from './read-message.ts'

/** A user to block or unblock, as given: by phone, which wins, or by BSUID. */
export type GivenUser = { user: string } | { user: null; user_id: string }

/** Each is a call to Meta, one after another. */
export const MOST_USERS = 100
const TOO_MANY = 130429

/** Reads the body of `POST` and `DELETE /<phone number id>/block_users`. Throws what Meta would refuse it with. */
export function readBlockList(body: JsonObject): GivenUser[] {
  requireProduct(body)
  const { block_users } = body
  const users = Array.isArray(block_users) ? block_users.map(readUser) : []
  const known = users.filter((it) => it !== null)
  if (users.length === 0 || known.length < users.length)
    throw refusal(100, 'Param block_users must be a list of users.')
  if (users.length > MOST_USERS)
    throw refusal(TOO_MANY, `Block or unblock at most ${MOST_USERS} users at once.`)
  return known
}

function readUser(given: unknown): GivenUser | null {
  if (!isObject(given)) return null
  const { user, user_id } = given
  // Both are read, although one wins: Meta refuses what is no id in either.
  if (!isAbsent(user_id) && typeof user_id !== 'string') return null
  if (isAbsent(user)) return isAbsent(user_id) ? null : { user: null, user_id }
  if (typeof user === 'string') return { user }
  return Number.isSafeInteger(user) ? { user: String(user) } : null
}
