import { z } from 'zod'
import { text } from './parts/parts.ts'

const LONGEST_LINE = 500
const MOST_CARDS = 100
const MOST_ENTRIES = 50

const line = z.string().max(LONGEST_LINE).optional()
const entries = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(MOST_ENTRIES).optional()

const card = z.strictObject({
  name: z.strictObject({
    formatted_name: text(LONGEST_LINE),
    first_name: line,
    last_name: line,
    middle_name: line,
    suffix: line,
    prefix: line,
  }),
  phones: entries(
    z.strictObject({
      phone: line,
      wa_id: line.describe('The WhatsApp id. With it, the card shows a button to send a message.'),
      type: line,
    }),
  ),
  emails: entries(z.strictObject({ email: line, type: line })),
  urls: entries(z.strictObject({ url: line, type: line })),
  addresses: entries(
    z.strictObject({
      street: line,
      city: line,
      state: line,
      zip: line,
      country: line,
      country_code: line,
      type: line,
    }),
  ),
  org: z.strictObject({ company: line, department: line, title: line }).optional(),
  birthday: z.iso.date().optional(),
})

/** Cards of other people, for the person who gets them. */
export const contactsSchema = z.array(card).min(1).max(MOST_CARDS)
