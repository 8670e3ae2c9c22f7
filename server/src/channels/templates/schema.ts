import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { pageQuery } from '../../platform/http/pagination.ts'
import { templateComponentsSchema } from '../../whatsapp/outgoing/template.ts'

const LONGEST_WORD = 512

const inbox_id = z.string().regex(idPattern('inbox'))
const word = z.string().trim().min(1).max(LONGEST_WORD)

export const templatesQuery = z.strictObject({
  ...pageQuery,
  inbox_id: inbox_id.optional().describe('Those that this inbox can send.'),
  status: word
    .toLowerCase()
    .optional()
    .describe(
      '`approved`, `pending`, `rejected`, `paused`, `disabled` …; `deleted` ones are listed only if asked for.',
    ),
  name: word.optional().describe('Exactly this name, in all its languages.'),
})

export const newSyncSchema = z.strictObject({ inbox_id: inbox_id.describe('Whose WABA is read.') })

export const syncSchema = z
  .object({
    total: z.int().describe('How many templates WhatsApp has.'),
    added: z.int(),
    changed: z.int(),
    deleted: z.int(),
    synced_at: z.iso.datetime(),
  })
  .describe('What a reading of the templates came to.')

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
    status: z.string().describe('Only an `approved` one can be sent.'),
    quality: z.string().nullable().describe('`green`, `yellow`, `red` or `unknown`.'),
    rejected_reason: z.string().nullable(),
    parameter_format: z
      .string()
      .describe('How parameters are given: `positional`, `named`, or another word of WhatsApp’s.'),
    components: z.array(z.unknown()).describe('As WhatsApp lists them.'),
    reach: z
      .object({
        bsuid: z.boolean().describe('False: it goes to a phone only.'),
        reason: z.enum(['one_time_password']).nullable(),
      })
      .describe('Whether it can be sent to somebody whose phone is not known.'),
    updated_at: z.iso.datetime().describe('When it was last seen to change.'),
    synced_at: z.iso.datetime().nullable().describe('When the templates of its WABA were last read.'),
  })
  .describe('A message template, as WhatsApp has it.')

const variableSchema = z
  .object({
    component: z.enum(['header', 'body', 'button', 'limited_time_offer']),
    card_index: z.int().nullable().describe('Of a carousel.'),
    button_index: z.int().nullable(),
    type: z.string().describe('The type of the parameter: `text`, `image`, `payload` …'),
    name: z.string().nullable().describe('For `parameter_name`; null where parameters are given in order.'),
    position: z.int().describe('Its place in its component, from 1.'),
    required: z.boolean(),
    example: z.string().nullable(),
  })
  .describe('One thing that a send gives.')

export const templateDetailSchema = templateSchema.extend({ variables: z.array(variableSchema) })

const filledCardSchema = z.object({
  header: z
    .object({ type: z.string(), text: z.string().nullable() })
    .nullable()
    .describe('A picture or the like is named by its type.'),
  body: z.string().nullable(),
  buttons: z.array(z.object({ type: z.string(), text: z.string().nullable(), url: z.string().nullable() })),
})

export const previewSchema = filledCardSchema
  .extend({ footer: z.string().nullable(), cards: z.array(filledCardSchema) })
  .describe('The template as the person would see it.')
