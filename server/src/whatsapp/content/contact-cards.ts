import { readPhone } from '../values/identifiers.ts'
import { type JsonObject, readId, readName, readObject, readObjects } from '../values/readers.ts'
import type { SharedPhone } from '../values/types.ts'
import type { TypeContent } from './type-content.ts'

/** The names on the cards. The contact on a card says nothing about the sender. */
export function parseContactCards(message: JsonObject): TypeContent {
  const names = readObjects(message, 'contacts').map((card) => {
    const name = readObject(card, 'name')
    return name && (readName(name, 'formatted_name') ?? readName(name, 'first_name'))
  })
  const known = names.filter((name) => name !== null)
  return { text: known.length > 0 ? known.join(', ') : null }
}

/**
 * The phones on the cards of a message. One is the sender's own only if it answers our button and stands alone: then
 * WhatsApp filled it in. `origin` stood on the message in an early draft of Meta's and stands on the card now.
 */
export function readSharedPhones(message: JsonObject): SharedPhone[] {
  const phones = new Map<string, boolean>()
  let entries = 0
  for (const card of readObjects(message, 'contacts')) {
    const requested = (readId(card, 'origin') ?? readId(message, 'origin')) === 'contact_request'
    for (const entry of readObjects(card, 'phones')) {
      entries += 1
      const phone = readPhone(entry.wa_id) ?? readWrittenPhone(entry.phone)
      if (phone !== null) phones.set(phone, (phones.get(phone) ?? true) && requested)
    }
  }
  return [...phones].map(([phone, requested]) => ({ phone, by_request: requested && entries === 1 }))
}

/** Without a country code a number on a card is ambiguous. */
function readWrittenPhone(written: unknown): string | null {
  if (typeof written !== 'string' || !written.trimStart().startsWith('+')) return null
  return readPhone(written.replace(/[\s().-]/g, ''))
}
