import { sql } from 'kysely'
import { phoneKey } from '../../../identity/phone.ts'
import { plainDigits } from '../../../platform/base/digits.ts'
import type { ReadTrx } from '../../../platform/db/types.ts'
import type { OutgoingContent } from '../../../whatsapp/outgoing/content.ts'
import type { Consumer } from '../consumers.ts'
import { refusal } from '../graph-error.ts'
import { isSurrogate } from '../numbers.ts'

/** A number shaped like a placeholder, and where it stands. */
type Found = { number: string; path: string; is_phone: boolean }

const DIGITS = 15
/** Digits as people and programs write numbers: in groups, with brackets, with a plus before them. */
const NUMBERS = /(\+?)(\d(?:[\s().\-‐-―]{0,3}\d){14,})/g
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const PHONE_FIELDS = new Set(['phone', 'wa_id', 'phone_number'])

/**
 * Throws 131009 if content contains a placeholder number: it means a contact to its consumer and nothing to its reader.
 * In a phone, marked by a plus or in a card, the shape decides; elsewhere digits of that shape may be an order or a
 * file, so only those assigned to a consumer of this account count.
 */
export async function refusePlaceholders(
  trx: ReadTrx,
  { account_id }: Consumer,
  content: OutgoingContent,
): Promise<void> {
  const found = placeholdersIn(Reflect.get(content, content.type), content.type)
  const phone = found.find(({ is_phone }) => is_phone)
  if (phone !== undefined) throw refuse(phone)
  if (found.length === 0) return
  const keys = [...new Set(found.map(({ number }) => phoneKey(number)))]
  // The unique key of the numbers leads with the consumer, and an account has few.
  const { rows } = await sql<{ number: string }>`
    select n.number from gateway_consumers c
      join gateway_numbers n on n.account_id = c.account_id and n.consumer_id = c.id
       and n.number_key = any(${keys}::text[]) and n.surrogate
     where c.account_id = ${account_id}`.execute(trx)
  const given = found.find(({ number }) => rows.some((row) => row.number === number))
  if (given !== undefined) throw refuse(given)
}

// Not the number itself: refusals are stored without their recipients.
function refuse({ path }: Found) {
  return refusal(131009, `Param ${path} holds a placeholder number, not a phone.`)
}

function placeholdersIn(value: unknown, path: string, name = ''): Found[] {
  if (typeof value === 'number') return placeholdersIn(String(value), path, name)
  if (typeof value === 'string') {
    return inText(value).map((it) => ({ ...it, path, is_phone: it.is_phone || PHONE_FIELDS.has(name) }))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...placeholdersIn(key, path),
    ...placeholdersIn(inner, `${path}['${key.slice(0, 100)}']`, Array.isArray(value) ? name : key),
  ])
}

function inText(text: string): { number: string; is_phone: boolean }[] {
  // Digits of any script and width are digits, also with characters between them that are not seen; links hold what they encode.
  const plain = plainDigits(text.normalize('NFKC').replace(UNSEEN, ''))
  const forms = plain.includes('%') ? [plain, decode(plain)] : [plain]
  return forms.flatMap((form) =>
    [...form.matchAll(NUMBERS)].flatMap(([, plus, run = '']) => {
      const digits = run.replace(/\D/g, '')
      const is_phone = plus === '+' && digits.length === DIGITS
      return windows(digits).map((number) => ({ number, is_phone }))
    }),
  )
}

/** A longer run may hold a placeholder and digits beside it. */
function windows(digits: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at + DIGITS <= digits.length; at += 1) {
    const number = digits.slice(at, at + DIGITS)
    if (isSurrogate(number)) found.add(number)
  }
  return [...found]
}

function decode(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
}
