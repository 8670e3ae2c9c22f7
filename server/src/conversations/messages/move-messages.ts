import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'

/** Whose a phone was, from when until when; null: without an end. Times in ISO 8601. */
type Holding = { phone: string; from: string | null; until: string | null; anchor_id: string }

export type MovedByPhone = {
  contact_id: string | null
  group_id: string | null
  inbox_id: string
  anchor_id: string
  former_anchor_id: string
}

/** Gives messages of a phone without a BSUID to its holder at their time. Returns those that were another's. */
export async function moveToAnchors(
  { trx, account_id }: Locked,
  holdings: Holding[],
): Promise<MovedByPhone[]> {
  const { rows } = await sql<MovedByPhone>`
    update messages m set anchor_id = s.anchor_id
      from ${rowsOf(holdings, 's', { phone: 'text', from: 'timestamptz', until: 'timestamptz', anchor_id: 'uuid' })},
        conversations thread, messages former
     where m.account_id = ${account_id} and m.bsuid is null and m.phone = s.phone and m.anchor_id <> s.anchor_id
       and (s."from" is null or m.identity_at >= s."from") and (s.until is null or m.identity_at < s.until)
       and thread.account_id = m.account_id and thread.id = m.conversation_id
       and former.account_id = m.account_id and former.id = m.id
    returning thread.contact_id, thread.group_id, m.inbox_id, m.anchor_id, former.anchor_id as former_anchor_id`.execute(
    trx,
  )
  return rows
}

type Moved = { id: string; from_id: string; to_id: string; contact_id: string }

/** Moves messages to other conversations. `targets`: a query of (id, from_id, to_id, contact_id). Returns those that moved. */
export async function moveToConversations(
  { trx, account_id }: Locked,
  targets: RawBuilder<unknown>,
): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    update messages set conversation_id = target.to_id
      from (${targets}) as target
     where messages.account_id = ${account_id} and messages.id = target.id and target.from_id <> target.to_id
    returning messages.id, target.from_id, target.to_id, target.contact_id`.execute(trx)
  return rows
}
