import { z } from 'zod'
import { link, text } from '../parts/parts.ts'
import { around, body } from './parts.ts'

const LONGEST_BUTTON = 20

/** A button that opens a page. */
export const ctaUrlMessageSchema = z.strictObject({
  type: z.literal('cta_url'),
  ...around,
  body: body(),
  action: z.strictObject({
    name: z.literal('cta_url'),
    parameters: z.strictObject({ display_text: text(LONGEST_BUTTON), url: link }),
  }),
})
