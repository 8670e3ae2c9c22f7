import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'

/**
 * Removes what consumers received about an erased person: their numbers, what was sent to them, and what was written
 * into webhooks about them. `names` are all identifiers of the person. Runs before the person's messages are deleted.
 */
export async function forgetPerson(
  trx: Trx,
  account_id: string,
  {
    contact_ids,
    message_ids,
    names,
  }: { contact_ids: string[]; message_ids: ReturnType<typeof sql>; names: string[] },
): Promise<void> {
  const { rows } = await sql<{ number: string }>`
    delete from gateway_numbers where account_id = ${account_id} and contact_id = any(${contact_ids}::uuid[])
    returning number`.execute(trx)
  await sql`delete from gateway_sends where account_id = ${account_id} and message_id in (${message_ids})`.execute(
    trx,
  )
  const written = [...names, ...rows.map(({ number }) => number)]
  await sql`
    update gateway_deliveries d set filled = null, body = null,
      state = case when d.body is not null and d.state = 'queued' then 'nothing' else d.state end
     where d.account_id = ${account_id} and exists (
       select from unnest(${written}::text[]) as n(name)
        where position('"' || n.name || '"' in coalesce(d.filled::text, '') || coalesce(d.body::text, '')) > 0)`.execute(
    trx,
  )
}
