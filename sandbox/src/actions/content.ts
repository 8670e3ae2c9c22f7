import { z } from 'zod'
import type { Content } from '../world/content.ts'
import type { JsonObject } from '../world/wire.ts'

const text = z.string().min(1)

export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
)

const media = z.strictObject({
  type: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
  media_id: text.optional(),
  mime_type: text.optional(),
  caption: text.optional(),
  filename: text.optional(),
  voice: z.boolean().optional(),
  animated: z.boolean().optional(),
  too_large: z.boolean().optional(),
})

const contactCard = z.strictObject({
  name: text.optional(),
  phone: text.optional(),
  emails: z.array(z.strictObject({ email: text, type: text.optional() })).optional(),
  org: z
    .strictObject({ company: text.optional(), department: text.optional(), title: text.optional() })
    .optional(),
  birthday: text.optional(),
})

const orderItem = z.strictObject({
  product_retailer_id: text,
  quantity: z.number().int().positive(),
  item_price: z.number().nonnegative(),
  currency: z.string().length(3),
})

/** Everything a message can be; `world/content.ts` says what each means. */
const contentSchema: z.ZodType<Content> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), body: text }),
    media,
    z.strictObject({
      type: z.literal('location'),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      name: text.optional(),
      address: text.optional(),
      url: text.optional(),
    }),
    z.strictObject({ type: z.literal('contacts'), cards: z.array(contactCard).min(1) }),
    z.strictObject({ type: z.literal('button'), payload: text, text }),
    z.strictObject({ type: z.literal('button_reply'), id: text, title: text }),
    z.strictObject({
      type: z.literal('list_reply'),
      id: text,
      title: text,
      description: text.optional(),
    }),
    z.strictObject({
      type: z.literal('flow_reply'),
      response: jsonObject,
      name: text.optional(),
      body: text.optional(),
    }),
    z.strictObject({
      type: z.literal('call_permission_reply'),
      response: z.enum(['accept', 'reject']),
      is_permanent: z.boolean().optional(),
      response_source: z.enum(['user_action', 'automatic']).optional(),
    }),
    z.strictObject({ type: z.literal('product_reply'), product: jsonObject }),
    z.strictObject({ type: z.literal('reaction'), message_id: text, emoji: text.optional() }),
    z.strictObject({
      type: z.literal('order'),
      catalog_id: text,
      text: text.optional(),
      product_items: z.array(orderItem).min(1),
    }),
    z.strictObject({
      type: z.literal('unsupported'),
      unsupported_type: text.optional(),
      code: z.union([z.literal(131051), z.literal(131060)]).optional(),
    }),
    z.strictObject({ type: z.literal('edit'), original_message_id: text, content: contentSchema }),
    z.strictObject({ type: z.literal('revoke'), original_message_id: text }),
    z.strictObject({ type: z.literal('unknown'), name: text, body: jsonObject }),
  ]),
)

const referral = z.strictObject({
  source_url: text,
  source_id: text,
  source_type: z.enum(['ad', 'post']),
  body: text.optional(),
  headline: text.optional(),
  media_type: z.enum(['image', 'video']).optional(),
  image_url: text.optional(),
  video_url: text.optional(),
  thumbnail_url: text.optional(),
  ctwa_clid: text.optional(),
  welcome_message: z.strictObject({ text }).optional(),
})

/** `text` or `content`, one of them. */
export const saying = {
  text: text.optional(),
  content: contentSchema.optional(),
}

export function saidOf(input: { text?: string; content?: Content }, context: z.RefinementCtx): void {
  if ((input.text === undefined) === (input.content === undefined)) {
    context.addIssue({ code: 'custom', path: ['text'], message: 'Set either text or content' })
  }
}

export const writeOptionFields = {
  forwarded: z.boolean().optional(),
  frequently_forwarded: z.boolean().optional(),
  referral: referral.optional(),
  referred_product: z.strictObject({ catalog_id: text, product_retailer_id: text }).optional(),
  without_profile: z.boolean().optional(),
  conversation_summary: text.optional(),
}
