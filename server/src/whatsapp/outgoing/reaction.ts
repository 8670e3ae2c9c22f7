import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'

const LONGEST_EMOJI = 64
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
const segmenter = new Intl.Segmenter()

export const reactionSchema = z.strictObject({
  message_id: z.string().regex(idPattern('message')).describe('The message to react to.'),
  emoji: z
    .string()
    .max(LONGEST_EMOJI)
    .refine(isEmojiOrEmpty, 'Expected one emoji or an empty text')
    .describe('One emoji. An empty text removes the reaction.'),
})

function isEmojiOrEmpty(emoji: string): boolean {
  return emoji === '' || (PICTURE.test(emoji) && [...segmenter.segment(emoji)].length === 1)
}
