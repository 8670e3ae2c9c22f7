import { z } from 'zod'
import { order_details_action, order_status_action } from './orders.ts'
import { word } from './word.ts'

/** Interactive bodies with Meta's limits. Unknown kinds are refused, unknown properties of known kinds are not. */

const text = (max: number) => z.string().min(1).max(max)
/** A whole number, or its digits as text. */
const whole = z
  .union([z.number(), z.string().regex(/^\d{1,15}$/)])
  .transform(Number)
  .pipe(z.number().int())
const header = z.looseObject({ type: z.string(), text: z.string().max(60).optional() })
const footer = z.looseObject({ text: text(60) })

function message<Action extends z.ZodType>(type: string, body_max: number, action: Action) {
  return z.looseObject({
    type: word(type),
    header: header.optional(),
    body: z.looseObject({ text: text(body_max) }),
    footer: footer.optional(),
    action,
  })
}

const button = z.looseObject({
  type: word('reply'),
  reply: z.looseObject({ id: text(256), title: text(20) }),
})

const buttons = message(
  'button',
  1024,
  z.looseObject({
    buttons: z
      .array(button)
      .min(1)
      .max(3)
      .refine(
        (all) => new Set(all.map((one) => one.reply.title)).size === all.length,
        'Button titles must be unique',
      )
      .refine(
        (all) => new Set(all.map((one) => one.reply.id)).size === all.length,
        'Button ids must be unique',
      ),
  }),
)

const row = z.looseObject({ id: text(200), title: text(24), description: z.string().max(72).optional() })
const section = z.looseObject({ title: z.string().max(24).optional(), rows: z.array(row).min(1) })

const list = message(
  'list',
  4096,
  z.looseObject({
    button: text(20),
    sections: z
      .array(section)
      .min(1)
      .max(10)
      .refine(
        (all) => all.flatMap((one) => one.rows).length <= 10,
        'Total row count exceeds the maximum of 10',
      ),
  }),
)

const named = (name: string) => z.looseObject({ name: word(name) })

/** No header or footer is documented for the request, so neither is taken. */
const request_contact_info = z.strictObject({
  type: word('request_contact_info'),
  body: z.looseObject({ text: text(1024) }),
  action: named('request_contact_info'),
})

const flow = message('flow', 1024, z.looseObject({ name: word('flow'), parameters: z.looseObject({}) }))
const call_to_action = message(
  'cta_url',
  1024,
  z.looseObject({
    name: word('cta_url'),
    parameters: z.looseObject({ display_text: text(20), url: z.url() }),
  }),
)

const voice_call = z.looseObject({
  name: word('voice_call'),
  parameters: z
    .looseObject({
      display_text: text(20).optional(),
      ttl_minutes: whole.pipe(z.number().min(1).max(43_200)).optional(),
      payload: z.string().max(512).optional(),
    })
    .optional(),
})

const card = z.looseObject({
  card_index: whole.pipe(z.number().min(0).max(9)),
  type: z.string(),
  body: z.looseObject({ text: text(160) }).optional(),
  action: z.looseObject({}),
})

/** Of pictures or of products: all cards are of one kind, and each has its own place. */
const carousel = message(
  'carousel',
  1024,
  z.looseObject({
    cards: z
      .array(card)
      .min(2)
      .max(10)
      .refine(
        (all) => new Set(all.map((one) => one.card_index)).size === all.length,
        'Card indexes must be unique',
      )
      .refine(
        (all) => new Set(all.map((one) => one.type.toLowerCase())).size === 1,
        'All cards must be of the same type',
      ),
  }),
)

const KINDS: Record<string, z.ZodType> = {
  button: buttons,
  list,
  request_contact_info,
  flow,
  cta_url: call_to_action,
  call_permission_request: z.looseObject({ action: named('call_permission_request') }),
  location_request_message: message('location_request_message', 1024, named('send_location')),
  address_message: message('address_message', 1024, named('address_message')),
  product: z.looseObject({
    action: z.looseObject({ catalog_id: text(256), product_retailer_id: text(256) }),
  }),
  product_list: z.looseObject({
    body: z.looseObject({ text: text(1024) }),
    action: z.looseObject({ catalog_id: text(256) }),
  }),
  catalog_message: message('catalog_message', 1024, named('catalog_message')),
  order_details: message('order_details', 1024, order_details_action),
  order_status: message('order_status', 1024, order_status_action),
  voice_call: message('voice_call', 1024, voice_call),
  carousel,
}

/** What is wrong with an interactive object, or undefined. */
export function interactiveProblem(interactive: unknown): string | undefined {
  const type = z.looseObject({ type: z.string() }).safeParse(interactive)
  if (!type.success) return "Param interactive['type'] is required."
  const name = type.data.type.toLowerCase()
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  if (!kind) return `Param interactive['type'] does not know ${type.data.type}.`
  const parsed = kind.safeParse(interactive)
  return parsed.success ? undefined : describeIssue('interactive', parsed.error)
}

/** The first issue as `Param interactive['body']['text'] …`. */
export function describeIssue(root: string, error: z.ZodError): string {
  const [issue] = error.issues
  const path = (issue?.path ?? []).map((part) => `['${String(part)}']`).join('')
  return `Param ${root}${path}: ${issue?.message ?? 'invalid'}.`
}
