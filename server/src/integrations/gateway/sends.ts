import { sql } from 'kysely'
import { idPattern } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { Scope } from '../../platform/db/scope.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import type { PersonSlot } from '../../whatsapp/person-slots.ts'
import { type JsonObject, readId, readObject, readObjects } from '../../whatsapp/values/readers.ts'

/** What a consumer sent through us, by an id of WhatsApp's or the one that the consumer knows it by. */
export type GatewaySend = {
  message_id: string
  consumer_id: string
  number: string | null
  given_wamid: string | null
  callback_data: string | null
  /** The id is that of an earlier try: the message goes, or went, out again under another. */
  superseded: boolean
}

const OURS = idPattern('message')

/** The sends behind the messages that these slots are about. */
export async function findSends(
  trx: ReadTrx,
  account_id: string,
  inbox_id: string,
  slots: PersonSlot[],
): Promise<Map<string, GatewaySend>> {
  const wamids = [...new Set(slots.flatMap(({ wamid }) => (wamid === null ? [] : [wamid])))]
  if (wamids.length === 0) return new Map()
  const { rows } = await sql<GatewaySend & { wamid: string }>`
    select m.wamid, s.message_id, s.consumer_id, s.number, s.given_wamid, s.callback_data, false as superseded
      from messages m join gateway_sends s on s.account_id = m.account_id and s.message_id = m.id
     where m.account_id = ${account_id} and m.inbox_id = ${inbox_id} and m.wamid = any(${wamids}::text[])
    union all
    select s.given_wamid, s.message_id, s.consumer_id, s.number, s.given_wamid, s.callback_data, true
      from gateway_sends s join messages m on m.account_id = s.account_id and m.id = s.message_id
     where s.account_id = ${account_id} and s.given_wamid = any(${wamids}::text[]) and m.inbox_id = ${inbox_id}
       and m.wamid is distinct from s.given_wamid`.execute(trx)
  return new Map(rows.map(({ wamid, ...send }) => [wamid, send]))
}

/**
 * Translates statuses and quotes into the consumer's own words: the id that it got in the response, the number that it
 * sent to, and its own callback data. Our own callback data, which settles a send, goes to no consumer. The failure of
 * an attempt that was followed by another is left out: the message has not failed. Returns the messages about whose end
 * WhatsApp may report nothing more.
 */
export function translateStatuses(
  change: JsonObject,
  slots: PersonSlot[],
  sends: Map<string, GatewaySend>,
  consumer_id: string,
): { message_ids: string[] } {
  const own = (wamid: string | null) => ownSend(sends, wamid, consumer_id)
  for (const { holder, phone_field, quoted, wamid } of slots) {
    const number = quoted ? null : (own(wamid)?.number ?? null)
    if (number !== null) holder[phone_field] = number
  }
  const message_ids: string[] = []
  const value = readObject(change, 'value') ?? {}
  for (const scope of [value, ...readObjects(value, 'standby')]) {
    const statuses = readObjects(scope, 'statuses')
    const left = statuses.filter((status) => {
      const send = own(readId(status, 'id'))
      const retried = send?.superseded === true && status.status === 'failed'
      if (retried) message_ids.push(send.message_id)
      return !retried
    })
    if (left.length < statuses.length) scope.statuses = left
    for (const status of left) translateStatus(status, own(readId(status, 'id')))
    for (const message of readObjects(scope, 'messages')) {
      const context = readObject(message, 'context')
      const send = context && own(readId(context, 'id'))
      if (context && send?.given_wamid) context.id = send.given_wamid
    }
  }
  return { message_ids }
}

function translateStatus(status: JsonObject, send: GatewaySend | null): void {
  const data = readId(status, 'biz_opaque_callback_data')
  if (send?.callback_data) status.biz_opaque_callback_data = send.callback_data
  else if (data !== null && OURS.test(data)) delete status.biz_opaque_callback_data
  if (send?.given_wamid) status.id = send.given_wamid
}

/** Watches sends: if they fail without a report from WhatsApp, we report it to the consumer. */
export async function watchSends(trx: Trx, account_id: string, message_ids: string[]): Promise<void> {
  if (message_ids.length === 0) return
  await trx
    .updateTable('gateway_sends')
    .set({ watched: true })
    .where('account_id', '=', account_id)
    .where('message_id', 'in', message_ids)
    .where('watched', '=', false)
    .execute()
}

export type NewGatewaySend = Pick<GatewaySend, 'message_id' | 'consumer_id' | 'number' | 'callback_data'>

/** Stores what consumers sent. */
export async function storeGatewaySends(
  { trx, account_id, now }: Scope,
  sends: NewGatewaySend[],
): Promise<void> {
  await sql`
    insert into gateway_sends (account_id, message_id, consumer_id, number, given_wamid, callback_data, created_at)
    select g.account_id, g.message_id, g.consumer_id, g.number, null, g.callback_data, ${now}
      from ${accountRows(account_id, sends, 'g', {
        message_id: 'uuid',
        consumer_id: 'uuid',
        number: 'text',
        callback_data: 'text',
      })}`.execute(trx)
}

/** Notes the id that a consumer was answered with. */
export async function noteGiven(
  trx: Trx,
  account_id: string,
  message_id: string,
  given: { given_wamid: string; watched?: boolean },
): Promise<void> {
  await trx
    .updateTable('gateway_sends')
    .set(given)
    .where('account_id', '=', account_id)
    .where('message_id', '=', message_id)
    .execute()
}

function ownSend(
  sends: Map<string, GatewaySend>,
  wamid: string | null,
  consumer_id: string,
): GatewaySend | null {
  const send = wamid === null ? undefined : sends.get(wamid)
  return send?.consumer_id === consumer_id ? send : null
}
