import { sql } from 'kysely'
import { z } from 'zod'
import { invalidField } from '../errors.ts'
import type { Lane } from './lane.ts'

const LONGEST_ATTRIBUTE_NAME = 100
const MOST_ATTRIBUTES = 100
/** Of one contact, as JSON: a page of contacts holds a hundred of them. */
const MOST_ATTRIBUTE_BYTES = 32 * 1024

// PostgreSQL writes spaces into it, and keeps the names of those that were taken away.
const MOST_STORED_BYTES = 1.5 * MOST_ATTRIBUTE_BYTES

export const attributesSchema = z
  .record(z.string().trim().min(1).max(LONGEST_ATTRIBUTE_NAME), z.unknown())
  .refine((given) => Object.keys(given).length <= MOST_ATTRIBUTES, {
    message: `holds more than ${MOST_ATTRIBUTES} attributes`,
  })
  .refine((given) => Buffer.byteLength(JSON.stringify(given)) <= MOST_ATTRIBUTE_BYTES, {
    message: `is larger than ${MOST_ATTRIBUTE_BYTES / 1024} KiB as JSON`,
  })
  .describe(
    `At most ${MOST_ATTRIBUTES} for a contact, ${MOST_ATTRIBUTE_BYTES / 1024} KiB together as JSON, with names of at most ${LONGEST_ATTRIBUTE_NAME} characters.`,
  )

/** Throws `invalid_request` where a contact has more attributes, or larger ones, than it may: what is merged adds up. */
export async function refuseTooManyAttributes(lane: Lane, contact_id: string, field: string): Promise<void> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    select (select count(*)::int from jsonb_each(attributes) as a where a.value <> 'null') as count,
      octet_length(attributes::text) as bytes
      from contacts where account_id = ${lane.account_id} and id = ${contact_id}`.execute(lane.trx)
  const { count = 0, bytes = 0 } = rows[0] ?? {}
  if (count > MOST_ATTRIBUTES)
    throw invalidField(field, `the contact would have ${count} attributes; it may have ${MOST_ATTRIBUTES}`)
  if (bytes > MOST_STORED_BYTES)
    throw invalidField(
      field,
      `the contact’s attributes would be larger than ${MOST_ATTRIBUTE_BYTES / 1024} KiB`,
    )
}
