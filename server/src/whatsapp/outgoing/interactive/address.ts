import { z } from 'zod'
import { limitFields } from '../../../platform/base/limit-fields.ts'
import { id } from '../parts/parts.ts'
import { around, body } from './parts.ts'

const MOST_VALUES = 100
const MOST_ADDRESSES = 100
const values = limitFields(z.record(z.string(), z.string()), MOST_VALUES)

/** Asks for a postal address, in the countries where WhatsApp has a form for it. */
export const addressMessageSchema = z.strictObject({
  type: z.literal('address_message'),
  ...around,
  body: body(),
  action: z.strictObject({
    name: z.literal('address_message'),
    parameters: z.strictObject({
      country: z.string().regex(/^[A-Z]{2}$/, 'Expected a code of ISO 3166, such as IN'),
      values: values.optional().describe('The prefilled values of the form.'),
      saved_addresses: z
        .array(z.strictObject({ id, value: values }))
        .max(MOST_ADDRESSES)
        .optional(),
      validation_errors: values
        .optional()
        .describe('The validation errors of the previous address, by field.'),
    }),
  }),
})
