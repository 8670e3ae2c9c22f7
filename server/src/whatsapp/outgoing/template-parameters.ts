import { z } from 'zod'
import { limitFields } from '../../platform/base/limit-fields.ts'
import { locationSchema } from './location.ts'
import { headerDocument, headerFile, id, text } from './parts/parts.ts'

const LONGEST_NAME = 100
const MOST_SECTIONS = 10
const MOST_PRODUCTS = 30
const MOST_DATA = 1_000
/** Of what is passed to Meta as it is. */
const MOST_FIELDS = 100

const parameter_name = z
  .string()
  .min(1)
  .max(LONGEST_NAME)
  .optional()
  .describe('Only in templates with named parameters.')

// What such a text may hold, templates/check-parameters.ts says for every door, with `template_parameters` as its error.
const shown = z
  .string()
  .describe('No line break, no tab, at most four spaces in a row. See docs/templates.md for the lengths.')

const textParameter = z.strictObject({ type: z.literal('text'), parameter_name, text: shown })

/** What stands in a placeholder of the body. */
export const bodyParameterSchema = z.discriminatedUnion('type', [
  textParameter,
  z.strictObject({
    type: z.literal('currency'),
    parameter_name,
    currency: z.strictObject({
      fallback_value: shown,
      code: z.string().regex(/^[A-Z]{3}$/, 'Expected a code of ISO 4217, such as EUR'),
      amount_1000: z.int().describe('The amount times 1,000.'),
    }),
  }),
  z.strictObject({
    type: z.literal('date_time'),
    parameter_name,
    date_time: z.strictObject({
      fallback_value: shown.describe('The displayed text. WhatsApp no longer formats the other fields.'),
      day_of_week: z.int().min(1).max(7).optional(),
      year: z.int().optional(),
      month: z.int().min(1).max(12).optional(),
      day_of_month: z.int().min(1).max(31).optional(),
      hour: z.int().min(0).max(23).optional(),
      minute: z.int().min(0).max(59).optional(),
      calendar: z.enum(['GREGORIAN', 'SOLAR_HIJRI']).optional(),
    }),
  }),
])

/** What stands in the header. */
export const headerParameterSchema = z.discriminatedUnion('type', [
  textParameter,
  z.strictObject({ type: z.literal('image'), image: headerFile }),
  z.strictObject({ type: z.literal('video'), video: headerFile }),
  z.strictObject({ type: z.literal('document'), document: headerDocument }),
  z.strictObject({ type: z.literal('location'), location: locationSchema }),
  z.strictObject({
    type: z.literal('product'),
    product: z.strictObject({ product_retailer_id: id, catalog_id: id }),
  }),
])

/** What a button carries. */
export const buttonParameterSchema = z.discriminatedUnion('type', [
  textParameter.describe('The variable end of a link, or a one-time password.'),
  z.strictObject({ type: z.literal('payload'), payload: z.string() }),
  z.strictObject({ type: z.literal('coupon_code'), coupon_code: shown }),
  z.strictObject({
    type: z.literal('action'),
    action: z.strictObject({
      flow_token: id.optional(),
      flow_action_data: limitFields(z.record(z.string(), z.unknown()), MOST_DATA).optional(),
      thumbnail_product_retailer_id: id.optional(),
      order_details: limitFields(z.record(z.string(), z.unknown()), MOST_FIELDS)
        .optional()
        .describe('The same fields as in an order_details message.'),
      sections: z
        .array(
          z.strictObject({
            title: text(LONGEST_NAME),
            product_items: z
              .array(z.strictObject({ product_retailer_id: id }))
              .min(1)
              .max(MOST_PRODUCTS),
          }),
        )
        .min(1)
        .max(MOST_SECTIONS)
        .optional(),
    }),
  }),
])
