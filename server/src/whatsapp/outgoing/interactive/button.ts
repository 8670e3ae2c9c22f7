import { z } from 'zod'
import { text } from '../parts/parts.ts'
import { around, body } from './parts.ts'
import { refuseRepeated } from './refuse-repeated.ts'

const MOST_BUTTONS = 3
const LONGEST_TITLE = 20
const LONGEST_ID = 256

const button = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({
    id: text(LONGEST_ID).describe('Returned with the reply.'),
    title: text(LONGEST_TITLE),
  }),
})

/** Up to three buttons to answer with. */
export const buttonMessageSchema = z.strictObject({
  type: z.literal('button'),
  ...around,
  body: body(),
  action: z.strictObject({
    buttons: z
      .array(button)
      .min(1)
      .max(MOST_BUTTONS)
      .superRefine((buttons, context) => {
        refuseRepeated(
          context,
          ['reply', 'title'],
          buttons.map(({ reply }, at) => ({ path: [at], value: reply.title })),
        )
        refuseRepeated(
          context,
          ['reply', 'id'],
          buttons.map(({ reply }, at) => ({ path: [at], value: reply.id })),
        )
      }),
  }),
})
