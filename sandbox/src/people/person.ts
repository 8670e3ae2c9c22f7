import { phoneKey } from '../world/phones.ts'
import { derivedText } from '../world/random.ts'
import type { Person, World } from '../world/types.ts'
import { nextCount } from '../world/world.ts'

/** Notifies the watchers of what a person did. */
export function acted(world: World, person: Person, action: string, text: string, number_id?: string): void {
  world.emit({
    type: 'person_acted',
    at_ms: world.clock.now_ms,
    person_id: person.id,
    action,
    number_id,
    text,
  })
}

/** The device key that the identity check compares. */
export function identityKey(world: World, person_id: string, generation: number): string {
  return derivedText(
    [world.seed, 'identity', person_id, generation],
    16,
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  )
}

/** The next unused fictitious US number. */
export function freePhone(world: World): string {
  for (;;) {
    const phone = `1555${String(2_000_000 + nextCount(world, 'phone')).padStart(7, '0')}`
    if (!world.directory.has(phoneKey(phone))) return phone
  }
}

/** Another unused number of the same country: a change of number seldom crosses a border. */
export function freePhoneLike(world: World, phone: string): string {
  for (;;) {
    const ending = String((Number(phone.slice(-4)) + 37 * nextCount(world, 'phone')) % 10_000).padStart(
      4,
      '0',
    )
    const other = phone.slice(0, -4) + ending
    if (!world.directory.has(phoneKey(other))) return other
  }
}
