import { z } from 'zod'
import { id } from '../parts/parts.ts'
import { aroundWithText, body } from './parts.ts'

/** A button that opens the whole catalogue. */
export const catalogMessageSchema = z.strictObject({
  type: z.literal('catalog_message'),
  footer: aroundWithText.footer,
  body: body(),
  action: z.strictObject({
    name: z.literal('catalog_message'),
    parameters: z
      .strictObject({ thumbnail_product_retailer_id: id.describe('The item to show as the thumbnail.') })
      .optional(),
  }),
})
