import { sql } from 'kysely'
import { z } from 'zod'
import type { LockedIdentity } from '../platform/account-lock/identity-scope.ts'
import { invalidField } from '../platform/base/errors.ts'
import { folded, shownAttributes, shownName } from './shown-fields.ts'

const LONGEST_ATTRIBUTE_NAME = 100
const MOST_ATTRIBUTES = 100
/** Of one contact, as JSON: a page of contacts holds a hundred of them. */
const MOST_ATTRIBUTE_BYTES = 32 * 1024

const attributeName = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_ATTRIBUTE_NAME)
  // Only a name with spaces around it comes this far; an object loses what has this name.
  .refine((name) => name !== '__proto__', 'is not an allowed name')

export const attributesSchema = z
  .record(attributeName, z.unknown())
  .superRefine((given, context) => {
    const message = findExceeded(given)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })
  .meta({ maxProperties: MOST_ATTRIBUTES })
  .describe(
    `At most ${MOST_ATTRIBUTES} attributes per contact, ${MOST_ATTRIBUTE_BYTES / 1024} KiB together as JSON. A name has at most ${LONGEST_ATTRIBUTE_NAME} characters.`,
  )

/** Which limit these attributes of one contact exceed, in words; null: none. */
export function findExceeded(attributes: Record<string, unknown>): string | null {
  if (Object.keys(attributes).length > MOST_ATTRIBUTES)
    return `a contact can have at most ${MOST_ATTRIBUTES} attributes`
  if (Buffer.byteLength(JSON.stringify(attributes)) > MOST_ATTRIBUTE_BYTES)
    return `the attributes of a contact can have at most ${MOST_ATTRIBUTE_BYTES / 1024} KiB together, as JSON`
  return null
}

export type ShownFields = { name: string | null; attributes: Record<string, unknown> }

/**
 * The name and attributes that these contacts show, without removed attributes: their own, and those of contacts that were
 * merged into them.
 */
export async function loadShownFields(
  { trx, account_id }: Pick<LockedIdentity, 'trx' | 'account_id'>,
  ids: string[],
): Promise<Map<string, ShownFields>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ShownFields & { id: string }>`
    select c.id, ${shownName} as name, (
        select coalesce(jsonb_object_agg(a.key, a.value), '{}') from jsonb_each(${shownAttributes}) as a
         where a.value <> 'null') as attributes
      from contacts c ${folded}
     where c.account_id = ${account_id} and c.id = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map(({ id, ...fields }) => [id, fields]))
}

/**
 * Throws `invalid_request` where a contact has more attributes, or larger ones, than it may: what is edited or merged adds
 * up.
 */
export async function refuseTooManyAttributes(
  locked: LockedIdentity,
  contact_id: string,
  field: string,
): Promise<void> {
  const { attributes = {} } = (await loadShownFields(locked, [contact_id])).get(contact_id) ?? {}
  const exceeded = findExceeded(attributes)
  if (exceeded !== null) throw invalidField(field, exceeded)
}
