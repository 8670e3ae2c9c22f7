import { sql } from 'kysely'
import { loadContactFields } from '../../contacts/queries.ts'
import type { Trx } from '../../platform/db/types.ts'

/** Which contacts, as they are when they are listed. */
export type ContactQuery = {
  search?: string | undefined
  attributes?: Record<string, string | number | boolean> | undefined
  has_phone?: boolean | undefined
  updated_since?: string | undefined
  updated_before?: string | undefined
}

/** As it was asked for; contacts that were named stand among the recipients only. */
export type Audience = { contact_ids: number } | { query: ContactQuery }

/**
 * Ids of contacts that a query finds, in the order of their ids, those behind `after` and among `matches` only.
 * `examined_until` is the last one looked at: null where there are no more.
 */
export async function listAudience(
  trx: Trx,
  account_id: string,
  query: ContactQuery,
  page: { matches: string[] | null; after: string | null; limit: number },
): Promise<{ ids: string[]; examined_until: string | null }> {
  const { rows } = await sql<{ id: string; passes: boolean }>`
    select c.id, ${passes(query)} as passes
      from (
        select id, account_id, updated_at from contacts
         where account_id = ${account_id} and merged_into is null
           and (${page.after}::uuid is null or id > ${page.after}::uuid)
           and (${page.matches}::uuid[] is null or id = any(${page.matches}::uuid[]))
         order by id limit ${page.limit}) as c
     order by c.id`.execute(trx)
  const examined_until = rows.length < page.limit ? null : (rows.at(-1)?.id ?? null)
  const ids = rows.filter((row) => row.passes).map(({ id }) => id)
  const wanted = Object.entries(query.attributes ?? {})
  if (wanted.length === 0) return { ids, examined_until }
  const fields = await loadContactFields(trx, account_id, ids)
  const fitting = ids.filter((id) => {
    const attributes = fields.get(id)?.attributes ?? {}
    return wanted.every(([key, value]) => Object.hasOwn(attributes, key) && attributes[key] === value)
  })
  return { ids: fitting, examined_until }
}

function passes({ has_phone, updated_since, updated_before }: ContactQuery) {
  const conditions = [sql<boolean>`true`]
  if (has_phone !== undefined) {
    conditions.push(sql`exists (
      select from identities i where i.account_id = c.account_id and i.contact_id = c.id and i.kind = 'phone'
         and i.state = 'active') = ${has_phone}::boolean`)
  }
  if (updated_since !== undefined) conditions.push(sql`c.updated_at >= ${updated_since}::timestamptz`)
  if (updated_before !== undefined) conditions.push(sql`c.updated_at < ${updated_before}::timestamptz`)
  return sql.join(conditions, sql` and `)
}

/** Adds recipients behind those that are there. */
export async function insertRecipients(
  trx: Trx,
  account_id: string,
  broadcast_id: string,
  contact_ids: string[],
  after: number,
): Promise<void> {
  if (contact_ids.length === 0) return
  await sql`
    insert into broadcast_recipients (account_id, broadcast_id, position, contact_id, state)
    select a.id, ${broadcast_id}, ${after}::int + c.n::int, c.id, 'listed'
      from accounts a, unnest(${contact_ids}::uuid[]) with ordinality as c(id, n) where a.id = ${account_id}`.execute(
    trx,
  )
}
