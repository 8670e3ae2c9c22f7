import { z } from 'zod'
import { isWindowOpen } from '../sending/accept.ts'
import { graphError, wireError } from '../sending/errors.ts'
import { readSend } from '../sending/read-send.ts'
import { dialledDigits } from '../sending/recipient.ts'
import { bsuidOf, relationOf } from '../visibility.ts'
import { participantOf, showPerson } from '../webhooks/identity.ts'
import { phoneKey } from './phones.ts'
import type { World } from './types.ts'
import type { GraphResult, JsonObject } from './wire.ts'
import { getNumber } from './world.ts'

const MAX_BLOCKED = 64_000
const PAGE = 100

const MOST_USERS = 1_000

const user = z.union([z.string().min(1), z.number().refine(Number.isSafeInteger)]).transform(String)
const request = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  block_users: z
    .array(
      z
        .looseObject({ user: user.optional(), user_id: z.string().optional() })
        .refine(({ user, user_id }) => user !== undefined || user_id !== undefined),
    )
    .min(1),
})

type Entry = { input: string; by_phone: boolean; person_id?: string; is_self?: boolean }

/** `POST /<number>/block_users`: only people who wrote in the last 24 hours; partly failed is 400 with both lists. */
export function blockUsers(world: World, number_id: string, body: JsonObject): GraphResult {
  return change(world, number_id, body, 'added_users', (person_id) => {
    const number = getNumber(world, number_id)
    if (number.blocked.size >= MAX_BLOCKED) return 139101
    if (!isWindowOpen(world, relationOf(world, number_id, person_id))) return 131047
    number.blocked.add(person_id)
    return undefined
  })
}

/** `DELETE /<number>/block_users` with the same body. */
export function unblockUsers(world: World, number_id: string, body: JsonObject): GraphResult {
  return change(world, number_id, body, 'removed_users', (person_id) => {
    getNumber(world, number_id).blocked.delete(person_id)
    return undefined
  })
}

function change(
  world: World,
  number_id: string,
  body: JsonObject,
  done_name: 'added_users' | 'removed_users',
  apply: (person_id: string) => number | undefined,
): GraphResult {
  const parsed = request.safeParse(readSend(body))
  if (!parsed.success) {
    const [name] = parsed.error.issues[0]?.path ?? []
    const missing = 'The parameter messaging_product is required.'
    return graphError(
      world,
      100,
      name === 'messaging_product' ? missing : 'Param block_users must be a list of users.',
    )
  }
  if (parsed.data.block_users.length > MOST_USERS) return graphError(world, 130429)
  const done: JsonObject[] = []
  const failed: JsonObject[] = []
  for (const one of parsed.data.block_users) {
    const entry = resolve(world, number_id, one)
    const code = entry.is_self ? 131021 : entry.person_id === undefined ? 131047 : apply(entry.person_id)
    if (code === undefined) done.push(presentEntry(world, entry))
    else failed.push({ input: entry.input, errors: [wireError(code)] })
  }
  const block_users = { [done_name]: done, failed_users: failed.length > 0 ? failed : undefined }
  const answer = { messaging_product: 'whatsapp', block_users }
  if (failed.length === 0) return { ok: true, http_status: 200, body: answer }
  const failure = graphError(world, 139100)
  return { ...failure, body: { ...answer, ...failure.body } }
}

/** In one entry the phone wins over the BSUID; parents are not accepted. */
function resolve(world: World, number_id: string, entry: { user?: string; user_id?: string }): Entry {
  if (entry.user !== undefined) {
    const number = getNumber(world, number_id)
    const key = phoneKey(dialledDigits(world, number, entry.user))
    const is_self = key === phoneKey(number.display_phone_number)
    return { input: entry.user, by_phone: true, person_id: world.directory.get(key), is_self }
  }
  const input = entry.user_id ?? ''
  const record = world.bsuids.get(input)
  const { portfolio_id } = getNumber(world, number_id)
  const ours =
    record?.state === 'active' && 'portfolio_id' in record.scope && record.scope.portfolio_id === portfolio_id
  return { input, by_phone: false, person_id: ours ? record.person_id : undefined }
}

function presentEntry(world: World, entry: Entry): JsonObject {
  if (!entry.by_phone) return { input: entry.input, user_id: entry.input }
  const person = entry.person_id === undefined ? undefined : world.people.get(entry.person_id)
  return { input: entry.input, wa_id: person?.wa_id }
}

/** `GET /<number>/block_users`, newest last; cursors are places in the list. */
export function listBlockedUsers(
  world: World,
  number_id: string,
  page: { limit?: number; after?: string } = {},
): GraphResult {
  const number = getNumber(world, number_id)
  const start = page.after === undefined ? 0 : Number(Buffer.from(page.after, 'base64url').toString())
  if (!Number.isInteger(start) || start < 0) return graphError(world, 131059)
  const all = [...number.blocked]
  const end = Math.min(start + (page.limit ?? PAGE), all.length)
  const data = all.slice(start, end).map((person_id) => {
    bsuidOf(world, number.portfolio_id, person_id)
    const { username: _username, ...shown } = participantOf(showPerson(world, number_id, person_id))
    return { messaging_product: 'whatsapp', ...shown }
  })
  const cursor = (place: number) => Buffer.from(String(place)).toString('base64url')
  return {
    ok: true,
    http_status: 200,
    body: {
      data,
      paging: {
        cursors: { before: cursor(start), after: cursor(end) },
        next: end < all.length ? cursor(end) : undefined,
      },
    },
  }
}
