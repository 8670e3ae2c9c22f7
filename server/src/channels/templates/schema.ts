import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { pageQuery } from '../../platform/http/pagination.ts'
import { templateComponentsSchema } from '../../whatsapp/outgoing/template.ts'

const LONGEST_WORD = 512

const inbox_id = z.string().regex(idPattern('inbox'))
const word = z.string().trim().min(1).max(LONGEST_WORD)

export const templatesQuery = z.strictObject({
  ...pageQuery,
  inbox_id: inbox_id.optional().describe('Only templates that this inbox can send.'),
  status: word
    .toLowerCase()
    .optional()
    .describe(
      '`approved`, `pending`, `rejected`, `paused`, `disabled` … Deleted templates are listed only with `deleted`.',
    ),
  name: word.optional().describe('The exact name, in all languages.'),
})

export const newSyncSchema = z.strictObject({
  inbox_id: inbox_id.describe('The inbox to sync: its WABA has the templates.'),
})

export const syncSchema = z
  .object({
    total: z.int().describe('The number of templates in WhatsApp.'),
    added: z.int(),
    changed: z.int(),
    deleted: z.int(),
    synced_at: z.iso.datetime(),
  })
  .describe('The result of a template sync.')

export const previewInputSchema = z.strictObject({
  components: templateComponentsSchema.default([]).describe('As in `template.components` of a message.'),
})

export const templateSchema = z
  .object({
    id: z.string().regex(idPattern('template')),
    waba_id: z.string(),
    meta_template_id: z.string(),
    name: z.string(),
    language: z.string(),
    category: z.string().describe('`marketing`, `utility` or `authentication`.'),
    status: z.string().describe('Only an `approved` template can be sent.'),
    quality: z.string().nullable().describe('`green`, `yellow`, `red` or `unknown`.'),
    rejected_reason: z.string().nullable(),
    parameter_format: z
      .string()
      .describe('The parameter format: `positional`, `named`, or another value from WhatsApp.'),
    components: z.array(z.unknown()).describe('As WhatsApp lists them.'),
    reach: z
      .object({
        bsuid: z.boolean().describe('False: the template can only be sent to a phone.'),
        reason: z.enum(['one_time_password']).nullable(),
      })
      .describe('Whether the template can be sent to a contact without a known phone.'),
    updated_at: z.iso.datetime().describe('When a sync last found a change.'),
    synced_at: z.iso.datetime().nullable().describe('When the templates of the WABA were last synced.'),
  })
  .describe('A message template in WhatsApp.')

const variableSchema = z
  .object({
    component: z.enum(['header', 'body', 'button', 'limited_time_offer']),
    card_index: z.int().nullable().describe('The card of a carousel. Null outside a carousel.'),
    button_index: z.int().nullable(),
    type: z.string().describe('The type of the parameter: `text`, `image`, `payload` …'),
    name: z.string().nullable().describe('The value for `parameter_name`. Null for positional parameters.'),
    position: z.int().describe('The position in the component, from 1.'),
    required: z.boolean(),
    example: z.string().nullable(),
  })
  .describe('One variable of the template.')

export const templateDetailSchema = templateSchema.extend({ variables: z.array(variableSchema) })

const filledCardSchema = z.object({
  header: z
    .object({ type: z.string(), text: z.string().nullable() })
    .nullable()
    .describe('A media header only has its type.'),
  body: z.string().nullable(),
  buttons: z.array(z.object({ type: z.string(), text: z.string().nullable(), url: z.string().nullable() })),
})

export const previewSchema = filledCardSchema
  .extend({ footer: z.string().nullable(), cards: z.array(filledCardSchema) })
  .describe('The template as the contact would see it.')
