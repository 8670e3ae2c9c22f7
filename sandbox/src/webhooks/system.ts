import { relationKey } from '../visibility.ts'
import { DAY_MS, unixSeconds } from '../world/clock.ts'
import { newWamid } from '../world/ids.ts'
import type { NumberChange, World } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { getNumber, getPerson } from '../world/world.ts'
import { contactOf, metadataOf, showPerson } from './identity.ts'
import { queueUpdate } from './queue.ts'

const RECENT_MS = 30 * DAY_MS

/** The business numbers that will hear of a number change; only portfolios that already know the person can. */
export function numbersToTell(world: World, person_id: string): string[] {
  if (world.switches.system_to === 'none') return []
  const person = getPerson(world, person_id)
  const ids: string[] = []
  for (const number of world.numbers.values()) {
    if (!person.bsuids.has(number.portfolio_id) || person.blocked_numbers.has(number.id)) continue
    const last_ms = world.relations.get(relationKey(number.id, person_id))?.last_contact_ms
    const recent = last_ms !== undefined && world.clock.now_ms - last_ms <= RECENT_MS
    if (recent || world.switches.system_to === 'every') ids.push(number.id)
  }
  return ids
}

/** Tells one business number that a person's BSUID (and phone) changed, in the form the switches ask for. */
export function queueNumberChange(world: World, change: NumberChange): void {
  if (world.switches.system_form === 'user_id_update') {
    queueUserIdUpdate(world, change)
    return
  }
  const shown = showPerson(world, change.number_id, change.person_id)
  const system = shown.visible ? buildWithPhone(world, change) : buildWithoutPhone(world, change)
  queueSystem(
    world,
    change.number_id,
    change.person_id,
    { ...senderOf(world, change, shown.visible) },
    { system },
  )
}

/** `customer_identity_changed`, where the number checks identity keys and the switch asks for it. */
export function queueIdentityChange(world: World, person_id: string): void {
  if (world.switches.identity_change_message === 'absent') return
  const person = getPerson(world, person_id)
  for (const number_id of numbersToTell(world, person_id)) {
    if (!getNumber(world, number_id).identity_key_check) continue
    const shown = showPerson(world, number_id, person_id)
    queueSystem(
      world,
      number_id,
      person_id,
      { from: shown.wa_id, from_user_id: shown.user_id },
      {
        identity: {
          acknowledged: true,
          created_timestamp: String(unixSeconds(world.clock.now_ms)),
          hash: person.identity_key,
        },
        system: {
          body: `User ${person.name} changed their device`,
          type: 'customer_identity_changed',
        },
      },
    )
  }
}

/** The sender: the old phone, or (as also seen) the new one with the new BSUID, or none. */
function senderOf(world: World, change: NumberChange, visible: boolean): JsonObject {
  switch (world.switches.system_from) {
    case 'old':
      return { from: visible ? change.old_wa_id : undefined }
    case 'new':
      return { from: visible ? change.new_wa_id : undefined, from_user_id: change.user_id }
    case 'absent':
      return {}
  }
}

function buildWithPhone(world: World, change: NumberChange): JsonObject {
  const { name } = getPerson(world, change.person_id)
  const body = `User ${name} changed from ${change.old_wa_id} to ${change.new_wa_id}`
  switch (world.switches.system_form) {
    case 'customer_changed_number':
      return {
        body,
        new_wa_id: change.new_wa_id,
        customer: change.old_wa_id,
        type: 'customer_changed_number',
      }
    case 'user_changed_number_legacy':
      return { body, new_wa_id: change.new_wa_id, type: 'user_changed_number' }
    case 'may_2026':
      return buildMay2026(name, change, change.new_wa_id)
    default:
      return { type: 'user_changed_number', body, wa_id: change.new_wa_id, ...idsOf(change) }
  }
}

function buildWithoutPhone(world: World, change: NumberChange): JsonObject {
  const { name } = getPerson(world, change.person_id)
  if (world.switches.system_form === 'may_2026') return buildMay2026(name, change)
  // The forms with a phone only are older than hidden phones, so they cannot say this.
  return { type: 'user_changed_user_id', body: `User ${name} changed`, ...idsOf(change) }
}

function buildMay2026(name: string, change: NumberChange, wa_id?: string): JsonObject {
  return {
    type: 'user_changed_user_id',
    body: `User ${name} changed from ${change.previous_user_id} to ${change.user_id}`,
    wa_id,
    user_id: change.user_id,
    parent_user_id: change.parent_user_id,
  }
}

function idsOf(change: NumberChange): JsonObject {
  const { user_id, previous_user_id, parent_user_id, previous_parent_user_id } = change
  return { user_id, previous_user_id, parent_user_id, previous_parent_user_id }
}

function queueSystem(
  world: World,
  number_id: string,
  person_id: string,
  sender: JsonObject,
  inner: JsonObject,
): void {
  const with_contacts = world.switches.system_contacts === 'present'
  queueUpdate(
    world,
    number_id,
    'messages',
    {
      messaging_product: 'whatsapp',
      metadata: metadataOf(world, number_id),
      contacts: with_contacts ? [contactOf(showPerson(world, number_id, person_id))] : undefined,
      messages: [
        {
          ...sender,
          id: newWamid(world),
          timestamp: String(unixSeconds(world.clock.now_ms)),
          type: 'system',
          ...inner,
        },
      ],
    },
    'system',
  )
}

/** The separate field that was documented from March to August 2026 and never came. */
function queueUserIdUpdate(world: World, change: NumberChange): void {
  const shown = showPerson(world, change.number_id, change.person_id)
  const pair = (previous: string | undefined, current: string | undefined) =>
    previous !== undefined && current !== undefined ? { previous, current } : undefined
  queueUpdate(
    world,
    change.number_id,
    'user_id_update',
    {
      messaging_product: 'whatsapp',
      metadata: metadataOf(world, change.number_id),
      contacts: [{ profile: { name: shown.name }, wa_id: shown.wa_id }],
      user_id_update: [
        {
          wa_id: shown.wa_id,
          detail: `User id for ${shown.name} has been updated.`,
          user_id: pair(change.previous_user_id, change.user_id),
          parent_user_id: pair(change.previous_parent_user_id, change.parent_user_id),
          timestamp: String(unixSeconds(world.clock.now_ms)),
        },
      ],
    },
    'system',
  )
}
