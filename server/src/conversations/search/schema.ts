import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { pageQuery } from '../../platform/http/pagination.ts'
import { sealedQuery } from '../../platform/http/sealed.ts'
import { contactSummarySchema } from '../messages/schema.ts'
import { noteSchema } from '../notes/schema.ts'

const SHORTEST = 2
const LONGEST = 200
const ASCII = /^[ -~]*$/

const query = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST)
  // One letter would find nearly everything; one emoji, or one sign of Chinese, does not.
  .refine((text) => text.length >= SHORTEST || !ASCII.test(text), `Expected at least ${SHORTEST} characters`)
  .describe('Words or their beginnings. A result matches all of them. Case and accents are ignored.')

export const searchMessagesQuery = z.strictObject({
  ...pageQuery,
  ...sealedQuery,
  query,
  inbox_id: z.string().optional(),
})

export const searchNotesQuery = z.strictObject({ ...pageQuery, query, inbox_id: z.string().optional() })

const parts = z
  .array(z.object({ text: z.string(), found: z.boolean() }))
  .describe('The excerpt to show, in parts of plain text. `found` marks matching words.')

export const foundMessageSchema = z
  .object({
    message_id: z.string().regex(idPattern('message')),
    shown_as_id: z
      .string()
      .regex(idPattern('message'))
      .describe(
        'The message of the conversation that shows the match: the message itself, or the one that it edits.',
      ),
    conversation_id: z.string().regex(idPattern('conversation')),
    inbox_id: z.string().regex(idPattern('inbox')),
    contact: contactSummarySchema.nullable(),
    direction: z.enum(['inbound', 'outbound']),
    type: z.string(),
    found_in: z
      .enum(['text', 'file_name', 'title'])
      .describe('`title`: the title of a button or of a list row.'),
    parts,
    sent_at: z.iso.datetime(),
  })
  .describe('A matching message.')

export const foundNoteSchema = z.object({ note: noteSchema, parts }).describe('A matching private note.')
