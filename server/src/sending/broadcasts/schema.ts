import { z } from 'zod'
import { givenTime } from '../../platform/base/given-time.ts'
import { idPattern } from '../../platform/base/ids.ts'
import { limitFields } from '../../platform/base/limit-fields.ts'
import { visibleText } from '../../platform/base/visible-text.ts'
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

const attributesOf = (name: z.ZodString) => z.record(name, z.union([z.string(), z.number(), z.boolean()]))

const queryOf = (search: z.ZodString, attributes: ReturnType<typeof attributesOf>) =>
  z
    .strictObject({
      search: search.optional().describe('The same as `query` of GET /v1/contacts.'),
      attributes: attributes.optional().describe('Contacts with all of these attributes.'),
      has_phone: z.boolean().optional(),
      updated_since: givenTime.optional(),
      updated_before: givenTime.optional(),
    })
    .describe('Matches contacts that meet all conditions. Without conditions, all contacts match.')

const fillingOf = (name: z.ZodString) =>
  z.union([
    z.strictObject({ text }),
    z.strictObject({
      attribute: name.describe('The name of an attribute. `name` is the saved name, else the profile name.'),
      fallback: text
        .optional()
        .describe(
          'The value for contacts without the attribute. Without a fallback, these contacts get no message.',
        ),
    }),
  ])

const contactQuerySchema = queryOf(name, limitFields(attributesOf(name), MOST_ATTRIBUTES))
const parametersSchema = limitFields(z.record(name, fillingOf(name)), MOST_PARAMETERS)

export const newBroadcastSchema = z.strictObject({
  name: visibleText(LONGEST_NAME).describe('An internal name. Recipients never see it.'),
  inbox_id: id('inbox'),
  template: z.strictObject({
    name: templateSchema.shape.name,
    language: templateSchema.shape.language.shape.code,
    components: templateComponentsSchema
      .default([])
      .describe(
        'The components that are the same for all recipients, as in `template.components` of a message.',
      ),
  }),
  audience: z.union([
    z.strictObject({
      contact_ids: z
        .array(id('contact'))
        .min(1)
        .max(MOST_CONTACTS)
        .describe('The recipients, in this order. Duplicates count once.'),
    }),
    z.strictObject({ query: contactQuerySchema }),
  ]),
  parameters: parametersSchema
    .default({})
    .describe(
      'Fills template variables per contact: `body.first_name`, `header.1`, `button.0`, in a carousel `card.1.body.1`. Fill a component either here or in `template.components`.',
    ),
  endpoint: z.enum(['messages', 'marketing_messages']).default('messages'),
  send_at: givenTime.optional().describe('A started broadcast sends nothing before this time.'),
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
      z.object({ contact_ids: count.describe('The number of contacts in the request.') }),
      z.object({ query: queryOf(z.string(), attributesOf(z.string())) }),
    ]),
    parameters: z.record(z.string(), fillingOf(z.string())),
    endpoint: z.enum(['messages', 'marketing_messages']),
    send_at: z.iso.datetime().nullable(),
    state: z
      .enum(['draft', 'preparing', 'ready', 'scheduled', 'running', 'paused', 'finished', 'cancelled'])
      .describe(
        '`preparing`: the dry run is in progress. `ready`: the dry run has a result for every recipient.',
      ),
    pause_reason: z
      .string()
      .nullable()
      .describe('`by_hand`, or why WhatsApp no longer accepts the template.'),
    recipients: count.describe('The number of recipients. It grows during the dry run.'),
    checked: count.describe('The number of recipients that the dry run has checked.'),
    created_by: z.string(),
    created_at: z.iso.datetime(),
    ready_at: z.iso.datetime().nullable(),
    started_at: z.iso.datetime().nullable(),
    ended_at: z.iso.datetime().nullable(),
  })
  .describe('A broadcast: one template to many contacts.')

export const broadcastDetailSchema = broadcastSchema.extend({
  counts: z
    .object({
      by_state: counts,
      by_reason: counts.describe('Why there is no message, as a code of docs/errors.md.'),
      by_address_kind: counts.describe('`phone`, `bsuid`, `parent_bsuid`: for recipients who get a message.'),
    })
    .describe('Current numbers of recipients.'),
  estimate: z
    .array(
      z.object({
        category: z.string(),
        market: z.string().nullable().describe('The calling code of the phone or the BSUID, such as `+351`.'),
        messages: count,
      }),
    )
    .describe(
      'The messages that WhatsApp would charge for, by category and market. WhatsApp sets the prices.',
    ),
})

export const recipientSchema = z
  .object({
    position: count,
    contact_id: id('contact')
      .nullable()
      .describe('The contact when it was listed. Null after the contact is erased.'),
    display_name: z.string().nullable(),
    state: z.enum(RECIPIENT_STATES).describe('The state of the recipient, or of the message once it exists.'),
    reason: z.string().nullable().describe('Why there is no message, as a code of docs/errors.md.'),
    meta_code: z.int().nullable().describe('The error code from WhatsApp, if it refused the message.'),
    missing: z.array(z.string()).describe('Variables without a value.'),
    address_kind: z.string().nullable(),
    category: z.string().nullable(),
    market: z.string().nullable(),
    message_id: id('message').nullable(),
    conversation_id: id('conversation')
      .nullable()
      .describe(
        'The conversation with this contact in the inbox of the broadcast. Null if there is none yet.',
      ),
  })
  .describe('A recipient of a broadcast.')

export const recipientsQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(RECIPIENT_STATES).optional(),
  reason: z.string().max(LONGEST_NAME).optional(),
})
