import { bsuidOf, isPhoneVisible, parentBsuidOf } from '../visibility.ts'
import type { World } from '../world/types.ts'
import type { WireContact, WireMetadata } from '../world/wire.ts'
import { getNumber, getPerson } from '../world/world.ts'

/** What a webhook of one number may say about one person now. */
export type ShownPerson = {
  name: string
  username?: string
  /** The phone in Meta's form, or what stands in its place if it is hidden; `undefined` leaves the property out. */
  wa_id: string | null | undefined
  visible: boolean
  user_id: string
  parent_user_id?: string
  identity_key_hash?: string
}

/** `shown_phone`: the phone the business itself used, which is then always shown. */
export function showPerson(
  world: World,
  number_id: string,
  person_id: string,
  shown_phone?: string,
): ShownPerson {
  const number = getNumber(world, number_id)
  const person = getPerson(world, person_id)
  const user_id = bsuidOf(world, number.portfolio_id, person_id)
  const visible = shown_phone !== undefined || isPhoneVisible(world, number_id, person_id)
  return {
    name: person.name,
    username: person.username,
    wa_id: visible ? (shown_phone ?? person.wa_id) : hiddenPhone(world, user_id),
    visible,
    user_id,
    parent_user_id: parentBsuidOf(world, number.portfolio_id, person_id),
    identity_key_hash: number.identity_key_check ? person.identity_key : undefined,
  }
}

function hiddenPhone(world: World, user_id: string): string | null | undefined {
  switch (world.switches.hidden_phone) {
    case 'absent':
      return undefined
    case 'empty_string':
      return ''
    case 'null':
      return null
    case 'bsuid':
      return user_id
  }
}

/** `contacts[]` of inbound messages, delivered and read statuses, preferences. */
export function contactOf(shown: Partial<ShownPerson>): WireContact {
  return {
    profile: { name: shown.name, username: shown.username },
    wa_id: shown.wa_id,
    user_id: shown.user_id,
    parent_user_id: shown.parent_user_id,
  }
}

/** `contacts[]` with a username only, as calls of the business, echoes and history media have them. */
export function usernameContactOf(shown: ShownPerson): WireContact {
  return {
    profile: shown.username === undefined ? undefined : { username: shown.username },
    wa_id: shown.wa_id,
    user_id: shown.user_id,
    parent_user_id: shown.parent_user_id,
  }
}

/** Direct properties of groups and state sync: no profile around the username. */
export function participantOf(shown: ShownPerson) {
  return {
    wa_id: shown.wa_id,
    user_id: shown.user_id,
    parent_user_id: shown.parent_user_id,
    username: shown.username,
  }
}

export function metadataOf(world: World, number_id: string): WireMetadata {
  const number = getNumber(world, number_id)
  return { display_phone_number: number.display_phone_number, phone_number_id: number.id }
}
