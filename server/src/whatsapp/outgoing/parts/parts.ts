import { z } from 'zod'
import { idPattern } from '../../../platform/base/ids.ts'

const LONGEST_LINK = 2048
const LONGEST_ID = 512

/** Text of at most so many UTF-16 code units, of which one at least can be seen. */
export function text(max: number) {
  return (
    z
      .string()
      // Counts a character outside the basic plane, such as an emoji, as one; it is what JSON Schema can say.
      .max(max, { abort: true })
      .refine(
        (given) => given.length <= max,
        `Expected at most ${max} characters. An emoji counts as two or more`,
      )
      .regex(/\S/, 'Expected text, not only spaces')
  )
}

/** An id or a token that we pass on as it is. */
export const id = z.string().min(1).max(LONGEST_ID)

/** Where Meta, or a person's phone, fetches something. */
export const link = z
  .url({ protocol: /^https?$/, error: 'Expected an http or https address' })
  .max(LONGEST_LINK)

/** How a file is named: our id, Meta's, or an address. */
export const fileFields = {
  media_id: z
    .string()
    .regex(idPattern('media'))
    .optional()
    .describe('The id of an uploaded file. It is uploaded to WhatsApp when the message is sent.'),
  id: id.optional().describe('WhatsApp’s id of a file that you uploaded there.'),
  link: link.optional().describe('The address from which WhatsApp downloads the file.'),
}

/** For objects that have `fileFields`. */
export function namesOneFile(file: { media_id?: unknown; id?: unknown; link?: unknown }): boolean {
  return [file.media_id, file.id, file.link].filter((it) => it !== undefined).length === 1
}

export const ONE_FILE = 'Expected exactly one of media_id, id and link'

/** The file of a header: of a template, or of an interactive message. */
export const headerFile = z.strictObject(fileFields).refine(namesOneFile, ONE_FILE)

export const headerDocument = z
  .strictObject({ ...fileFields, filename: text(LONGEST_ID).optional() })
  .refine(namesOneFile, ONE_FILE)
