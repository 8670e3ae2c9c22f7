import { z } from 'zod'
import type { Lane } from '../platform/account-lock/lane.ts'
import { invalidField } from '../platform/base/errors.ts'

const LONGEST_ATTRIBUTE_NAME = 100
const MOST_ATTRIBUTES = 100
/** Of one contact, as JSON: a page of contacts holds a hundred of them. */
const MOST_ATTRIBUTE_BYTES = 32 * 1024

export const attributesSchema = z
  .record(z.string().trim().min(1).max(LONGEST_ATTRIBUTE_NAME), z.unknown())
  .superRefine((given, context) => {
    const message = findExceeded(given)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })
  .describe(
    `At most ${MOST_ATTRIBUTES} for a contact, ${MOST_ATTRIBUTE_BYTES / 1024} KiB together as JSON, with names of at most ${LONGEST_ATTRIBUTE_NAME} characters.`,
  )

/** Which limit these attributes of one contact exceed, in words; null: none. */
export function findExceeded(attributes: Record<string, unknown>): string | null {
  if (Object.keys(attributes).length > MOST_ATTRIBUTES)
    return `a contact has at most ${MOST_ATTRIBUTES} attributes`
  if (Buffer.byteLength(JSON.stringify(attributes)) > MOST_ATTRIBUTE_BYTES)
    return `a contact’s attributes have at most ${MOST_ATTRIBUTE_BYTES / 1024} KiB together, as JSON`
  return null
}

/** Throws `invalid_request` where a contact has more attributes, or larger ones, than it may: what is merged adds up. */
export async function refuseTooManyAttributes(lane: Lane, contact_id: string, field: string): Promise<void> {
  const row = await lane.trx
    .selectFrom('contacts')
    .select('attributes')
    .where('account_id', '=', lane.account_id)
    .where('id', '=', contact_id)
    .executeTakeFirst()
  // Those that were taken away stay as null and count no more.
  const kept = Object.entries(row?.attributes ?? {}).filter(([, value]) => value !== null)
  const exceeded = findExceeded(Object.fromEntries(kept))
  if (exceeded !== null) throw invalidField(field, exceeded)
}
