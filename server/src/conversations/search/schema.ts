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
  .describe(
    'Words, or how they begin: what has a word for each of them is found. Case and accents do not count.',
  )

export const searchMessagesQuery = z.strictObject({
  ...pageQuery,
  ...sealedQuery,
  query,
  inbox_id: z.string().optional(),
})

export const searchNotesQuery = z.strictObject({ ...pageQuery, query, inbox_id: z.string().optional() })

const parts = z
  .array(z.object({ text: z.string(), found: z.boolean() }))
  .describe('What to show, in pieces of plain text; `found` ones are words that were looked for.')

export const foundMessageSchema = z
  .object({
    message_id: z.string().regex(idPattern('message')),
    shown_as_id: z
      .string()
      .regex(idPattern('message'))
      .describe('The message of the thread that shows it: itself, or the one that it edits.'),
    conversation_id: z.string().regex(idPattern('conversation')),
    inbox_id: z.string().regex(idPattern('inbox')),
    contact: contactSummarySchema.nullable(),
    direction: z.enum(['inbound', 'outbound']),
    type: z.string(),
    found_in: z.enum(['text', 'file_name', 'title']).describe('`title`: of a button or of a row of a list.'),
    parts,
    sent_at: z.iso.datetime(),
  })
  .describe('A message that a search found.')

export const foundNoteSchema = z
  .object({ note: noteSchema, parts })
  .describe('A private note that a search found.')
