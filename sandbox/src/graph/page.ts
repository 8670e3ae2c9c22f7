import type { GraphFailure } from '../world/wire.ts'
import { badParameter } from './errors.ts'
import type { GraphCall } from './handle.ts'

type Page<Item> = { ok: true; items: Item[]; paging?: object } | GraphFailure

const USUAL = 25

/** The page of a list that `limit`, `after` and `before` ask for. `next` and `previous` are there where more follows. */
export function pageOf<Item extends { id: string }>(call: GraphCall, all: Item[]): Page<Item> {
  const { world } = call.runtime
  const { limit: given, after, before } = call.query
  const limit = given === undefined ? USUAL : Number(given)
  if (!Number.isInteger(limit) || limit < 1)
    return badParameter(world, 'Param limit must be a number of 1 or more.')
  const placeOf = (cursor: string) => all.findIndex(({ id }) => cursorOf(id) === cursor)
  const place = after ?? before
  if (place !== undefined && placeOf(place) === -1)
    return badParameter(world, 'Param after or before is no cursor of this list.')
  const start =
    after !== undefined ? placeOf(after) + 1 : before !== undefined ? Math.max(placeOf(before) - limit, 0) : 0
  const end = after === undefined && before !== undefined ? placeOf(before) : start + limit
  const items = all.slice(start, end)
  const [first] = items
  const last = items.at(-1)
  if (first === undefined || last === undefined) return { ok: true, items }
  const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) }
  const next = end < all.length ? linkTo(call, { after: cursors.after }) : undefined
  const previous = start > 0 ? linkTo(call, { before: cursors.before }) : undefined
  return { ok: true, items, paging: { cursors, next, previous } }
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url')
}

function linkTo({ request, query }: GraphCall, place: { after?: string; before?: string }): string {
  const { after: _after, before: _before, access_token: _token, ...kept } = query
  const parameters = Object.entries({ ...kept, ...place }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const path = request.originalUrl.split('?')[0]
  return `${request.protocol}://${request.host}${path}?${new URLSearchParams(parameters)}`
}
