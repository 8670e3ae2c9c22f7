import { z } from 'zod'
import { displayName } from '../../contacts/display-name.ts'
import { presentIdentity } from '../../contacts/present-contact.ts'
import type { ContactRow } from '../../contacts/queries.ts'
import { identitySchema } from '../../contacts/schema.ts'
import { dialForm } from '../../identity/phone.ts'
import type { AnchorKey } from '../../identity/types.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { nameAnchor, namedAnchorSchema } from '../facts/name-anchor.ts'
import type { ConflictRow, Evidence } from './conflicts.ts'

const sideSchema = z.object({
  contact_id: z.string().regex(idPattern('contact')),
  display_name: z.string(),
  identities: z.array(identitySchema),
  identifier: namedAnchorSchema.describe('The identifier of this contact in the conflict.'),
  evidence: z
    .array(
      z.object({
        phone: z
          .string()
          .nullable()
          .describe('The phone that occurred with the identifier. Null without one.'),
        first_at: z.iso.datetime(),
        last_at: z.iso.datetime(),
        webhook_event_id: z.string().nullable().describe('The signed webhook that showed it first.'),
      }),
    )
    .describe('The evidence for this side.'),
})

export const conflictSchema = z
  .object({
    id: z.string().regex(idPattern('conflict')),
    kind: z.string(),
    state: z
      .enum(['open', 'resolved', 'dismissed', 'settled'])
      .describe('`settled`: newer WhatsApp data resolved the conflict.'),
    decision: z.enum(['merge', 'distinct', 'dismiss']).nullable(),
    phone: z.string().nullable().describe('The phone of the conflict.'),
    left: sideSchema,
    right: sideSchema,
    at: z.iso.datetime().describe('When the contradiction occurred, by Meta’s time.'),
    opened_at: z.iso.datetime(),
    closed_at: z.iso.datetime().nullable(),
    closed_by: z.string().nullable(),
  })
  .describe('A conflict: two sides that the rules neither link nor separate.')

export function presentConflict(
  row: ConflictRow,
  contacts: Map<string, ContactRow>,
  evidence: Map<AnchorKey, Evidence[]>,
): z.output<typeof conflictSchema> {
  const side = (contact_id: string, anchor: AnchorKey) => {
    const contact = contacts.get(contact_id)
    return {
      contact_id: presentId('contact', contact_id),
      display_name: contact ? displayName(contact) : '',
      identities: (contact?.identities ?? []).map(presentIdentity),
      identifier: nameAnchor(anchor),
      evidence: (evidence.get(anchor) ?? []).map(presentEvidence),
    }
  }
  return {
    id: presentId('conflict', row.id),
    kind: row.kind,
    state: row.state,
    decision: row.decision,
    phone: row.phone_key === null ? null : dialForm(row.phone_key),
    left: side(row.left_contact_id, row.left_anchor),
    right: side(row.right_contact_id, row.right_anchor),
    at: row.at.toISOString(),
    opened_at: row.opened_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
    closed_by: row.closed_by,
  }
}

function presentEvidence({ phone, first_at, last_at, event_id }: Evidence) {
  return {
    phone: phone === '' ? null : dialForm(phone),
    first_at: new Date(first_at).toISOString(),
    last_at: new Date(last_at).toISOString(),
    webhook_event_id: event_id === null ? null : presentId('webhook_event', event_id),
  }
}
