import { z } from 'zod'
import { graphError } from '../sending/errors.ts'
import { queueAccountUpdate } from '../webhooks/queue.ts'
import type { BusinessNumber, World } from './types.ts'
import { usernameProblem } from './usernames.ts'
import type { GraphResult } from './wire.ts'
import { getNumber } from './world.ts'

const request = z.looseObject({
  username: z.string(),
  transfer_action: z.enum(['none', 'force_transfer']).optional(),
})

/** `POST /<number>/username`. */
export function claimBusinessUsername(world: World, number_id: string, body: unknown): GraphResult {
  const parsed = request.safeParse(body)
  if (!parsed.success) return graphError(world, 100, 'The parameter username is required.')
  const { username, transfer_action } = parsed.data
  const problem = usernameProblem(username)
  if (problem) return graphError(world, 100, `Param username: ${problem}.`)
  const number = getNumber(world, number_id)
  if (!number.registered) return graphError(world, 133010)
  const holder = world.usernames.get(username.toLowerCase())
  if (holder && 'person_id' in holder) return graphError(world, 147001)
  if (holder && holder.number_id !== number_id) {
    const other = getNumber(world, holder.number_id)
    if (other.portfolio_id !== number.portfolio_id) return graphError(world, 147001)
    if (transfer_action !== 'force_transfer') return graphError(world, 147005)
    release(world, other)
  }
  release(world, number)
  number.username = { username, status: 'approved' }
  world.usernames.set(username.toLowerCase(), { number_id })
  announce(world, number, username, 'approved')
  return { ok: true, http_status: 200, body: { status: 'approved' } }
}

/** `GET /<number>/username`; without a name the property is left out. */
export function readBusinessUsername(world: World, number_id: string): GraphResult {
  const { username } = getNumber(world, number_id)
  return { ok: true, http_status: 200, body: { username: username?.username, status: username?.status } }
}

/** `DELETE /<number>/username`. */
export function deleteBusinessUsername(world: World, number_id: string): GraphResult {
  release(world, getNumber(world, number_id))
  return { ok: true, http_status: 200, body: { success: true } }
}

/** `GET /<number>/username_suggestions`: unused names made from the verified name. */
export function suggestBusinessUsernames(world: World, number_id: string): GraphResult {
  const words = getNumber(world, number_id)
    .verified_name.toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['shop']
  const candidates = [words.join('.'), words.join(''), `${words.join('_')}_official`]
  const username_suggestions = candidates.filter(
    (name) => !usernameProblem(name) && !world.usernames.has(name),
  )
  return { ok: true, http_status: 200, body: { data: [{ username_suggestions }] } }
}

/** The business changes or deletes its username in the app. */
export function changeBusinessUsernameInApp(
  world: World,
  number_id: string,
  username: string | undefined,
): void {
  const number = getNumber(world, number_id)
  if (username !== undefined) {
    claimBusinessUsername(world, number_id, { username, transfer_action: 'force_transfer' })
    return
  }
  release(world, number)
  announce(world, number, undefined, 'deleted')
}

function release(world: World, number: BusinessNumber): void {
  if (number.username) world.usernames.delete(number.username.username.toLowerCase())
  number.username = undefined
}

function announce(
  world: World,
  number: BusinessNumber,
  username: string | undefined,
  status: 'approved' | 'deleted',
): void {
  queueAccountUpdate(world, number.waba_id, world.switches.business_username_field, {
    display_phone_number: number.display_phone_number,
    username,
    status,
  })
}
