import type { PersonSlot } from '../../whatsapp/person-slots.ts'
import { readPhone } from '../../whatsapp/values/identifiers.ts'

/**
 * How a consumer identifies contacts. `passthrough`: as Meta does. `known_phone`: if Meta left the phone out, the
 * contact's current one, if known. `stable_phone`: always the one number by which this consumer knows the contact.
 */
export type Policy = 'passthrough' | 'known_phone' | 'stable_phone'

/** What is known of the person in a slot; null if the person is unknown. */
export type Known = { phone: string | null; number: string | null }

/** One field that was written, where the consumer gets something else than Meta sent. */
export type Filled = { field: string; from: unknown; to: string }

/**
 * Writes phones into the slots of a webhook, by the policy; the webhook itself is changed. Returns what was written.
 * Slots of unknown people stay as Meta sent them.
 */
export function fillSlots(
  slots: PersonSlot[],
  policy: Policy,
  knownOf: (slot: PersonSlot) => Known | null,
): Filled[] {
  if (policy === 'passthrough') return []
  const filled: Filled[] = []
  for (const slot of slots) {
    const known = knownOf(slot)
    const to = known === null ? null : choose(slot, policy, known)
    if (to === null || readPhone(slot.holder[slot.phone_field]) === to) continue
    filled.push({ field: slot.phone_field, from: slot.holder[slot.phone_field] ?? null, to })
    slot.holder[slot.phone_field] = to
  }
  return filled
}

function choose({ holder, phone_field, quoted }: PersonSlot, policy: Policy, known: Known): string | null {
  const shown = readPhone(holder[phone_field])
  // Meta may or may not name the author of a quoted message; an absent author stays absent.
  if (quoted && shown === null) return null
  if (policy === 'stable_phone') return known.number
  return shown === null ? known.phone : null
}
