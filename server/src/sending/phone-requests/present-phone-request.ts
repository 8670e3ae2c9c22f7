import type { z } from 'zod'
import { dialForm } from '../../identity/phone.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { PhoneRequestRow } from './queries.ts'
import type { phoneRequestSchema } from './schema.ts'

export function presentPhoneRequest(row: PhoneRequestRow): z.output<typeof phoneRequestSchema> {
  return {
    id: presentId('phone_request', row.id),
    contact_id: row.contact_id && presentId('contact', row.contact_id),
    inbox_id: presentId('inbox', row.inbox_id),
    message_id: row.message_id && presentId('message', row.message_id),
    state: row.state,
    requested_at: row.requested_at.toISOString(),
    requested_by: row.requested_by,
    expires_at: row.expires_at?.toISOString() ?? null,
    answered_at: row.answered_at?.toISOString() ?? null,
    shared_phone: row.shared_phone && dialForm(row.shared_phone),
    conflict_id: row.conflict_id && presentId('conflict', row.conflict_id),
  }
}
