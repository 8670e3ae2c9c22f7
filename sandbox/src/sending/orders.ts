import { z } from 'zod'

/** Orders to pay and their progress, with the arithmetic that Meta enforces. */

const REFERENCE = /^[A-Za-z0-9_.-]+$/
const INDIA_MAX = 35
const BRAZIL_MAX = 60

const amount = z.looseObject({ value: z.number().int(), offset: z.number().int() })

const item = z.looseObject({
  name: z.string().min(1).max(60),
  amount,
  sale_amount: amount.optional(),
  quantity: z.number().int().min(1),
})

const order = z.looseObject({
  status: z.literal('pending'),
  items: z.array(item).min(1),
  subtotal: amount,
  tax: amount.optional(),
  shipping: amount.optional(),
  discount: amount.optional(),
})

export const order_details_action = z.looseObject({
  name: z.literal('review_and_pay'),
  parameters: z
    .looseObject({
      reference_id: z.string().regex(REFERENCE).max(BRAZIL_MAX),
      type: z.enum(['digital-goods', 'physical-goods']),
      currency: z.enum(['BRL', 'INR', 'SGD']),
      payment_type: z.string().optional(),
      total_amount: amount,
      order,
    })
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
  name: z.literal('review_order'),
  parameters: z.looseObject({
    reference_id: z.string().regex(REFERENCE).max(BRAZIL_MAX),
    order: z.looseObject({
      status: z.enum([
        'pending',
        'processing',
        'partially-shipped',
        'partially_shipped',
        'shipped',
        'completed',
        'canceled',
      ]),
      description: z.string().max(120).optional(),
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
