import { z } from 'zod'
import { text } from '../parts/parts.ts'
import { aroundWithText, body } from './parts.ts'

const LONGEST_ID = 256

/** One item of a catalogue. */
export const productMessageSchema = z.strictObject({
  type: z.literal('product'),
  footer: aroundWithText.footer,
  body: body().optional(),
  action: z.strictObject({ catalog_id: text(LONGEST_ID), product_retailer_id: text(LONGEST_ID) }),
})
