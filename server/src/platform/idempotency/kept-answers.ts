import { sql } from 'kysely'
import type { Locked } from '../account-lock/lock.ts'
import { ahead } from '../db/prepare-statements.ts'
import { accountRows, rowsOf } from '../db/rows-of.ts'
import type { Trx } from '../db/types.ts'

/** Under what a request is done once: its Idempotency-Key, whose it is, and a digest of what was asked. */
export type Once = { account_id: string; api_key_id: string; route: string; key: string; body_digest: Buffer }

/** An answer that was given under an Idempotency-Key: `body` is empty until it has been written. */
export type KeptAnswer = { status: number; body: string; subject_id: string | null; same_body: boolean }

const NAMED = { n: 'integer', api_key_id: 'uuid', route: 'text', key: 'text' } as const

/** Names a key apart from every other of its account. */
export function onceName({ api_key_id, route, key }: Once): string {
  return `${api_key_id} ${route} ${key}`
}

/**
 * The stored responses under these keys, in their order; null: none. Two requests with one key exclude each other by
 * the account's lock. Each key is looked up separately: a plan that was made while the table was small would continue
 * to read all of it.
 */
export async function findKeptAnswers(
  { trx, account_id }: Locked,
  onces: Once[],
): Promise<(KeptAnswer | null)[]> {
  if (onces.length === 0) return []
  const wanted = onces.map(({ api_key_id, route, key }, n) => ({ n, api_key_id, route, key }))
  const { rows } = await sql<Omit<KeptAnswer, 'same_body'> & { n: number; body_digest: Buffer }>`
    select w.n, k.status, k.body, k.body_digest, k.subject_id
      from ${rowsOf(wanted, 'w', NAMED)}
      cross join lateral (
        select * from idempotency_keys
         where account_id = ${account_id} and api_key_id = w.api_key_id and route = w.route and key = w.key
         limit 1) as k`.execute(trx)
  const found = new Map(rows.map((row) => [row.n, row]))
  return onces.map(({ body_digest }, n) => {
    const row = found.get(n)
    return row === undefined ? null : { ...row, same_body: row.body_digest.equals(body_digest) }
  })
}

/** Keeps that these were done, in the transaction that does them. What is answered is written by `writeAnswers`. */
export async function keepAnswers(
  trx: Trx,
  account_id: string,
  done: { once: Once; status: number; subject_id: string }[],
  at: Date,
): Promise<void> {
  if (done.length === 0) return
  const rows = done.map(({ once: { body_digest, ...once }, status, subject_id }) => ({
    ...once,
    digest: body_digest.toString('hex'),
    status,
    subject_id,
  }))
  await sql`${ahead}
    insert into idempotency_keys (account_id, api_key_id, route, key, body_digest, status, body, created_at, subject_id)
    select g.account_id, g.api_key_id, g.route, g.key, decode(g.digest, 'hex'), g.status, '', ${at}, g.subject_id
      from ${accountRows(account_id, rows, 'g', {
        api_key_id: 'uuid',
        route: 'text',
        key: 'text',
        digest: 'text',
        status: 'integer',
        subject_id: 'uuid',
      })}`.execute(trx)
}

/** Writes what was answered. Of what has been erased since, nothing is left to write to. */
export async function writeAnswers(
  trx: Trx,
  account_id: string,
  answers: { once: Once; body: unknown }[],
): Promise<void> {
  if (answers.length === 0) return
  const rows = answers.map(({ once: { api_key_id, route, key }, body }, n) => ({
    n,
    api_key_id,
    route,
    key,
    body: JSON.stringify(body),
  }))
  await sql`
    update idempotency_keys k set body = w.body
      from ${rowsOf(rows, 'w', { ...NAMED, body: 'text' })}
     where k.account_id = ${account_id} and k.api_key_id = w.api_key_id and k.route = w.route and k.key = w.key`.execute(
    trx,
  )
}
