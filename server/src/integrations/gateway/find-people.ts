import { sql } from 'kysely'
import { phoneKey } from '../../identity/phone.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { PersonSlot } from '../../whatsapp/person-slots.ts'

/** The line that a webhook came to. */
export type SlotLine = { id: string; portfolio_id: string }

/**
 * Who stands in each slot, as we know it now: by the message where there is one, which never depends on what the phone or
 * BSUID is worth today, else by what Meta names.
 */
export async function findPeople(
  trx: ReadTrx,
  account_id: string,
  line: SlotLine,
  slots: PersonSlot[],
): Promise<Map<PersonSlot, string>> {
  const messages = await findByMessage(trx, account_id, line, slots)
  const people = new Map<PersonSlot, string>()
  const others: PersonSlot[] = []
  for (const slot of slots) {
    const message = slot.wamid === null ? undefined : messages.get(slot.wamid)
    // The author of what we wrote ourselves is no customer.
    if (slot.quoted && message?.direction !== 'inbound') continue
    if (message?.contact_id) people.set(slot, message.contact_id)
    else others.push(slot)
  }
  const named = await findByIdentity(trx, account_id, line, others)
  for (const slot of others) {
    const contact_id = keysOf(line, slot)
      .map((key) => named.get(key))
      .find((id) => id !== undefined)
    if (contact_id !== undefined) people.set(slot, contact_id)
  }
  return people
}

type MessageOwner = { wamid: string; direction: 'inbound' | 'outbound'; contact_id: string | null }

async function findByMessage(
  trx: ReadTrx,
  account_id: string,
  line: SlotLine,
  slots: PersonSlot[],
): Promise<Map<string, MessageOwner>> {
  const wamids = [...new Set(slots.flatMap(({ wamid }) => (wamid === null ? [] : [wamid])))]
  if (wamids.length === 0) return new Map()
  const { rows } = await sql<MessageOwner>`
    select m.wamid, m.direction, a.contact_id from messages m
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
     where m.account_id = ${account_id} and m.inbox_id = ${line.id} and m.wamid = any(${wamids}::text[])`.execute(
    trx,
  )
  return new Map(rows.map((row) => [row.wamid, row]))
}

/** The surest first. */
function keysOf({ portfolio_id }: SlotLine, { person }: PersonSlot): string[] {
  return [
    ...(person.bsuid === null ? [] : [`bsuid ${portfolio_id} ${person.bsuid}`]),
    ...(person.parent_bsuid === null ? [] : [`parent_bsuid ${person.parent_bsuid}`]),
    ...(person.phone === null ? [] : [`phone ${phoneKey(person.phone)}`, `phone ${person.phone}`]),
  ]
}

async function findByIdentity(
  trx: ReadTrx,
  account_id: string,
  line: SlotLine,
  slots: PersonSlot[],
): Promise<Map<string, string>> {
  const wanted = slots.flatMap(({ person: { bsuid, parent_bsuid, phone } }) => [
    ...(bsuid === null ? [] : [{ kind: 'bsuid', key: bsuid }]),
    ...(parent_bsuid === null ? [] : [{ kind: 'parent_bsuid', key: parent_bsuid }]),
    ...(phone === null ? [] : [phoneKey(phone), phone].map((key) => ({ kind: 'phone', key }))),
  ])
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ kind: string; key: string; contact_id: string }>`
    select i.kind, i.key, i.contact_id from (
        select distinct kind, key from ${rowsOf(wanted, 'w', { kind: 'text', key: 'text' })}) as w
      join identities i on i.account_id = ${account_id} and i.kind = w.kind and i.key = w.key
       and (i.kind <> 'bsuid' or i.portfolio_id = ${line.portfolio_id}) and (i.kind <> 'phone' or i.state = 'active')`.execute(
    trx,
  )
  return new Map(
    rows.map(({ kind, key, contact_id }) => [
      kind === 'bsuid' ? `bsuid ${line.portfolio_id} ${key}` : `${kind} ${key}`,
      contact_id,
    ]),
  )
}
