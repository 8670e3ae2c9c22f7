import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { appendEvents } from '../events/append.ts'

const MARKETING = 'marketing_messages'
const STOPPED = ['stop', 'opted_out']

/** Whether the person behind each anchor wants no marketing now: the last word of their registration counts. */
export async function marketingStopped(
  trx: Trx,
  account_id: string,
  anchor_ids: string[],
): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ anchor_id: string; value: string }>`
    select distinct on (a.id) a.id as anchor_id, c.value
      from anchors a
      join anchors own on own.account_id = a.account_id and own.contact_id = a.contact_id
       and own.registration = a.registration
      join consents c on c.account_id = own.account_id and c.anchor_id = own.id and c.category = ${MARKETING}
     where a.account_id = ${account_id} and a.id = any(${anchor_ids}::uuid[])
     order by a.id, c.at desc, c.value = any(${STOPPED}::text[]) desc`.execute(trx)
  const stopped = new Map(anchor_ids.map((id) => [id, false]))
  for (const { anchor_id, value } of rows) stopped.set(anchor_id, STOPPED.includes(value))
  return stopped
}

/** Notes that somebody wants no marketing, as WhatsApp told us when it refused a message. The caller holds the lock. */
export async function recordStop(
  trx: Trx,
  account_id: string,
  anchor_id: string,
  at: Date,
  source: string,
): Promise<void> {
  const { rows } = await sql<{ contact_id: string | null }>`
    with added as (
      insert into consents (account_id, anchor_id, category, at, value, source)
      values (${account_id}, ${anchor_id}, ${MARKETING}, ${at}, 'stop', ${source})
      on conflict do nothing returning anchor_id
    )
    select a.contact_id from added join anchors a on a.account_id = ${account_id} and a.id = added.anchor_id`.execute(trx)
  await appendEvents(
    trx,
    account_id,
    rows.map(({ contact_id }) => ({
      type: 'consent.changed',
      at,
      contact_id,
      data: { contact_id, category: MARKETING, value: 'stop' },
    })),
  )
}
