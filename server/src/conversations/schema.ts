import { z } from 'zod'
import { idPattern } from '../platform/base/ids.ts'
import { pageOf, pageQuery } from '../platform/http/pagination.ts'
import { sealedQuery } from '../platform/http/sealed.ts'
import { MOST_COUNTED } from './counts.ts'
import { contactSummarySchema, messageSchema } from './messages/schema.ts'
import { PRIORITIES } from './priority.ts'

export const userId = z.string().regex(idPattern('user'))
/** A label’s name, as conversations carry it. */
export const labelName = z.string().normalize('NFC').trim().min(1).max(100)
export const teamId = z.string().regex(idPattern('team'))
const conversationId = z.string().regex(idPattern('conversation'))

export const statusSchema = z.enum(['open', 'pending', 'snoozed', 'resolved'])

export const prioritySchema = z.enum(PRIORITIES)

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
      'Until when WhatsApp charges nothing: as a status of a message says, or 72 hours after the reply to a contact who came by an advertisement.',
    ),
  may_send: z.enum(['anything', 'templates']),
})

export const conversationParams = z.object({
  id: z.string().describe('Also the id of a conversation that was folded into another.'),
})

export const messagePageSchema = pageOf(messageSchema).extend({
  next_cursor: z
    .string()
    .nullable()
    .describe('To be passed as `cursor` for older messages; null at the beginning of the conversation.'),
  previous_cursor: z
    .string()
    .nullable()
    .describe('To be passed as `cursor` for newer messages; null where there were none when this was read.'),
})

const details = z.record(z.string(), z.unknown())

export const activitySchema = z
  .object({
    id: z.string().regex(idPattern('event')),
    type: z
      .string()
      .describe(
        '`conversation.updated`, `conversation.handover`, `phone_request.requested`, `phone_request.expired`, `message.moved`.',
      ),
    at: z.iso.datetime(),
    data: details.describe('As the feed of events tells it.'),
    before: details.nullable().describe('Of `conversation.updated`: the state before, where it is known.'),
    actor: z
      .object({
        kind: z
          .enum(['member', 'api_key', 'operator', 'rules'])
          .describe('`rules`: nobody, but what is set up here, or a time that had come.'),
        id: z.string().nullable().describe('Of a member or an API key.'),
        name: z.string().nullable().describe('Of an API key, or of a member who has not left.'),
      })
      .nullable()
      .describe('Who changed it; null where nobody did, or it was not written down yet.'),
  })
  .describe('Something that happened to a conversation besides messages.')

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
    priority: prioritySchema.describe('What comes first, as a team sees it.'),
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
  label: labelName.optional().describe('Those that carry it.'),
  priority: prioritySchema.optional(),
  sort: z
    .enum(['latest', 'priority'])
    .default('latest')
    .describe(
      '`latest`: by the last message. `priority`: the most urgent first, and by the last message within.',
    ),
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
