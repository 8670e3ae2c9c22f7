import { z } from 'zod'
import { limitFields } from '../../../platform/base/limit-fields.ts'
import { text } from '../parts/parts.ts'
import { around, body } from './parts.ts'

const LONGEST_REFERENCE = 60
const LONGEST_DESCRIPTION = 120
/** With those that are passed to Meta as they are. */
const MOST_FIELDS = 100

const reference_id = z
  .string()
  .max(LONGEST_REFERENCE)
  .regex(/^[A-Za-z0-9_.-]+$/, 'Expected letters, digits, underscores, dots and hyphens')

const amount = limitFields(
  z.looseObject({
    value: z.int().min(0),
    offset: z.int().min(1).describe('The divisor of the value: 100 for a value in cents.'),
  }),
  MOST_FIELDS,
)

/** An order to be paid. How it is paid differs by country, so what else Meta documents passes. */
export const orderDetailsMessageSchema = z.strictObject({
  type: z.literal('order_details'),
  ...around,
  body: body(),
  action: z.strictObject({
    name: z.literal('review_and_pay'),
    parameters: limitFields(
      z.looseObject({
        reference_id: reference_id.describe('Unique for each message.'),
        type: z.enum(['digital-goods', 'physical-goods']),
        currency: z.string().regex(/^[A-Z]{3}$/, 'Expected a code of ISO 4217, such as BRL'),
        total_amount: amount,
        order: limitFields(z.looseObject({ status: z.literal('pending') }), MOST_FIELDS),
      }),
      MOST_FIELDS,
    ),
  }),
})

/** How an order is getting on. */
export const orderStatusMessageSchema = z.strictObject({
  type: z.literal('order_status'),
  ...around,
  body: body(),
  action: z.strictObject({
    name: z.literal('review_order'),
    parameters: limitFields(
      z.looseObject({
        reference_id,
        order: limitFields(
          z.looseObject({
            status: z.enum([
              'pending',
              'processing',
              'partially-shipped',
              'partially_shipped',
              'shipped',
              'completed',
              'canceled',
            ]),
            description: text(LONGEST_DESCRIPTION).optional(),
          }),
          MOST_FIELDS,
        ),
      }),
      MOST_FIELDS,
    ),
  }),
})
