import type { PersonSlot } from '../../whatsapp/person-slots.ts'
import { readPhone } from '../../whatsapp/values/identifiers.ts'

/**
 * How a consumer is told who somebody is. `passthrough`: as Meta did. `known_phone`: where Meta left the phone out, the
 * person's current one, wherever we hold one. `stable_phone`: always the one number by which this consumer knows them.
 */
export type Policy = 'passthrough' | 'known_phone' | 'stable_phone'

/** What is known of the person in a slot; null where nobody is known there. */
export type Known = { phone: string | null; number: string | null }

/** One field that was written, where the consumer gets something else than Meta sent. */
export type Filled = { field: string; from: unknown; to: string }

/**
 * Writes phones into the slots of a webhook, by the policy; the webhook itself is altered. Returns what was written. What
 * nobody is known for stays as Meta sent it.
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
  // Meta names the author of a quoted message or does not; nobody is put in there who was not.
  if (quoted && shown === null) return null
  if (policy === 'stable_phone') return known.number
  return shown === null ? known.phone : null
}
