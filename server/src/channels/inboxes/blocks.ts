import { sql } from 'kysely'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

/** A registration that is, or was, blocked on a line. */
export type Block = {
  inbox_id: string
  anchor_id: string
  state: 'blocked' | 'unblocked'
  address_kind: 'phone' | 'bsuid'
  address: string
  at: Date
  by: string
}

/** Whether the registration of any of these anchors is blocked on the inbox. */
export async function isBlocked(
  trx: Trx,
  account_id: string,
  anchor_ids: string[],
  inbox_id: string,
): Promise<boolean> {
  return (await blockedAnchors(trx, account_id, anchor_ids, inbox_id)).size > 0
}

/** Those of the anchors whose registration is blocked on the line. */
export async function blockedAnchors(
  trx: Trx,
  account_id: string,
  anchor_ids: string[],
  inbox_id: string,
): Promise<Set<string>> {
  const blocked = await findBlocked(
    trx,
    account_id,
    anchor_ids.map((anchor_id) => ({ anchor_id, inbox_id })),
  )
  return new Set(anchor_ids.filter((_, at) => blocked[at]))
}

/**
 * Whether the registration of each anchor is blocked in an inbox, in their order. What a contact has under a phone alone
 * counts for all of its WhatsApp accounts: it may have been any of them.
 */
export async function findBlocked(
  trx: Trx,
  account_id: string,
  asked: { anchor_id: string; inbox_id: string }[],
): Promise<boolean[]> {
  if (asked.length === 0) return []
  const rows_asked = asked.map(({ anchor_id, inbox_id }, n) => ({ n, anchor_id, inbox_id }))
  const { rows } = await sql<{ n: number }>`
    select distinct k.n
      from ${rowsOf(rows_asked, 'k', { n: 'integer', anchor_id: 'uuid', inbox_id: 'uuid' })}
      join anchors a on a.account_id = ${account_id} and a.id = k.anchor_id
      join anchors own on own.account_id = a.account_id and own.contact_id = a.contact_id
       and (own.registration = a.registration or own.key not like 'b:%' or a.key not like 'b:%')
      join contact_blocks b on b.account_id = own.account_id and b.anchor_id = own.id
       and b.inbox_id = k.inbox_id and b.state = 'blocked'`.execute(trx)
  const blocked = new Set(rows.map(({ n }) => n))
  return asked.map((_, n) => blocked.has(n))
}

/** Every block of a contact, on whichever line, the latest first; with `inbox_id` those on it only. */
export async function listBlocks(
  trx: ReadTrx,
  account_id: string,
  contact_id: string,
  inbox_id: string | null = null,
): Promise<Block[]> {
  const { rows } = await sql<Block>`
    select b.inbox_id, b.anchor_id, b.state, b.address_kind, b.address, b.at, b.by
      from anchors a join contact_blocks b on b.account_id = a.account_id and b.anchor_id = a.id
     where a.account_id = ${account_id} and a.contact_id = ${contact_id}
       and (${inbox_id}::uuid is null or b.inbox_id = ${inbox_id})
     order by b.at desc, b.anchor_id`.execute(trx)
  return rows
}

/** Records what WhatsApp did; false if it was so before. Contacts erased in the meantime are skipped. */
export async function writeBlock(trx: Trx, account_id: string, block: Block): Promise<boolean> {
  const { rows } = await sql`
    insert into contact_blocks (account_id, anchor_id, inbox_id, state, address_kind, address, at, by)
    select account_id, id, ${block.inbox_id}, ${block.state}, ${block.address_kind}, ${block.address}, ${block.at}, ${block.by}
      from anchors where account_id = ${account_id} and id = ${block.anchor_id}
    on conflict (account_id, anchor_id, inbox_id) do update set state = excluded.state, address_kind = excluded.address_kind,
      address = excluded.address, at = excluded.at, by = excluded.by
      where contact_blocks.state <> excluded.state
    returning 1`.execute(trx)
  return rows.length > 0
}
