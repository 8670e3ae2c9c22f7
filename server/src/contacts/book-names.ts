import { sql } from 'kysely'
import type { LockedIdentity } from '../platform/account-lock/identity-scope.ts'
import { compareBytes } from '../platform/base/compare-bytes.ts'
import { rowsOf } from '../platform/db/rows-of.ts'

export type BookName = { anchor_id: string; name: string; at: Date }

/** Keeps the names under which the business app's address book has people: the latest by Meta's time. */
export async function saveBookNames(locked: LockedIdentity, named: BookName[]): Promise<void> {
  const latest = new Map<string, BookName>()
  for (const it of named) {
    const other = latest.get(it.anchor_id)
    if (
      !other ||
      it.at > other.at ||
      (it.at.getTime() === other.at.getTime() && compareBytes(it.name, other.name) > 0)
    )
      latest.set(it.anchor_id, it)
  }
  if (latest.size === 0) return
  const { rows } = await sql<{ contact_id: string | null }>`
    update anchors a set book_name = n.name, book_name_at = n.at
      from ${rowsOf([...latest.values()], 'n', { anchor_id: 'uuid', name: 'text', at: 'timestamptz' })}
     where a.account_id = ${locked.account_id} and a.id = n.anchor_id
       and (a.book_name_at is null or n.at > a.book_name_at
         or (n.at = a.book_name_at and n.name collate "C" > a.book_name collate "C"))
    returning a.contact_id`.execute(locked.trx)
  await refreshBookNames(
    locked,
    rows.flatMap(({ contact_id }) => contact_id ?? []),
  )
}

/** Contacts without a name that was saved here are called as the address book has any of their anchors, the latest of all. */
export async function refreshBookNames(locked: LockedIdentity, contact_ids: string[]): Promise<void> {
  if (contact_ids.length === 0) return
  await sql`
    update contacts c set name = b.name, name_from_book = b.name is not null, updated_at = ${locked.now}
      from (
        select k.id, (
          select a.book_name from anchors a
           where a.account_id = ${locked.account_id} and a.contact_id = k.id and a.book_name is not null
           order by a.book_name_at desc, a.book_name collate "C" desc limit 1) as name
          from unnest(${contact_ids}::uuid[]) as k(id)) as b
     where c.account_id = ${locked.account_id} and c.id = b.id and c.merged_into is null
       and (c.name is null or c.name_from_book) and c.name is distinct from b.name`.execute(locked.trx)
}
