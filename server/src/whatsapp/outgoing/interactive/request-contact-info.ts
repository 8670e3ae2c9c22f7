import { z } from 'zod'
import { body } from './parts.ts'

/** Asks for the phone number. No header or footer is documented for it. */
export const requestContactInfoMessageSchema = z.strictObject({
  type: z.literal('request_contact_info'),
  body: body(),
  action: z.strictObject({ name: z.literal('request_contact_info') }),
})
