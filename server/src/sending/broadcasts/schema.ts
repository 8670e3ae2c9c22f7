import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { pageQuery } from '../../platform/http/pagination.ts'
import { templateComponentsSchema, templateSchema } from '../../whatsapp/outgoing/template.ts'
import { RECIPIENT_STATES } from './recipients.ts'

const MOST_CONTACTS = 100_000
const MOST_PARAMETERS = 100
const MOST_ATTRIBUTES = 20
const LONGEST_NAME = 200

const id = (kind: Parameters<typeof idPattern>[0]) => z.string().regex(idPattern(kind))
const name = z.string().trim().min(1).max(LONGEST_NAME)
// What fits a parameter, templates/check-parameters.ts says.
const text = z.string().trim()

const contactQuerySchema = z
  .strictObject({
    search: z.string().trim().min(1).max(LONGEST_NAME).optional().describe('As `query` of GET /v1/contacts.'),
    attributes: z
      .record(name, z.union([z.string(), z.number(), z.boolean()]))
      .refine((given) => Object.keys(given).length <= MOST_ATTRIBUTES, 'are too many')
      .optional()
      .describe('Contacts that have all of these.'),
    has_phone: z.boolean().optional(),
    updated_since: z.iso.datetime({ offset: true }).optional(),
    updated_before: z.iso.datetime({ offset: true }).optional(),
  })
  .describe('Contacts that pass everything that is given; all contacts where nothing is.')

const fillingSchema = z.union([
  z.strictObject({ text }),
  z.strictObject({
    attribute: name.describe('An attribute; `name` is the saved name, else the profile name.'),
    fallback: text.optional().describe('Where the contact has none; without it such a contact gets nothing.'),
  }),
])

const parametersSchema = z
  .record(name, fillingSchema)
  .refine((given) => Object.keys(given).length <= MOST_PARAMETERS, 'are too many')

export const newBroadcastSchema = z.strictObject({
  name: name.describe('For you; nobody else sees it.'),
  inbox_id: id('inbox'),
  template: z.strictObject({
    name: templateSchema.shape.name,
    language: templateSchema.shape.language.shape.code,
    components: templateComponentsSchema
      .default([])
      .describe('What is the same for everybody, as in `template.components` of a message.'),
  }),
  audience: z.union([
    z.strictObject({
      contact_ids: z
        .array(id('contact'))
        .min(1)
        .max(MOST_CONTACTS)
        .describe('In this order; a contact that is named twice counts once.'),
    }),
    z.strictObject({ query: contactQuerySchema }),
  ]),
  parameters: parametersSchema
    .default({})
    .describe(
      'Fills variables of the template for each contact: `body.first_name`, `header.1`, `button.0`, in a carousel `card.1.body.1`. A component is filled either here or by `template.components`.',
    ),
  endpoint: z.enum(['messages', 'marketing_messages']).default('messages'),
  send_at: z.iso.datetime({ offset: true }).optional().describe('Once it is started, nothing leaves before.'),
})

const count = z.int()
const counts = z.record(z.string(), count)

export const broadcastSchema = z
  .object({
    id: id('broadcast'),
    name: z.string(),
    inbox_id: id('inbox'),
    template: z.object({ name: z.string(), language: z.string(), components: z.array(z.unknown()) }),
    audience: z.union([
      z.object({ contact_ids: count.describe('How many were named.') }),
      z.object({ query: contactQuerySchema }),
    ]),
    parameters: z.record(z.string(), fillingSchema),
    endpoint: z.enum(['messages', 'marketing_messages']),
    send_at: z.iso.datetime().nullable(),
    state: z
      .enum(['draft', 'preparing', 'ready', 'scheduled', 'running', 'paused', 'finished', 'cancelled'])
      .describe('`preparing` is the dry run; `ready`: every recipient has a row that says what would be.'),
    pause_reason: z
      .string()
      .nullable()
      .describe('`by_hand`, or why WhatsApp does not take the template any more.'),
    recipients: count.describe('Grows while contacts are looked for.'),
    checked: count.describe('About so many of them the dry run has decided.'),
    created_by: z.string(),
    created_at: z.iso.datetime(),
    ready_at: z.iso.datetime().nullable(),
    started_at: z.iso.datetime().nullable(),
    ended_at: z.iso.datetime().nullable(),
  })
  .describe('A template to many.')

export const broadcastDetailSchema = broadcastSchema.extend({
  counts: z
    .object({
      by_state: counts,
      by_reason: counts.describe('Why not, in the codes of docs/errors.md.'),
      by_address_kind: counts.describe('`phone`, `bsuid`, `parent_bsuid`: of those who get a message.'),
    })
    .describe('Of the recipients, as they are now.'),
  estimate: z
    .array(
      z.object({
        category: z.string(),
        market: z.string().nullable().describe('A calling code such as `+351`, of the phone or the BSUID.'),
        messages: count,
      }),
    )
    .describe('What WhatsApp would charge for: messages by category and market. Its prices are its own.'),
})

export const recipientSchema = z
  .object({
    position: count,
    contact_id: id('contact').nullable().describe('As it was listed; null once the person is erased.'),
    display_name: z.string().nullable(),
    state: z.enum(RECIPIENT_STATES).describe('Once there is a message, what became of that.'),
    reason: z.string().nullable().describe('Why not, in the codes of docs/errors.md.'),
    meta_code: z.int().nullable().describe('WhatsApp’s own code, where it refused the message.'),
    missing: z.array(z.string()).describe('Variables that nothing fills.'),
    address_kind: z.string().nullable(),
    category: z.string().nullable(),
    market: z.string().nullable(),
    message_id: id('message').nullable(),
    conversation_id: id('conversation')
      .nullable()
      .describe('With this person in the inbox of the broadcast; null where nothing was written yet.'),
  })
  .describe('One person of a broadcast.')

export const recipientsQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(RECIPIENT_STATES).optional(),
  reason: z.string().max(LONGEST_NAME).optional(),
})
