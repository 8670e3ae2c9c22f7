import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { PersonSlot } from '../../whatsapp/person-slots.ts'
import { type JsonObject, readId, readObject, readObjects } from '../../whatsapp/values/readers.ts'

/** Of the messages that these slots are about, those in conversations which a member has: a bot only listens there. */
export async function findTaken(
  trx: ReadTrx,
  account_id: string,
  inbox_id: string,
  slots: PersonSlot[],
): Promise<Set<string>> {
  const wamids = [...new Set(slots.flatMap(({ wamid }) => (wamid === null ? [] : [wamid])))]
  if (wamids.length === 0) return new Set()
  const { rows } = await sql<{ wamid: string }>`
    select m.wamid from messages m
      join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
     where m.account_id = ${account_id} and m.inbox_id = ${inbox_id} and m.wamid = any(${wamids}::text[])
       and c.assignee_id is not null and c.status <> 'resolved'`.execute(trx)
  return new Set(rows.map(({ wamid }) => wamid))
}

/**
 * Moves messages in conversations that are assigned to a member to where Meta puts those that another app handles:
 * under `standby`, which bots don't reply to. Returns the change or changes that replace the given one.
 */
export function putOnStandby(change: JsonObject, taken: ReadonlySet<string>): JsonObject[] {
  const value = readObject(change, 'value')
  if (value === null || change.field !== 'messages' || taken.size === 0) return [change]
  const isTaken = (message: JsonObject) => taken.has(readId(message, 'id') ?? '')
  const messages = readObjects(value, 'messages')
  const aside = messages.filter(isTaken)
  if (aside.length === 0) return [change]
  const { contacts, messaging_product, metadata } = value
  const standby = {
    field: 'standby',
    value: { messaging_product, metadata, standby: { contacts, messages: aside } },
  }
  const others = messages.filter((message) => !isTaken(message))
  const rest = others.length > 0 || readObjects(value, 'statuses').length > 0
  return [...(rest ? [{ ...change, value: { ...value, messages: others } }] : []), standby]
}
