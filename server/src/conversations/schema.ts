import { z } from 'zod'
import { idPattern } from '../platform/base/ids.ts'
import { INVISIBLE, isVisible } from '../platform/base/visible-text.ts'
import { pageOf, pageQuery } from '../platform/http/pagination.ts'
import { sealedQuery } from '../platform/http/sealed.ts'
import { MOST_COUNTED } from './counts.ts'
import { authorSchema, contactSummarySchema, messageSchema } from './messages/schema.ts'
import { PRIORITIES } from './priority.ts'
import { LOOKED_AT_UNREAD, MOST_UNREAD } from './reads/unread.ts'

export const userId = z.string().regex(idPattern('user'))
/** A label’s name, as conversations carry it. */
export const labelName = z.string().normalize('NFC').trim().min(1).max(100)
/** What is no name stays removable. */
export const newLabelName = labelName.refine(isVisible, INVISIBLE)
export const teamId = z.string().regex(idPattern('team'))
const conversationId = z.string().regex(idPattern('conversation'))

export const statusSchema = z.enum(['open', 'pending', 'snoozed', 'resolved'])

export const prioritySchema = z.enum(PRIORITIES)

const windowSchema = z.object({
  customer_service_until: z.iso
    .datetime()
    .nullable()
    .describe(
      'The end of the customer service window: 24 hours after the last message or call of the WhatsApp account that wrote last. Null: the window is closed.',
    ),
  free_entry_until: z.iso
    .datetime()
    .nullable()
    .describe(
      'WhatsApp charges nothing until this time: as a message status reports, or 72 hours after the reply to a contact that came from an ad.',
    ),
  may_send: z.enum(['anything', 'templates']),
})

export const conversationParams = z.object({
  id: z.string().describe('Also the id of a conversation that was merged into another.'),
})

export const messagePageSchema = pageOf(messageSchema).extend({
  next_cursor: z
    .string()
    .nullable()
    .describe('Pass it as `cursor` for older messages. Null at the beginning of the conversation.'),
  previous_cursor: z
    .string()
    .nullable()
    .describe('Pass it as `cursor` for newer messages. Null if there are no newer messages.'),
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
    data: details.describe('The data of the event, as in the feed.'),
    before: details.nullable().describe('For `conversation.updated`: the previous state, if known.'),
    actor: z
      .object({
        kind: z
          .enum(['member', 'api_key', 'operator', 'rules'])
          .describe('`rules`: a configured rule, or the end of a period.'),
        id: z.string().nullable().describe('The id of the member or the API key.'),
        name: z
          .string()
          .nullable()
          .describe('The name of the API key, or of the member while still in the account.'),
      })
      .nullable()
      .describe('The actor of the change. Null without an actor, or if no actor was recorded.'),
  })
  .describe('An activity of a conversation: a change that is not a message.')

export const conversationSchema = z
  .object({
    id: conversationId,
    merged_into: conversationId
      .nullable()
      .describe('Set if the requested id was merged into this conversation: the id of this conversation.'),
    inbox_id: z.string().regex(idPattern('inbox')),
    contact: contactSummarySchema.nullable().describe('Null for a group.'),
    group_id: z.string().nullable().describe('WhatsApp’s id of the group.'),
    status: statusSchema,
    assignee_id: userId.nullable().describe('The assigned member. Null: unassigned.'),
    team_id: teamId.nullable().describe('The assigned team. Null: no team.'),
    labels: z.array(z.string()),
    priority: prioritySchema.describe('The priority that the team set.'),
    snoozed_until: z.iso.datetime().nullable(),
    last_message: z
      .object({
        id: z.string().regex(idPattern('message')),
        direction: z.enum(['inbound', 'outbound']),
        author: authorSchema,
        type: z.string(),
        text: z.string().nullable(),
        status: z.string().nullable(),
        sent_at: z.iso.datetime(),
      })
      .nullable(),
    last_message_at: z.iso
      .datetime()
      .nullable()
      .describe(
        'The time of the last message. A broadcast counts only in a conversation that contains nothing else.',
      ),
    last_inbound_at: z.iso.datetime().nullable(),
    waiting_since: z.iso
      .datetime()
      .nullable()
      .describe(
        'The time of the first message without a reply from the team. Broadcasts and failed messages don’t count as replies. Null after a reply, and after the conversation is resolved.',
      ),
    unread_count: z
      .number()
      .int()
      .min(0)
      .max(MOST_UNREAD)
      .nullable()
      .describe(
        `The number of messages and calls that the user has not read and that arrived after the user joined. ${MOST_UNREAD} means ${MOST_UNREAD} or more. Null for an API key.`,
      ),
    first_unread_message_id: z.string().regex(idPattern('message')).nullable(),
    last_unread_message_id: z
      .string()
      .regex(idPattern('message'))
      .nullable()
      .describe('The unread message that arrived last: mark the conversation as read with it.'),
    window: windowSchema
      .nullable()
      .describe('The customer service window of the WhatsApp account that wrote last. Null for a group.'),
    created_at: z.iso.datetime(),
  })
  .describe('The one continuing conversation with a contact, or with a group, in an inbox.')

export const conversationsQuery = z.strictObject({
  ...pageQuery,
  ...sealedQuery,
  contact_id: z.string().optional(),
  inbox_id: z.string().optional(),
  status: statusSchema.optional(),
  assignee: z
    .union([z.enum(['me', 'none']), userId])
    .optional()
    .describe('`me`: the signed-in user. `none`: unassigned conversations.'),
  team: z
    .union([z.enum(['none']), teamId])
    .optional()
    .describe('Only conversations of this team. `none`: conversations without a team.'),
  label: labelName.optional().describe('Only conversations with this label.'),
  priority: prioritySchema.optional(),
  unread: z
    .enum(['true'])
    .optional()
    .describe(
      `Only conversations with messages that the user has not read. Looks through the latest ${LOOKED_AT_UNREAD.list.toLocaleString('en')} conversations of each inbox and status.`,
    ),
  sort: z
    .enum(['latest', 'waiting', 'priority'])
    .default('latest')
    .describe(
      '`latest`: by the last message. `waiting`: the longest wait for a reply first, then the others by the last message. `priority`: the most urgent first, then by the last message.',
    ),
})

const count = z.number().int().max(MOST_COUNTED)

export const countsSchema = z
  .object({
    open: count,
    mine: count
      .nullable()
      .describe('Open conversations assigned to the signed-in user. Null for an API key.'),
    unassigned: count.describe('Open conversations without an assignee.'),
    pending: count,
    snoozed: count,
    unread: count
      .nullable()
      .describe(
        `Open conversations with unread messages of the user, among the latest ${LOOKED_AT_UNREAD.counts} of each inbox. Null for an API key.`,
      ),
  })
  .describe(`Each field is a number of conversations. ${MOST_COUNTED} means ${MOST_COUNTED} or more.`)

export const countsQuery = z.strictObject({ inbox_id: z.string().optional() })
