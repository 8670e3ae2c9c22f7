import { sql } from 'kysely'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { SendState } from '../../platform/db/tables/outbox.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { readRefusal } from './graph-error.ts'

/** A send whose consumer holds an id for it, and whose end WhatsApp may not tell. */
type Watched = {
  message_id: string
  consumer_id: string
  given_wamid: string
  number: string | null
  callback_data: string | null
  /** Null where the message was deleted since. */
  state: SendState | null
  error: Record<string, unknown> | null
  told_by_meta: boolean
  bsuid: string | null
  group_id: string | null
  waba_id: string
  phone_number_id: string
  display_phone: string
}

const SECOND_MS = 1_000
// Meta itself says nothing more of a message after that long.
const WATCHED_FOR_MS = 30 * 86_400_000

/**
 * Tells consumers which of their messages have failed after they were answered with an id, where no status of WhatsApp's
 * does: what a person gave up, and what was refused, without an id of its own, when it was tried on another address.
 */
export async function tellFailedSends(db: Db, now: Date): Promise<void> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ account_id: string }>`select distinct account_id from gateway_sends where watched`.execute(trx),
  )
  for (const { account_id } of rows) {
    await withAccount(db, account_id, async (trx) => {
      // Every writer of a send holds the same lock; of two processes the second finds nothing left to report.
      await lockAccount({ trx, account_id, now })
      await tell(trx, account_id, now)
    })
  }
}

async function tell(trx: Trx, account_id: string, now: Date): Promise<void> {
  const ended = await findEnded(trx, account_id, now)
  const failed = ended.filter(
    ({ state, told_by_meta }) => (state === 'failed' || state === 'cancelled') && !told_by_meta,
  )
  const rows = failed.map((it) => ({
    id: newId(),
    consumer_id: it.consumer_id,
    body: webhookOf(it, now),
  }))
  await sql`
    insert into gateway_deliveries (account_id, id, consumer_id, body, state, next_at, created_at)
    select d.account_id, d.id, d.consumer_id, d.body, 'queued', ${now}, ${now}
      from ${accountRows(account_id, rows, 'd', { id: 'uuid', consumer_id: 'uuid', body: 'jsonb' })}`.execute(
    trx,
  )
  await sql`
    update gateway_sends set watched = false
     where account_id = ${account_id} and message_id = any(${ended.map((it) => it.message_id)}::uuid[])`.execute(
    trx,
  )
}

/** Those that need no more watching, reported or not. */
async function findEnded(trx: Trx, account_id: string, now: Date): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select g.message_id, g.consumer_id, g.given_wamid, g.number, g.callback_data, s.state, s.error, m.bsuid, c.group_id,
      i.waba_id, i.phone_number_id, i.display_phone, exists (
        select from message_statuses t where t.account_id = m.account_id and t.inbox_id = m.inbox_id
          and t.wamid = m.wamid and t.status = 'failed') as told_by_meta
      from gateway_sends g
      left join sends s on s.account_id = g.account_id and s.message_id = g.message_id
      left join messages m on m.account_id = g.account_id and m.id = g.message_id
      left join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
      left join inboxes i on i.account_id = m.account_id and i.id = m.inbox_id
     where g.account_id = ${account_id} and g.watched
       and (s.state is null or s.state in ('sent', 'failed', 'cancelled')
         or g.created_at < ${new Date(now.getTime() - WATCHED_FOR_MS)})
     order by g.created_at`.execute(trx)
  return rows
}

/** As Meta tells that a message failed: without `contacts`, with the address that it was sent to. */
function webhookOf(send: Watched, now: Date): object {
  const { code, title, details } = readRefusal(send.error)
  const status = {
    id: send.given_wamid,
    status: 'failed',
    timestamp: String(Math.floor(now.getTime() / SECOND_MS)),
    ...recipientOf(send),
    ...(send.callback_data !== null && { biz_opaque_callback_data: send.callback_data }),
    errors: [{ code, title, message: title, error_data: { details } }],
  }
  const value = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: send.display_phone.replace(/\D/g, ''),
      phone_number_id: send.phone_number_id,
    },
    statuses: [status],
  }
  const changes = [{ field: 'messages', value }]
  return { object: 'whatsapp_business_account', entry: [{ id: send.waba_id, changes }] }
}

function recipientOf({ group_id, number, bsuid }: Watched): Record<string, string> {
  if (group_id !== null) return { recipient_id: group_id, recipient_type: 'group' }
  if (number !== null) return { recipient_id: number }
  return bsuid === null ? {} : { recipient_user_id: bsuid }
}
