import { z } from 'zod'
import { pageQuery } from '../http/pagination.ts'
import { sealedQuery } from '../http/sealed.ts'
import { idPattern } from '../ids.ts'
import { contactSummarySchema } from '../messages/schema.ts'
import { MOST_COUNTED } from './counts.ts'

const userId = z.string().regex(idPattern('user'))
const teamId = z.string().regex(idPattern('team'))
const conversationId = z.string().regex(idPattern('conversation'))

const statusSchema = z.enum(['open', 'pending', 'snoozed', 'resolved'])

const windowSchema = z.object({
  customer_service_until: z.iso
    .datetime()
    .nullable()
    .describe(
      '24 hours after the last message or call of the WhatsApp account that wrote last. Null: it is closed.',
    ),
  free_entry_until: z.iso
    .datetime()
    .nullable()
    .describe(
      'Until when WhatsApp charges nothing: 72 hours after the answer to somebody who came by an advertisement.',
    ),
  may_send: z.enum(['anything', 'templates']),
})

export const conversationSchema = z
  .object({
    id: conversationId,
    merged_into: conversationId
      .nullable()
      .describe('Set where the id that was asked for has been folded into this conversation: its id.'),
    inbox_id: z.string().regex(idPattern('inbox')),
    contact: contactSummarySchema.nullable().describe('Null for a group.'),
    group_id: z.string().nullable().describe('WhatsApp’s id of the group.'),
    status: statusSchema,
    assignee_id: userId.nullable().describe('Whose work it is; null: nobody’s.'),
    team_id: teamId.nullable().describe('Which team’s it is; null: no team’s.'),
    labels: z.array(z.string()),
    snoozed_until: z.iso.datetime().nullable(),
    last_message: z
      .object({
        id: z.string().regex(idPattern('message')),
        direction: z.enum(['inbound', 'outbound']),
        type: z.string(),
        text: z.string().nullable(),
        sent_at: z.iso.datetime(),
      })
      .nullable(),
    last_message_at: z.iso.datetime().nullable(),
    last_inbound_at: z.iso.datetime().nullable(),
    window: windowSchema.nullable().describe('Of whoever wrote last. Null for a group.'),
    created_at: z.iso.datetime(),
  })
  .describe('The one continuing thread of a contact, or of a group, in an inbox.')

export const conversationsQuery = z.strictObject({
  ...pageQuery,
  ...sealedQuery,
  contact_id: z.string().optional(),
  inbox_id: z.string().optional(),
  status: statusSchema.optional(),
  assignee: z
    .union([z.enum(['me', 'none']), userId])
    .optional()
    .describe('`me`: whoever is signed in. `none`: those that nobody works on.'),
  team: z
    .union([z.enum(['none']), teamId])
    .optional()
    .describe('Of this team. `none`: those that are no team’s.'),
  label: z.string().trim().min(1).max(100).optional().describe('Those that carry it.'),
})

const count = z.number().int().max(MOST_COUNTED)

export const countsSchema = z
  .object({
    open: count,
    mine: count.nullable().describe('Open and assigned to whoever asks; null for an API key.'),
    unassigned: count.describe('Open, and nobody’s.'),
    pending: count,
    snoozed: count,
  })
  .describe(`How many conversations there are. ${MOST_COUNTED} stands for that many or more.`)

export const countsQuery = z.strictObject({ inbox_id: z.string().optional() })

const MOST_LABELS = 50

export const conversationChangeSchema = z
  .strictObject({
    status: statusSchema.optional(),
    labels: z
      .array(z.string().trim().min(1).max(100))
      .max(MOST_LABELS)
      .transform((labels) => [...new Set(labels)])
      .optional()
      .describe('All of them; what is not listed is taken off.'),
    assignee_id: userId
      .nullable()
      .optional()
      .describe('Of a member of the account who sees the inbox; null: nobody’s.'),
    team_id: teamId.nullable().optional().describe('Of a team of the account; null: no team’s.'),
    snoozed_until: z.iso
      .datetime({ offset: true })
      .nullable()
      .optional()
      .describe(
        'With the status `snoozed`: when to open again by itself. Absent or null: at the next message.',
      ),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'names nothing to change')
