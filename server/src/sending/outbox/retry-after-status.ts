import { sql } from 'kysely'
import { recordStop } from '../../contacts/consents.ts'
import { messagesRequeued } from '../../conversations/messages/sent-messages.ts'
import { refreshWaiting } from '../../conversations/waiting.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { readGraphError } from '../../whatsapp/graph.ts'
import { factsKey, loadAddressFacts } from '../accepting/address-facts.ts'
import { type Address, chooseRetry, isAddressError } from '../accepting/choose-address.ts'
import { describeRefusal, STOPPED_MARKETING } from './classify-error.ts'
import { promoteHeads } from './promote-heads.ts'

type Failed = {
  message_id: string
  inbox_id: string
  portfolio_id: string
  conversation_id: string
  contact_id: string | null
  thread_key: string
  anchor_id: string | null
  is_test_number: boolean
  needs_phone: boolean
  readdressed: boolean
  address_kind: string
  address: string
  errors: unknown[] | null
}

/**
 * WhatsApp may refuse a message only after it has taken it. What it refused because of its address goes out once more on
 * the other address that its registration has, if there is one; the rest keeps the reason. A message whose call is still
 * under way is left to the transaction that records its outcome.
 */
export async function retryAfterStatus(
  locked: Locked,
  failed: { inbox_id: string; wamid: string }[],
): Promise<void> {
  if (failed.length === 0) return
  const { trx, account_id, now } = locked
  const rows = await findFailed(trx, account_id, failed)
  const facts = await loadAddressFacts(
    trx,
    account_id,
    rows.flatMap(({ anchor_id, portfolio_id }) => (anchor_id === null ? [] : [{ anchor_id, portfolio_id }])),
  )
  const again: (Failed & { other: Address })[] = []
  const ended: { message_id: string; error: Record<string, unknown> }[] = []
  for (const row of rows) {
    const error = readGraphError(row.errors?.[0])
    const code = error?.code ?? 0
    if (code === STOPPED_MARKETING && row.anchor_id !== null)
      await recordStop(locked, row.anchor_id, 'whatsapp')
    const known =
      row.anchor_id === null
        ? undefined
        : facts.get(factsKey({ anchor_id: row.anchor_id, portfolio_id: row.portfolio_id }))
    const tried = { kind: row.address_kind, value: row.address, code }
    const other =
      known && !row.readdressed && isAddressError(code) ? chooseRetry(known, row, tried, now.getTime()) : null
    if (other) again.push({ ...row, other })
    else ended.push({ message_id: row.message_id, error: describeRefusal(error) })
  }
  await keepReasons(trx, account_id, ended)
  await queueAgain(locked, again)
}

async function findFailed(
  trx: Trx,
  account_id: string,
  failed: { inbox_id: string; wamid: string }[],
): Promise<Failed[]> {
  const { rows } = await sql<Failed>`
    select s.message_id, s.inbox_id, i.portfolio_id, i.is_test_number, m.conversation_id, m.anchor_id, a.contact_id,
      s.thread_key, s.needs_phone, s.readdressed, s.address_kind, s.address, st.errors
      from ${rowsOf(failed, 'f', { inbox_id: 'uuid', wamid: 'text' })}
      join messages m on m.account_id = ${account_id} and m.inbox_id = f.inbox_id and m.wamid = f.wamid
       and m.status = 'failed'
      join sends s on s.account_id = m.account_id and s.message_id = m.id and s.state = 'sent'
      join inboxes i on i.account_id = m.account_id and i.id = m.inbox_id
      join message_statuses st on st.account_id = m.account_id and st.inbox_id = m.inbox_id and st.wamid = m.wamid
       and st.status = 'failed'
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id`.execute(trx)
  return rows
}

async function keepReasons(
  trx: Trx,
  account_id: string,
  ended: { message_id: string; error: Record<string, unknown> }[],
): Promise<void> {
  if (ended.length === 0) return
  await sql`
    update sends s set state = 'failed', error = e.error
      from ${rowsOf(ended, 'e', { message_id: 'uuid', error: 'jsonb' })}
     where s.account_id = ${account_id} and s.message_id = e.message_id`.execute(trx)
}

async function queueAgain(locked: Locked, again: (Failed & { other: Address })[]): Promise<void> {
  if (again.length === 0) return
  const { trx, account_id, now } = locked
  const rows = again.map(({ message_id, other }) => ({ message_id, ...other }))
  await sql`
    with again as (
      select * from ${rowsOf(rows, 'r', { message_id: 'uuid', kind: 'text', value: 'text', reason: 'text' })}
    ), queued as (
      update sends s set state = 'queued', head = false, due_at = ${now}, readdressed = true, address_kind = r.kind,
        address = r.value, address_reason = r.reason, ended_at = null
        from again r where s.account_id = ${account_id} and s.message_id = r.message_id
    )
    ${messagesRequeued(account_id, now)}`.execute(trx)
  await promoteHeads(
    trx,
    account_id,
    again.map(({ thread_key }) => thread_key),
  )
  await refreshWaiting(
    locked,
    again.map(({ conversation_id }) => conversation_id),
  )
  await appendEvents(
    locked,
    again.map(({ message_id, contact_id, conversation_id, inbox_id }) => ({
      type: 'message.queued',
      at: now,
      contact_id,
      conversation_id,
      inbox_id,
      data: { message_id },
    })),
  )
}
