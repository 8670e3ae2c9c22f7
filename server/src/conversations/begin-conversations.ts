import { sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'
import { newId } from '../platform/base/ids.ts'
import { accountRows } from '../platform/db/rows-of.ts'

type Begun = { id: string; inbox_id: string; contact_id: string }

/** Begins the conversations of contacts in inboxes that have none there yet. Returns those. A quiet one holds no work. */
export async function beginConversations(
  { trx, account_id, now }: Locked,
  wanted: { inbox_id: string; contact_id: string }[],
  begins: 'open' | 'quiet',
): Promise<Begun[]> {
  const rows = wanted.map((it) => ({ ...it, id: newId() }))
  const { rows: begun } = await sql<Begun>`
    insert into conversations (account_id, id, inbox_id, contact_id, home_contact_id, status, quiet, created_at)
    select w.account_id, w.id, w.inbox_id, w.contact_id, w.contact_id, ${begins === 'open' ? 'open' : 'resolved'},
      ${begins === 'quiet'}, ${now}
      from ${accountRows(account_id, rows, 'w', { id: 'uuid', inbox_id: 'uuid', contact_id: 'uuid' })}
    on conflict (account_id, contact_id, inbox_id) where contact_id is not null and merged_into is null do nothing
    returning id, inbox_id, contact_id`.execute(trx)
  return begun
}

/** Begins the conversations of groups that have none yet. */
export async function beginGroups(
  { trx, account_id, now }: Locked,
  groups: { inbox_id: string; group_id: string; id: string }[],
): Promise<void> {
  if (groups.length === 0) return
  await sql`
    insert into conversations (account_id, id, inbox_id, group_id, status, quiet, created_at)
    select g.account_id, g.id, g.inbox_id, g.group_id, 'resolved', true, ${now}
      from ${accountRows(account_id, groups, 'g', { id: 'uuid', inbox_id: 'uuid', group_id: 'text' })}
    on conflict (account_id, inbox_id, group_id) where group_id is not null do nothing`.execute(trx)
}
