import { z } from 'zod'
import { AUDIT_ACTIONS } from '../../platform/audit/actions.ts'
import { ID_KINDS, idPattern } from '../../platform/base/ids.ts'
import { pageQuery } from '../../platform/http/pagination.ts'

const action = z.enum(AUDIT_ACTIONS)

export const auditEntrySchema = z
  .object({
    id: z.string().regex(idPattern('audit_entry')),
    at: z.iso.datetime(),
    actor: z
      .object({
        kind: z
          .enum(['member', 'api_key', 'operator', 'rules'])
          .describe('`operator`: a command on the machine. `rules`: nobody; what WhatsApp showed.'),
        id: z.string().nullable(),
        name: z.string().describe('As it was then.'),
      })
      .describe('Who did it.'),
    action,
    subject: z
      .object({
        kind: z.enum(ID_KINDS),
        id: z.string(),
        name: z.string().nullable().describe('As it is today; null where it is gone or has none.'),
      })
      .nullable()
      .describe('What it was about.'),
    details: z
      .record(z.string(), z.unknown())
      .describe(
        'Ids, counts, settings and names of fields. Never what somebody wrote, a phone, a BSUID or a secret.',
      ),
    merge: z
      .object({ id: z.string().regex(idPattern('merge')), undone_at: z.iso.datetime().nullable() })
      .nullable()
      .describe('Of `contact.merged`: what can be undone by `DELETE /v1/merges/:id`, or has been.'),
  })
  .describe('One line of the audit log.')

const auditFilters = {
  actor: z
    .string()
    .max(100)
    .optional()
    .describe('A member, `usr_…`; an API key, `key_…`; `operator`, or `rules`.'),
  action: action.optional(),
  subject: z.string().max(100).optional().describe('The id of what it was about, whatever that is.'),
  from: z.iso.datetime({ offset: true }).optional().describe('Not before this time.'),
  to: z.iso.datetime({ offset: true }).optional().describe('Before this time.'),
}

export const auditQuery = z.strictObject({ ...pageQuery, ...auditFilters })
export const auditExportQuery = z.strictObject(auditFilters)
