import { sql } from 'kysely'
import { newId } from '../../platform/base/ids.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

/** A refused call of a consumer: the call and the response, without its recipient or subject. */
export type ConsumerRefusal = {
  id: string
  /** Such as `POST messages`. */
  call: string
  http_status: number
  code: number | null
  details: string
  at: Date
}

/** The latest say what is wrong; a program that does the same wrong thing for a week shall fill no disk. */
const MOST_REFUSALS = 100
const LONGEST_DETAILS = 500
/** A phone or the digits of a BSUID: a refusal is stored, its recipient is not. */
const NAMES_SOMEBODY = /\+?\d{7,}/g

/** Keeps a refusal, and lets go of those before the latest. */
export async function noteRefusal(
  trx: Trx,
  account_id: string,
  consumer_id: string,
  refusal: Omit<ConsumerRefusal, 'id'>,
): Promise<void> {
  const { call, http_status, code, details, at } = refusal
  const readable = details.replace(NAMES_SOMEBODY, '…').slice(0, LONGEST_DETAILS).toWellFormed()
  await sql`
    with kept as (
      insert into gateway_refusals (account_id, id, consumer_id, call, http_status, code, details, at)
      values (${account_id}, ${newId()}, ${consumer_id}, ${call}, ${http_status}, ${code},
        ${readable}, ${at})
    )
    delete from gateway_refusals where account_id = ${account_id} and id in (
      select id from gateway_refusals where account_id = ${account_id} and id in (
          select id from gateway_refusals where account_id = ${account_id} and consumer_id = ${consumer_id}
           order by id desc offset ${MOST_REFUSALS - 1})
         -- Another refusal of the same moment removes the same ones: two that wait for each other would be a deadlock.
         for update skip locked)`.execute(trx)
}

/** The newest first, those older than `after` only. */
export async function listRefusals(
  trx: ReadTrx,
  account_id: string,
  consumer_id: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<ConsumerRefusal[]> {
  const query = trx
    .selectFrom('gateway_refusals')
    .select(['id', 'call', 'http_status', 'code', 'details', 'at'])
    .where('account_id', '=', account_id)
    .where('consumer_id', '=', consumer_id)
    .orderBy('id', 'desc')
    .limit(limit)
  return (after === null ? query : query.where('id', '<', after)).execute()
}
