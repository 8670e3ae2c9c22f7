import { z } from 'zod'
import { body } from './parts.ts'

/** A button with which people send where they are. */
export const locationRequestMessageSchema = z.strictObject({
  type: z.literal('location_request_message'),
  body: body(),
  action: z.strictObject({ name: z.literal('send_location') }),
})
