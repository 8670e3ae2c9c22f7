import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'

type Page = { limit: number; after: [at: string, id: string] | null; include_sealed: boolean }

/**
 * Messages that carry files in a contact's one-to-one threads, the newest first. Every thread is read from its own newest
 * end, and whether a message has a file is looked up by its id: one more index would cost every message that comes in.
 */
export async function listFileMessages(
  trx: ReadTrx,
  account_id: string,
  contact_id: string,
  { limit, after, include_sealed }: Page,
): Promise<{ id: string; at: Date }[]> {
  const behind =
    after === null ? sql`true` : sql`(m.sent_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } = await sql<{ id: string; at: Date }>`
    select f.* from conversations c cross join lateral (
      select m.id, m.sent_at as at from messages m
       where m.account_id = ${account_id} and m.conversation_id = c.id and ${behind}
         and (exists (select from media d where d.account_id = m.account_id and d.message_id = m.id)
           or exists (select from media_uses u where u.account_id = m.account_id and u.message_id = m.id))
         and (${include_sealed}::boolean or not exists (
           select from anchors a where a.account_id = m.account_id and a.id = m.anchor_id and a.sealed))
       order by m.sent_at desc, m.id desc limit ${limit}) as f
     where c.account_id = ${account_id} and c.contact_id = ${contact_id} and c.merged_into is null
     order by f.at desc, f.id desc limit ${limit}`.execute(trx)
  return rows
}
