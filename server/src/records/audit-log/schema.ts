import { z } from 'zod'
import { AUDIT_ACTIONS } from '../../platform/audit/actions.ts'
import { givenTime } from '../../platform/base/given-time.ts'
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
          .describe(
            '`operator`: a command on the machine. `rules`: Selfsame itself, after data from WhatsApp.',
          ),
        id: z.string().nullable(),
        name: z.string().describe('The name at the time of the action.'),
      })
      .describe('The actor of the action.'),
    action,
    subject: z
      .object({
        kind: z.enum(ID_KINDS),
        id: z.string(),
        name: z
          .string()
          .nullable()
          .describe('The current name. Null if the subject has no name or no longer exists.'),
      })
      .nullable()
      .describe('The subject of the action.'),
    details: z
      .record(z.string(), z.unknown())
      .describe('Ids, counts, settings and field names. Never message texts, phones, BSUIDs or secrets.'),
    merge: z
      .object({ id: z.string().regex(idPattern('merge')), undone_at: z.iso.datetime().nullable() })
      .nullable()
      .describe('For `contact.merged`: the merge, which `DELETE /v1/merges/:id` undoes.'),
  })
  .describe('An entry of the audit log.')

const auditFilters = {
  actor: z
    .string()
    .max(100)
    .optional()
    .describe('A member, `usr_…`; an API key, `key_…`; `operator`, or `rules`.'),
  action: action.optional(),
  subject: z.string().max(100).optional().describe('The id of the subject, of any kind.'),
  from: givenTime.optional().describe('Not before this time.'),
  to: givenTime.optional().describe('Before this time.'),
}

export const auditQuery = z.strictObject({ ...pageQuery, ...auditFilters })
export const auditExportQuery = z.strictObject(auditFilters)
