import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { accountRows, rowsOf } from '../../platform/db/rows-of.ts'
import type { Copy } from './copies.ts'

/** A message as its copies, which WhatsApp has brought, together tell of it. */
type Told = {
  id: string
  conversation_id: string
  anchor_id: string | null
  direction: 'inbound' | 'outbound'
  source: string
  seen_copies: Copy[]
  type: string
  text: string | null
  content: Record<string, unknown>
  refers_to_wamid: string | null
  status: string | null
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  anomaly: boolean
  standby: boolean
  sent_at: Date
  identity_at: Date
  at_from_meta: boolean
  arrival: number | null
}

/** The columns of what the copies of a message say, which a new message and a later copy have alike. */
const TOLD = {
  id: 'uuid',
  conversation_id: 'uuid',
  anchor_id: 'uuid',
  direction: 'text',
  source: 'text',
  seen_copies: 'json',
  type: 'text',
  text: 'text',
  content: 'jsonb',
  refers_to_wamid: 'text',
  status: 'text',
  bsuid: 'text',
  parent_bsuid: 'text',
  phone: 'text',
  anomaly: 'boolean',
  standby: 'boolean',
  sent_at: 'timestamptz',
  identity_at: 'timestamptz',
  at_from_meta: 'boolean',
  arrival: 'bigint',
} as const

type NewMessage = Told & { inbox_id: string; wamid: string; received_at: Date; event_id: string | null }

/** Stores messages that were not known. */
export async function insertMessages({ trx, account_id }: Locked, rows: NewMessage[]): Promise<void> {
  await sql`
    insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, wamid, direction, source, seen_copies, type, text,
      content, refers_to_wamid, status, status_at, bsuid, parent_bsuid, phone, anomaly, standby, sent_at, identity_at,
      at_from_meta, arrival, received_at, event_id)
    select m.account_id, m.id, m.inbox_id, m.conversation_id, m.anchor_id, m.wamid, m.direction, m.source,
      array(select json_array_elements_text(m.seen_copies)), m.type, m.text, m.content, m.refers_to_wamid, m.status, m.sent_at,
      m.bsuid, m.parent_bsuid, m.phone, m.anomaly, m.standby, m.sent_at, m.identity_at, m.at_from_meta, m.arrival, m.received_at, m.event_id
      from ${accountRows(account_id, rows, 'm', {
        ...TOLD,
        inbox_id: 'uuid',
        wamid: 'text',
        received_at: 'timestamptz',
        event_id: 'uuid',
      })}`.execute(trx)
}

/**
 * Writes known messages as they are with a later copy. A status that only a copy tells of has no time of its own: it stands
 * at the time of the message.
 */
export async function completeMessages({ trx, account_id }: Locked, rows: Told[]): Promise<void> {
  await sql`
    update messages m set conversation_id = k.conversation_id, anchor_id = k.anchor_id, direction = k.direction,
      source = k.source, seen_copies = array(select json_array_elements_text(k.seen_copies)), type = k.type, text = k.text,
      content = k.content, refers_to_wamid = k.refers_to_wamid, status = case when k.direction = 'outbound' then coalesce(k.status, m.status) end,
      status_at = case when k.status is not null or m.status_at = m.sent_at then k.sent_at else m.status_at end,
      bsuid = k.bsuid, parent_bsuid = k.parent_bsuid, phone = k.phone, anomaly = k.anomaly, standby = k.standby,
      sent_at = k.sent_at, identity_at = k.identity_at, at_from_meta = k.at_from_meta, arrival = k.arrival
      from ${rowsOf(rows, 'k', TOLD)}
     where m.account_id = ${account_id} and m.id = k.id`.execute(trx)
}

/** Marks messages whose copies name different people. */
export async function flagAnomalies({ trx, account_id }: Locked, ids: string[]): Promise<void> {
  await sql`
    update messages set anomaly = true where account_id = ${account_id} and id = any(${ids}::uuid[])`.execute(
    trx,
  )
}
