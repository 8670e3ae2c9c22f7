import { z } from 'zod'
import { limitFields } from '../../platform/base/limit-fields.ts'
import { bodyParameterSchema, buttonParameterSchema, headerParameterSchema } from './template-parameters.ts'

const MOST_PARAMETERS = 100
const MOST_COMPONENTS = 20
const MOST_BUTTONS = 10
const MOST_CARDS = 10
/** Of what is passed to Meta as it is. */
const MOST_FIELDS = 100

const name = z.string().regex(/^[a-z0-9_]{1,512}$/, 'Expected lower-case letters, digits and underscores')

const header = z.strictObject({
  type: z.literal('header'),
  parameters: z.array(headerParameterSchema).max(MOST_PARAMETERS),
})

const body = z.strictObject({
  type: z.literal('body'),
  parameters: z.array(bodyParameterSchema).max(MOST_PARAMETERS),
})

const button = z.strictObject({
  type: z.literal('button'),
  sub_type: z.enum([
    'quick_reply',
    'url',
    'copy_code',
    'flow',
    'catalog',
    'mpm',
    'voice_call',
    'order_details',
  ]),
  index: z
    .union([
      z
        .int()
        .min(0)
        .max(MOST_BUTTONS - 1),
      z.string().regex(/^\d$/, 'Expected the index of the button'),
    ])
    .transform(String)
    .describe('The index of the button, from 0.'),
  parameters: z.array(buttonParameterSchema).max(MOST_PARAMETERS).optional(),
})

const limitedTimeOffer = z.strictObject({
  type: z.literal('limited_time_offer'),
  parameters: z
    .array(
      z.strictObject({
        type: z.literal('limited_time_offer'),
        limited_time_offer: z.strictObject({ expiration_time_ms: z.int().min(0) }),
      }),
    )
    .length(1),
})

const orderStatus = z.strictObject({
  type: z.literal('order_status'),
  parameters: z
    .array(
      z.strictObject({
        type: z.literal('order_status'),
        order_status: limitFields(z.record(z.string(), z.unknown()), MOST_FIELDS),
      }),
    )
    .length(1),
})

const carousel = z.strictObject({
  type: z.literal('carousel'),
  cards: z
    .array(
      z.strictObject({
        card_index: z
          .int()
          .min(0)
          .max(MOST_CARDS - 1),
        components: z.array(z.discriminatedUnion('type', [header, body, button])).max(MOST_COMPONENTS),
      }),
    )
    .min(1)
    .max(MOST_CARDS),
})

const componentSchema = z.discriminatedUnion('type', [
  header,
  body,
  button,
  limitedTimeOffer,
  orderStatus,
  carousel,
])

export const templateComponentsSchema = z.array(componentSchema).max(MOST_COMPONENTS)

/** What the placeholders of a template are filled with, in Meta's form. */
export type TemplateComponent = z.output<typeof componentSchema>

export const templateSchema = z.strictObject({
  name,
  language: z.strictObject({
    code: z.string().regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, 'Expected a language such as en or pt_PT'),
    policy: z.literal('deterministic').optional(),
  }),
  components: templateComponentsSchema.optional(),
})
