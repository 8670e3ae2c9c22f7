import { z } from 'zod'
import { text } from '../parts/parts.ts'
import { body } from './parts.ts'

const LONGEST_BUTTON = 20
const LONGEST_PAYLOAD = 512
const MOST_MINUTES = 43_200

/** A button that calls the business on WhatsApp. */
export const voiceCallMessageSchema = z.strictObject({
  type: z.literal('voice_call'),
  body: body(),
  action: z.strictObject({
    name: z.literal('voice_call'),
    parameters: z
      .strictObject({
        display_text: text(LONGEST_BUTTON).optional(),
        ttl_minutes: z
          .int()
          .min(1)
          .max(MOST_MINUTES)
          .optional()
          .describe('How long the button is valid, in minutes.'),
        payload: text(LONGEST_PAYLOAD).optional().describe('Returned with the call.'),
      })
      .optional(),
  }),
})
