import { z } from 'zod'
import { capitals, word } from './word.ts'

/** Orders to pay and their progress, with the arithmetic that Meta enforces. */

const REFERENCE = /^[A-Za-z0-9_.-]+$/
const INDIA_MAX = 35
const BRAZIL_MAX = 60

const OFFSET = 100
const EXPIRES_AFTER_S = 300
const KEY_TYPES = ['CPF', 'CNPJ', 'EMAIL', 'PHONE', 'EVP']
const GATEWAYS = ['billdesk', 'payu', 'razorpay', 'zaakpay']
const STATUSES = [
  'pending',
  'processing',
  'partially-shipped',
  'partially_shipped',
  'shipped',
  'completed',
  'canceled',
]

const amount = z.looseObject({ value: z.number().int(), offset: z.literal(OFFSET) })
const filled = z.string().min(1)

/** How one can pay, by `type`; ways that are not listed are Meta's to judge. */
const PAYMENTS: Record<string, z.ZodType> = {
  pix_dynamic_code: z.looseObject({
    code: filled,
    merchant_name: filled,
    key: filled,
    key_type: capitals(...KEY_TYPES),
  }),
  payment_link: z.looseObject({ uri: z.url() }),
  boleto: z.looseObject({ digitable_line: filled }),
  offsite_card_pay: z.looseObject({ last_four_digits: z.string().regex(/^\d{4}$/), credential_id: filled }),
  payment_gateway: z.looseObject({ type: word(...GATEWAYS), configuration_name: filled.max(60) }),
  upi_intent_link: z.looseObject({ link: filled }),
}

const payment_setting = z.looseObject({ type: z.string() }).superRefine((setting, context) => {
  const type = setting.type.toLowerCase()
  const shape = Object.hasOwn(PAYMENTS, type) ? PAYMENTS[type] : undefined
  const parsed = shape?.safeParse(setting[type])
  for (const { path, message } of parsed?.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: [type, ...path], message })
  if (shape === undefined) context.addIssue({ code: 'custom', path: ['type'], message: 'is no way to pay' })
})

const item = z.looseObject({
  name: z.string().min(1).max(60),
  amount,
  sale_amount: amount.optional(),
  quantity: z.number().int().min(1),
})

const order = z.looseObject({
  status: word('pending'),
  items: z.array(item).min(1),
  subtotal: amount,
  tax: amount.optional(),
  shipping: amount.optional(),
  discount: amount.optional(),
  expiration: z
    .looseObject({ timestamp: z.coerce.number().int(), description: z.string().max(120) })
    .optional(),
})

export const order_details_action = z.looseObject({
  name: word('review_and_pay'),
  parameters: z
    .looseObject({
      reference_id: z.string().regex(REFERENCE).max(BRAZIL_MAX),
      type: word('digital-goods', 'physical-goods'),
      currency: capitals('BRL', 'INR'),
      payment_type: z.string().toLowerCase().optional(),
      total_amount: amount,
      payment_settings: z.array(payment_setting).optional(),
      order,
    })
    .refine(
      ({ payment_type, currency }) => (payment_type === 'br') === (currency === 'BRL'),
      'currency does not fit payment_type',
    )
    .refine(
      ({ payment_type, reference_id }) => payment_type === 'br' || reference_id.length <= INDIA_MAX,
      `reference_id must have at most ${INDIA_MAX} characters`,
    )
    .refine(
      ({ order }) => order.subtotal.value === sumOf(order.items),
      'subtotal is not the sum of the items',
    )
    .refine(
      ({ order, total_amount }) => total_amount.value === totalOf(order),
      'total_amount is not subtotal + tax + shipping - discount',
    ),
})

export const order_status_action = z.looseObject({
  name: word('review_order'),
  parameters: z.looseObject({
    reference_id: z.string().regex(REFERENCE).max(BRAZIL_MAX),
    order: z.looseObject({
      status: word(...STATUSES),
      description: z.string().max(120).optional(),
    }),
    payment: z.looseObject({ status: word('pending', 'captured', 'failed') }).optional(),
  }),
})

/** Of an order to pay: whether it ends too soon, by the clock of the world. */
export function expiresTooSoon(interactive: unknown, now_ms: number): boolean {
  const parsed = ending.safeParse(interactive)
  return (
    parsed.success &&
    parsed.data.action.parameters.order.expiration.timestamp < now_ms / 1000 + EXPIRES_AFTER_S
  )
}

const ending = z.looseObject({
  type: word('order_details'),
  action: z.looseObject({
    parameters: z.looseObject({
      order: z.looseObject({ expiration: z.looseObject({ timestamp: z.coerce.number() }) }),
    }),
  }),
})

function sumOf(items: z.infer<typeof item>[]): number {
  return items.reduce(
    (sum, { amount, sale_amount, quantity }) => sum + (sale_amount ?? amount).value * quantity,
    0,
  )
}

function totalOf({ subtotal, tax, shipping, discount }: z.infer<typeof order>): number {
  return subtotal.value + (tax?.value ?? 0) + (shipping?.value ?? 0) - (discount?.value ?? 0)
}
