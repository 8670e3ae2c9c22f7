import { lockAccount } from '../../platform/account-lock/lock.ts'
import { type ErrorCode, problem } from '../../platform/base/errors.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withAccountNow } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { callGraph, type GraphCall } from '../../whatsapp/graph.ts'
import { metaMembers, metaProblem } from '../../whatsapp/meta-problem.ts'
import {
  type JsonObject,
  readId,
  readList,
  readObjects,
  readUsername,
} from '../../whatsapp/values/readers.ts'
import { type Line, requireLine } from './line.ts'
import { type LineUsername, passUsernameOn, saveUsernames } from './usernames.ts'

type Which = { account_id: string; inbox_id: string }
/** Writes the entry of the audit log, in the transaction of the change. */
type RecordIt = (trx: Trx) => Promise<void>

const REFUSED: Record<number, ErrorCode> = {
  147001: 'username_unavailable',
  147002: 'username_not_eligible',
  147003: 'username_not_linked',
  147004: 'username_not_linked',
  147005: 'username_transfer_required',
  133010: 'number_not_registered',
}
const BAD_FORMAT = 100

/** Asks WhatsApp which username the line has, and keeps the answer. */
export async function askUsername(deps: Deps, which: Which): Promise<LineUsername> {
  const line = await findLine(deps, which)
  const body = await ask(deps, line, { method: 'GET', path: 'username' })
  const found = { username: readUsername(body, 'username'), status: readId(body, 'status') }
  await keep(deps, which, found)
  return found
}

/** Claims a username for the line; with `transfer` also one that another line of the portfolio holds. */
export async function claimUsername(
  deps: Deps,
  which: Which,
  { username, transfer }: { username: string; transfer: boolean },
  record: RecordIt,
): Promise<LineUsername> {
  const line = await findLine(deps, which)
  const body = await ask(deps, line, {
    method: 'POST',
    path: 'username',
    body: { username, transfer_action: transfer ? 'force_transfer' : 'none' },
  })
  const claimed = { username, status: readId(body, 'status') }
  await keep(deps, which, claimed, record)
  return claimed
}

/** Gives the username of the line up. */
export async function giveUpUsername(deps: Deps, which: Which, record: RecordIt): Promise<void> {
  const line = await findLine(deps, which)
  await ask(deps, line, { method: 'DELETE', path: 'username' })
  const { account_id, inbox_id } = which
  const now = new Date(deps.clock.now())
  const gone = { username: null, status: 'deleted' }
  await withAccountNow(deps.db, account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id, now })
    await saveUsernames(trx, account_id, [{ inbox_id, at: now, ...gone }])
    await record(trx)
    // WhatsApp announces what is deleted in its app, and not what is deleted here.
    await appendEvents(locked, [{ type: 'inbox.username_updated', at: now, inbox_id, data: gone }])
  })
}

/** The names that WhatsApp holds ready for the line. */
export async function askSuggestions(deps: Deps, which: Which): Promise<string[]> {
  const line = await findLine(deps, which)
  const body = await ask(deps, line, { method: 'GET', path: 'username_suggestions' })
  return readObjects(body, 'data')
    .flatMap((group) => readList(group, 'username_suggestions'))
    .filter((name) => typeof name === 'string')
}

function findLine(deps: Deps, { account_id, inbox_id }: Which): Promise<Line> {
  return withAccountNow(deps.db, account_id, (trx) => requireLine(trx, deps.secrets, account_id, inbox_id))
}

async function ask(
  deps: Deps,
  line: Line,
  { path, ...call }: Pick<GraphCall, 'method' | 'path' | 'body'>,
): Promise<JsonObject> {
  const outcome = await callGraph(deps, {
    ...call,
    token: line.access_token,
    path: `${line.phone_number_id}/${path}`,
  })
  if (outcome.kind === 'ok') return outcome.body
  if (outcome.kind === 'unknown') throw metaProblem(outcome)
  const { code, message, details } = outcome.error
  const meta = metaMembers(outcome.error)
  const known = REFUSED[code]
  if (known !== undefined) throw problem(known, undefined, meta)
  if (code !== BAD_FORMAT || call.method !== 'POST') throw metaProblem(outcome)
  const errors = [{ field: 'username', message: details ?? message }]
  throw problem('invalid_request', details ?? message, { errors, ...meta }, { about: 'username' })
}

async function keep(
  deps: Deps,
  { account_id, inbox_id }: Which,
  told: LineUsername,
  record?: RecordIt,
): Promise<void> {
  const at = new Date(deps.clock.now())
  await withAccountNow(deps.db, account_id, async (trx) => {
    if (told.username !== null) await passUsernameOn(trx, account_id, inbox_id, told.username, at)
    await saveUsernames(trx, account_id, [{ inbox_id, at, ...told }])
    await record?.(trx)
  })
}
