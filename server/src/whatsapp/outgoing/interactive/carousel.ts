import { z } from 'zod'
import { headerFile, id, link, text } from '../parts/parts.ts'
import { body } from './parts.ts'

const LONGEST_CARD_BODY = 160
const LONGEST_BUTTON = 20
const FEWEST_CARDS = 2
const MOST_CARDS = 10
const MOST_BUTTONS = 3

const card_index = z
  .int()
  .min(0)
  .max(MOST_CARDS - 1)

const pictured = {
  card_index,
  header: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('image'), image: headerFile }),
    z.strictObject({ type: z.literal('video'), video: headerFile }),
  ]),
  body: body(LONGEST_CARD_BODY).optional(),
}

const linkCard = z.strictObject({
  type: z.literal('cta_url'),
  ...pictured,
  action: z.strictObject({
    name: z.literal('cta_url'),
    parameters: z.strictObject({ display_text: text(LONGEST_BUTTON), url: link }),
  }),
})

const buttonCard = z.strictObject({
  type: z.literal('button'),
  ...pictured,
  action: z.strictObject({
    buttons: z
      .array(
        z.strictObject({
          type: z.literal('quick_reply'),
          quick_reply: z.strictObject({ id, title: text(LONGEST_BUTTON) }),
        }),
      )
      .min(1)
      .max(MOST_BUTTONS),
  }),
})

const productCard = z.strictObject({
  type: z.literal('product'),
  card_index,
  action: z.strictObject({ catalog_id: id, product_retailer_id: id }),
})

/** Cards beside each other, each with a picture or a film and a button, or with an item of a catalogue. */
export const carouselMessageSchema = z.strictObject({
  type: z.literal('carousel'),
  body: body(),
  action: z.strictObject({
    cards: z
      .array(z.discriminatedUnion('type', [linkCard, buttonCard, productCard]))
      .min(FEWEST_CARDS)
      .max(MOST_CARDS),
  }),
})
