import { relationOf } from '../visibility.ts'
import { unixSeconds } from '../world/clock.ts'
import type { WriteOptions } from '../world/content.ts'
import type { World, WorldMessage } from '../world/types.ts'
import type { JsonObject, WireContact } from '../world/wire.ts'
import { getNumber } from '../world/world.ts'
import { contactOf, metadataOf, type ShownPerson, showPerson } from './identity.ts'

/** The value of an inbound message: who wrote, as far as it may be shown, and what (`content` from `buildContent`). */
export function buildInbound(
  world: World,
  message: WorldMessage,
  shown: ShownPerson,
  content: JsonObject,
  options: WriteOptions = {},
): JsonObject {
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, message.number_id),
    contacts: [senderContact(shown, options)],
    messages: [buildInboundMessage(world, message, shown, content, options)],
    conversation_context:
      options.conversation_summary === undefined
        ? undefined
        : { type: 'summary', summary: { text: options.conversation_summary } },
  }
}

export function buildInboundMessage(
  world: World,
  message: WorldMessage,
  shown: Partial<ShownPerson>,
  content: JsonObject,
  options: WriteOptions = {},
): JsonObject {
  const seconds = unixSeconds(message.at_ms)
  const in_ms = world.switches.message_timestamp === 'milliseconds'
  return {
    context: buildContext(world, message, shown, options),
    from: shown.wa_id,
    from_user_id: shown.user_id,
    from_parent_user_id: shown.parent_user_id,
    group_id: message.group_id,
    id: message.id,
    timestamp: String(in_ms ? seconds * 1000 : seconds),
    ...content,
    referral: options.referral,
  }
}

function senderContact(shown: ShownPerson, options: WriteOptions): WireContact {
  const contact: WireContact = { ...contactOf(shown), identity_key_hash: shown.identity_key_hash }
  if (options.without_profile) delete contact.profile
  return contact
}

function buildContext(
  world: World,
  message: WorldMessage,
  shown: Partial<ShownPerson>,
  options: WriteOptions,
): JsonObject | undefined {
  if (options.frequently_forwarded) return { frequently_forwarded: true }
  if (options.forwarded) return { forwarded: true }
  const business = getNumber(world, message.number_id).display_phone_number
  if (options.reply_to === undefined) {
    if (!options.referred_product) return undefined
    return { from: business, referred_product: options.referred_product }
  }
  const with_ids = world.switches.context_user_ids === 'present'
  const author = authorOf(world, message, options.reply_to)
  return {
    from: author === undefined ? business : author.wa_id,
    // Seen in the field with the ids of the sender, also when the business is quoted: not to be trusted.
    from_user_id: with_ids ? (author ?? shown).user_id : undefined,
    from_parent_user_id: with_ids ? (author ?? shown).parent_user_id : undefined,
    id: options.reply_to,
    referred_product: options.referred_product,
  }
}

/** The person who wrote the quoted message; undefined if it was the business, or is forgotten. */
function authorOf(world: World, message: WorldMessage, quoted_id: string): ShownPerson | undefined {
  const quoted = world.messages.get(quoted_id)
  if (quoted?.direction !== 'inbound' || quoted.person_id === undefined) return undefined
  return showPerson(world, message.number_id, quoted.person_id)
}

/** Keeps what an inbound message or call changes between the two: the window, and contact of any kind. */
export function noteInbound(world: World, number_id: string, person_id: string, opens_window: boolean): void {
  const relation = relationOf(world, number_id, person_id)
  relation.last_contact_ms = world.clock.now_ms
  if (opens_window) relation.last_inbound_ms = world.clock.now_ms
}
