import { sql } from 'kysely'
import type { BroadcastState } from '../../platform/db/tables/broadcasts.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import type { Audience } from './audience.ts'
import type { Parameters } from './fill-parameters.ts'

export type Broadcast = {
  id: string
  name: string
  inbox_id: string
  template_name: string
  template_language: string
  components: TemplateComponent[]
  parameters: Parameters
  endpoint: 'messages' | 'marketing_messages'
  audience: Audience
  state: BroadcastState
  pause_reason: string | null
  send_at: Date | null
  examined_contact_id: string | null
  all_listed: boolean
  recipients: number
  checked_position: number
  queued_position: number
  created_by: string
  created_at: Date
  ready_at: Date | null
  started_at: Date | null
  ended_at: Date | null
}

const columns = sql`b.id, b.name, b.inbox_id, b.template_name, b.template_language, b.components, b.parameters, b.endpoint,
  b.audience, b.state, b.pause_reason, b.send_at, b.examined_contact_id, b.all_listed, b.recipients, b.checked_position,
  b.queued_position, b.created_by, b.created_at, b.ready_at, b.started_at, b.ended_at`

export async function findBroadcast(trx: ReadTrx, account_id: string, id: string): Promise<Broadcast | null> {
  const { rows } = await sql<Broadcast>`
    select ${columns} from broadcasts b where b.account_id = ${account_id} and b.id = ${id}`.execute(trx)
  return rows[0] ?? null
}

/**
 * The same, locked until the transaction ends. A transaction that also needs the account's lock takes that one first. With
 * `skip`, a row that another transaction has locked counts as missing.
 */
export async function lockBroadcast(
  trx: Trx,
  account_id: string,
  id: string,
  { skip }: { skip: boolean },
): Promise<Broadcast | null> {
  const { rows } = await sql<Broadcast>`
    select ${columns} from broadcasts b where b.account_id = ${account_id} and b.id = ${id}
       for update ${skip ? sql`skip locked` : sql``}`.execute(trx)
  return rows[0] ?? null
}

/** The newest first, those before `before` (an id) only. */
export async function listBroadcasts(
  trx: ReadTrx,
  account_id: string,
  limit: number,
  before: string | null,
): Promise<Broadcast[]> {
  const { rows } = await sql<Broadcast>`
    select ${columns} from broadcasts b
     where b.account_id = ${account_id} and (${before}::uuid is null or b.id < ${before}::uuid)
     order by b.id desc limit ${limit}`.execute(trx)
  return rows
}
