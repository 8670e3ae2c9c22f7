import { z } from 'zod'
import { text } from '../parts/parts.ts'
import { aroundWithTitle, body } from './parts.ts'

const LONGEST_ID = 256
const LONGEST_TITLE = 24
const MOST_SECTIONS = 10
const MOST_PRODUCTS = 30

const section = z.strictObject({
  title: text(LONGEST_TITLE),
  product_items: z
    .array(z.strictObject({ product_retailer_id: text(LONGEST_ID) }))
    .min(1)
    .max(MOST_PRODUCTS),
})

/** Items of a catalogue, in sections. */
export const productListMessageSchema = z.strictObject({
  type: z.literal('product_list'),
  ...aroundWithTitle,
  body: body(),
  action: z.strictObject({
    catalog_id: text(LONGEST_ID),
    sections: z.array(section).min(1).max(MOST_SECTIONS),
  }),
})
