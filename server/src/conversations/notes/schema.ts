import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { pageQuery } from '../../platform/http/pagination.ts'
import { contactSummarySchema } from '../messages/schema.ts'

const LONGEST_TEXT = 4000
const MOST_MENTIONS = 50

const userId = z.string().regex(idPattern('user'))

export const noteSchema = z
  .object({
    id: z.string().regex(idPattern('note')),
    conversation_id: z
      .string()
      .regex(idPattern('conversation'))
      .nullable()
      .describe(
        'The conversation that shows the note now. Null if the contact no longer has one in this inbox.',
      ),
    inbox_id: z.string().regex(idPattern('inbox')),
    contact: contactSummarySchema
      .nullable()
      .describe('The contact that the note is about now. Null in a group.'),
    author: z.object({
      kind: z.enum(['member', 'api_key', 'operator']),
      id: z.string().nullable().describe('The id of the member or the API key.'),
      name: z.string().describe('The name when the note was written.'),
    }),
    text: z.string(),
    mentions: z.array(userId),
    created_at: z.iso.datetime(),
  })
  .describe('An internal note on a conversation. It is never sent.')

export const newNoteSchema = z.strictObject({
  text: z.string().trim().min(1).max(LONGEST_TEXT),
  mentions: z
    .array(userId)
    .max(MOST_MENTIONS)
    .transform((ids) => [...new Set(ids)])
    .default([])
    .describe('Members to notify: the note appears in their mentions.'),
})

export const mentionsQuery = z.strictObject({
  ...pageQuery,
  mentions: z.union([z.literal('me'), userId]).describe('`me`: the signed-in user.'),
})
