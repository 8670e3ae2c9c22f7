import { type RawBuilder, sql } from 'kysely'

/** The end of a statement, or a part of one: deletes these messages. */
export function messagesDeleted(account_id: string, ids: string[]): RawBuilder<unknown> {
  return sql`delete from messages where account_id = ${account_id} and id = any(${ids}::uuid[])`
}

/** Part of a statement that has a table `twins` (twin_id): deletes those messages, which are one with others. */
export function twinsDeleted(account_id: string): RawBuilder<unknown> {
  return sql`delete from messages m using twins t where m.account_id = ${account_id} and m.id = t.twin_id`
}
