import { sql } from 'kysely'
import type { Secrets } from '../../platform/base/crypto.ts'
import { problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { GatewayConsumersTable } from '../../platform/db/tables/gateway.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { lastSeq } from '../../platform/events/queries.ts'
import { tryWaitingNow } from './deliveries.ts'
import { forgetPassedOn } from './numbers.ts'

export type ConsumerSettings = Pick<
  GatewayConsumersTable,
  'name' | 'inbox_ids' | 'fields' | 'policy' | 'mode' | 'url'
> & { may_send: boolean; answers_by_itself: boolean; surrogate_code: '999' | '997' | '990' }

export type Consumer = ConsumerSettings & {
  account_id: string
  id: string
  paused_reason: string | null
  created_at: Date
  updated_at: Date
}

export type ConsumerSecrets = { app_secret: string; verify_token: string }

/** What a consumer has in the database, opened; for memory only. */
export type OpenedConsumer = Consumer & ConsumerSecrets

const COLUMNS = [
  'account_id',
  'id',
  'name',
  'inbox_ids',
  'fields',
  'policy',
  'mode',
  'url',
  'may_send',
  'answers_by_itself',
  'surrogate_code',
  'paused_reason',
  'created_at',
  'updated_at',
] as const

/** By name, those after `after` only. */
export function listConsumers(
  trx: ReadTrx,
  account_id: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<Consumer[]> {
  const query = trx
    .selectFrom('gateway_consumers')
    .select(COLUMNS)
    .where('account_id', '=', account_id)
    .orderBy('name')
    .limit(limit)
  return (after === null ? query : query.where('name', '>', after)).execute()
}

/** Throws `not_found`. */
export async function requireConsumer(trx: ReadTrx, account_id: string, id: string): Promise<Consumer> {
  const row = await trx
    .selectFrom('gateway_consumers')
    .select(COLUMNS)
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw problem('not_found')
  return row
}

/** Whose token it is, of whichever account. Needs a transaction that sees every account. */
export async function findByToken(trx: Trx, token_digest: Buffer): Promise<Consumer | null> {
  const row = await trx
    .selectFrom('gateway_consumers')
    .select(COLUMNS)
    .where('token_digest', '=', token_digest)
    .executeTakeFirst()
  return row ?? null
}

/** Throws `not_found` where the account has no such consumer. */
export async function openConsumer(
  trx: ReadTrx,
  secrets: Pick<Secrets, 'open'>,
  account_id: string,
  id: string,
): Promise<OpenedConsumer> {
  const row = await trx
    .selectFrom('gateway_consumers')
    .select([...COLUMNS, 'app_secret', 'verify_token'])
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw problem('not_found')
  return {
    ...row,
    app_secret: secrets.open(row.app_secret, contextOf('app_secret', id)),
    verify_token: secrets.open(row.verify_token, contextOf('verify_token', id)),
  }
}

/** Throws `already_exists` if another consumer has the name, and `not_found` for an inbox of another account. */
export async function addConsumer(
  trx: Trx,
  secrets: Pick<Secrets, 'seal'>,
  account_id: string,
  given: ConsumerSettings & ConsumerSecrets & { token_digest: Buffer; now: Date },
): Promise<Consumer> {
  const { app_secret, verify_token, token_digest, now, ...settings } = given
  await requireFree(trx, account_id, null, settings)
  await requireRoom(trx, account_id, 'gateway_consumers')
  const id = newId()
  // What happened before it was there is no news to it.
  const position = await lastSeq(trx, account_id)
  await trx
    .insertInto('gateway_consumers')
    .values({
      ...settings,
      account_id,
      id,
      token_digest,
      position,
      app_secret: secrets.seal(app_secret, contextOf('app_secret', id)),
      verify_token: secrets.seal(verify_token, contextOf('verify_token', id)),
      created_at: now,
      updated_at: now,
    })
    .execute()
  return requireConsumer(trx, account_id, id)
}

/** Throws `not_found`, and `already_exists` where the new name is another's. */
export async function changeConsumer(
  trx: Trx,
  secrets: Pick<Secrets, 'seal'>,
  account_id: string,
  id: string,
  change: Partial<ConsumerSettings & ConsumerSecrets & { token_digest: Buffer }> & { now: Date },
): Promise<Consumer> {
  const { app_secret, verify_token, now, ...settings } = change
  const before = await requireConsumer(trx, account_id, id)
  await requireFree(trx, account_id, id, settings)
  if (settings.policy === 'stable_phone' && before.policy !== 'stable_phone') {
    await forgetPassedOn(trx, account_id, id)
  }
  await trx
    .updateTable('gateway_consumers')
    .set({
      ...settings,
      ...(app_secret !== undefined && { app_secret: secrets.seal(app_secret, contextOf('app_secret', id)) }),
      ...(verify_token !== undefined && {
        verify_token: secrets.seal(verify_token, contextOf('verify_token', id)),
      }),
      // Setting a mode ends an automatic pause.
      ...(settings.mode !== undefined && { paused_reason: null }),
      updated_at: now,
    })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
  // What was refused for the old address or secret need not wait for hours to be tried with the new one.
  if (settings.url !== undefined || app_secret !== undefined) await tryWaitingNow(trx, account_id, id, now)
  return requireConsumer(trx, account_id, id)
}

/** The numbers by which it knows people go with it, and what waits for it. */
export async function removeConsumer(trx: Trx, account_id: string, id: string): Promise<void> {
  await requireConsumer(trx, account_id, id)
  await trx
    .deleteFrom('gateway_consumers')
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
}

function contextOf(column: string, id: string): string {
  return `gateway_consumers.${column} ${id}`
}

/** Of two who take one name at the same time, the second waits here for the first, and is refused. */
async function requireFree(
  trx: Trx,
  account_id: string,
  id: string | null,
  { name, inbox_ids }: { name?: string | undefined; inbox_ids?: string[] | null | undefined },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gateway consumers ${account_id}`}, 0))`.execute(
    trx,
  )
  if (name !== undefined) {
    const taken = await trx
      .selectFrom('gateway_consumers')
      .select('id')
      .where('account_id', '=', account_id)
      .where('name', '=', name)
      .executeTakeFirst()
    if (taken !== undefined && taken.id !== id) {
      throw problem('already_exists', `A consumer with the name ${name} already exists.`)
    }
  }
  if (inbox_ids == null) return
  const found = await trx
    .selectFrom('inboxes')
    .select('id')
    .where('account_id', '=', account_id)
    .where('id', 'in', inbox_ids)
    .execute()
  if (found.length < new Set(inbox_ids).size) throw problem('not_found', 'The inbox was not found.')
}
