import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { idPattern } from '../ids.ts'
import type { PersonSlot } from '../whatsapp/person-slots.ts'
import { type JsonObject, readId, readObject, readObjects } from '../whatsapp/readers.ts'

/** What a consumer sent through us, by WhatsApp's id of it. */
export type GatewaySend = {
  wamid: string
  consumer_id: string
  number: string | null
  given_wamid: string | null
  callback_data: string | null
}

const OURS = idPattern('message')

/** The sends behind the messages that these slots are about. */
export async function findSends(
  trx: Trx,
  account_id: string,
  inbox_id: string,
  slots: PersonSlot[],
): Promise<Map<string, GatewaySend>> {
  const wamids = [...new Set(slots.flatMap(({ wamid }) => (wamid === null ? [] : [wamid])))]
  if (wamids.length === 0) return new Map()
  const { rows } = await sql<GatewaySend>`
    select m.wamid, s.consumer_id, s.number, s.given_wamid, s.callback_data
      from messages m join gateway_sends s on s.account_id = m.account_id and s.message_id = m.id
     where m.account_id = ${account_id} and m.inbox_id = ${inbox_id} and m.wamid = any(${wamids}::text[])`.execute(
    trx,
  )
  return new Map(rows.map((row) => [row.wamid, row]))
}

/**
 * Gives statuses and quotes back in the consumer's own words: the id that it was answered with, the number that it sent
 * to, and its own callback data. Ours, by which we settle what became of a send, goes to nobody.
 */
export function translateStatuses(
  change: JsonObject,
  sends: Map<string, GatewaySend>,
  consumer_id: string,
): void {
  const value = readObject(change, 'value') ?? {}
  for (const scope of [value, ...readObjects(value, 'standby')]) {
    for (const status of readObjects(scope, 'statuses')) translateStatus(status, sends, consumer_id)
    for (const message of readObjects(scope, 'messages')) {
      const context = readObject(message, 'context')
      const send = context && ownSend(sends, readId(context, 'id'), consumer_id)
      if (context && send?.given_wamid) context.id = send.given_wamid
    }
  }
}

function translateStatus(status: JsonObject, sends: Map<string, GatewaySend>, consumer_id: string): void {
  const send = ownSend(sends, readId(status, 'id'), consumer_id)
  const data = readId(status, 'biz_opaque_callback_data')
  if (send?.callback_data) status.biz_opaque_callback_data = send.callback_data
  else if (data !== null && OURS.test(data)) delete status.biz_opaque_callback_data
  if (send === null) return
  if (send.given_wamid !== null) status.id = send.given_wamid
  if (send.number !== null && status.recipient_type !== 'group') status.recipient_id = send.number
}

function ownSend(
  sends: Map<string, GatewaySend>,
  wamid: string | null,
  consumer_id: string,
): GatewaySend | null {
  const send = wamid === null ? undefined : sends.get(wamid)
  return send?.consumer_id === consumer_id ? send : null
}
