import { type RawBuilder, sql } from 'kysely'
import type { Secrets } from '../../platform/base/crypto.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { lockPlaces } from '../../platform/db/limits.ts'
import type { EndpointFormat, EndpointsTable } from '../../platform/db/tables/webhooks.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { lastSeq } from '../../platform/events/queries.ts'
import { makeSecret, secretContext } from './signing.ts'

export type Endpoint = Omit<
  EndpointsTable,
  'failures' | 'secret' | 'previous_secret' | 'held_by' | 'held_until'
> & {
  failures: number
  /** When the first event happened that it has not had; null where it has had all. */
  behind_since: Date | null
}

export type EndpointFields = {
  name: string
  url: string
  event_types: string[] | null
  inbox_ids: string[] | null
  format: EndpointFormat
  ordered: boolean
  concurrency: number
}

const MOST_ENDPOINTS = 50

const SELECTED = sql`
  select e.account_id, e.id, e.name, e.url, e.event_types, e.inbox_ids, e.format, e.ordered, e.concurrency, e.previous_until,
    e.state, e.state_reason, e.state_at, e.position, e.failures, e.failing_since, e.held_back_until, e.last_success_at,
    e.last_failure_at, e.last_status, e.last_error, e.created_at, e.updated_at, v.at as behind_since
    from endpoints e
    left join lateral (
      select at from events v where v.account_id = e.account_id and v.seq > e.position order by v.seq limit 1) as v on true`

/** The oldest first, those behind `after` only. */
export async function listEndpoints(
  trx: ReadTrx,
  account_id: string,
  limit: number,
  after: string | null,
): Promise<Endpoint[]> {
  const { rows } = await sql<Endpoint>`
    ${SELECTED} where e.account_id = ${account_id} and ${after === null ? sql`true` : sql`e.id > ${after}`}
     order by e.id limit ${limit}`.execute(trx)
  return rows
}

/** Throws `not_found`. */
export async function findEndpoint(trx: ReadTrx, account_id: string, id: string): Promise<Endpoint> {
  return one(trx, sql<Endpoint>`${SELECTED} where e.account_id = ${account_id} and e.id = ${id}`)
}

/** Adds an endpoint that gets events from now on. Its secret is only returned here. */
export async function addEndpoint(
  trx: Trx,
  secrets: Secrets,
  account_id: string,
  fields: EndpointFields,
  now: Date,
): Promise<{ endpoint: Endpoint; secret: string }> {
  await requireInboxes(trx, account_id, fields.inbox_ids)
  await lockPlaces(trx, account_id, 'endpoints')
  const { count } = await trx
    .selectFrom('endpoints')
    .select((eb) => eb.fn.countAll<string | number>().as('count'))
    .where('account_id', '=', account_id)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_ENDPOINTS) throw problem('too_many_endpoints')
  const id = newId()
  const secret = makeSecret()
  await trx
    .insertInto('endpoints')
    .values({
      ...fields,
      account_id,
      id,
      secret: secrets.seal(secret, secretContext(id)),
      state: 'enabled',
      state_at: now,
      position: await lastSeq(trx, account_id),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { endpoint: await findEndpoint(trx, account_id, id), secret }
}

export async function changeEndpoint(
  trx: Trx,
  account_id: string,
  id: string,
  change: Partial<EndpointFields>,
  now: Date,
): Promise<Endpoint> {
  await requireInboxes(trx, account_id, change.inbox_ids ?? null)
  await trx
    .updateTable('endpoints')
    .set({ ...change, updated_at: now })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
  return findEndpoint(trx, account_id, id)
}

/** With its deliveries. Deliveries in flight arrive, and are not recorded. */
export async function removeEndpoint(trx: Trx, account_id: string, id: string): Promise<void> {
  await one(trx, sql`delete from endpoints where account_id = ${account_id} and id = ${id} returning id`)
}

/** Nothing more is sent until it is resumed; the feed waits for it. */
export async function pauseEndpoint(trx: Trx, account_id: string, id: string, now: Date): Promise<Endpoint> {
  await sql`
    update endpoints set state = 'paused', state_reason = null, state_at = ${now}, updated_at = ${now}
     where account_id = ${account_id} and id = ${id} and state = 'enabled'`.execute(trx)
  return findEndpoint(trx, account_id, id)
}

/**
 * Lets a paused, disabled or held back endpoint have what happened since it stopped, in its order; with `skip` only what
 * happens from now on. What it failed before counts no more.
 */
export async function resumeEndpoint(
  trx: Trx,
  account_id: string,
  id: string,
  { skip, now }: { skip: boolean; now: Date },
): Promise<Endpoint> {
  const position = skip ? await lastSeq(trx, account_id) : 0
  await sql`
    update endpoints set state = 'enabled', state_reason = null, state_at = ${now}, updated_at = ${now}, failures = 0,
      failing_since = null, held_back_until = null, position = greatest(position, ${position})
     where account_id = ${account_id} and id = ${id}`.execute(trx)
  if (skip) {
    await sql`
      update deliveries set state = 'cancelled', due_at = null, ended_at = ${now}
       where account_id = ${account_id} and endpoint_id = ${id} and state = 'pending'`.execute(trx)
  }
  return findEndpoint(trx, account_id, id)
}

/** Gives an endpoint a new secret, only returned here; the previous one signs beside it until then. */
export async function rotateSecret(
  trx: Trx,
  secrets: Secrets,
  account_id: string,
  id: string,
  { keep_until, now }: { keep_until: Date; now: Date },
): Promise<{ endpoint: Endpoint; secret: string }> {
  const secret = makeSecret()
  await sql`
    update endpoints set previous_secret = secret, previous_until = ${keep_until},
      secret = ${secrets.seal(secret, secretContext(id))}, updated_at = ${now}
     where account_id = ${account_id} and id = ${id}`.execute(trx)
  return { endpoint: await findEndpoint(trx, account_id, id), secret }
}

/** What is needed to send one request by hand. Throws `not_found`. */
export async function findSealed(trx: Trx, account_id: string, id: string) {
  const row = await trx
    .selectFrom('endpoints')
    .select(['id', 'url', 'format', 'concurrency', 'secret', 'previous_secret', 'previous_until'])
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw problem('not_found')
  return row
}

async function requireInboxes(trx: Trx, account_id: string, inbox_ids: string[] | null): Promise<void> {
  if (inbox_ids === null) return
  const found = await trx
    .selectFrom('inboxes')
    .select('id')
    .where('account_id', '=', account_id)
    .where('id', 'in', inbox_ids)
    .execute()
  if (found.length < new Set(inbox_ids).size) {
    throw invalidField('inbox_ids', 'must all be inboxes of this account')
  }
}

async function one<Row>(trx: ReadTrx, statement: RawBuilder<Row>): Promise<Row> {
  const [row] = (await statement.execute(trx)).rows
  if (row === undefined) throw problem('not_found')
  return row
}
