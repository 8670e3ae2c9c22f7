import { wireError } from '../sending/errors.ts'
import { relationOf } from '../visibility.ts'
import { DAY_MS, unixSeconds } from '../world/clock.ts'
import type { MessageStatus, World, WorldMessage } from '../world/types.ts'
import type { JsonObject, WireContact } from '../world/wire.ts'
import { contactOf, metadataOf, type ShownPerson, showPerson } from './identity.ts'

/** Delivered service messages that are free per business number and month, since October 2026. */
const FREE_SERVICE_MESSAGES = 1_000

/** The value of one status of a message to one person, or to an unused phone. */
export function buildStatus(
  world: World,
  message: WorldMessage,
  status: MessageStatus,
  code?: number,
): JsonObject {
  const { address, person_id, number_id } = message
  const to_phone = address?.kind === 'phone'
  const shown =
    person_id === undefined
      ? undefined
      : showPerson(world, number_id, person_id, to_phone ? address.wa_id : undefined)
  const failed = status === 'failed'
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    contacts: shown && contactsOf(world, shown, status),
    statuses: [
      {
        id: message.id,
        status,
        timestamp: String(unixSeconds(world.clock.now_ms)),
        recipient_id: to_phone ? address.wa_id : shown?.wa_id,
        // A failed send to a phone does not tell the BSUID behind it, though it tells the parent.
        recipient_user_id: failed && to_phone ? undefined : shown?.user_id,
        [world.switches.parent_field]: shown?.parent_user_id,
        recipient_identity_key_hash: failed ? undefined : shown?.identity_key_hash,
        biz_opaque_callback_data: message.biz_opaque_callback_data,
        conversation: failed ? undefined : conversationOf(world, message, status),
        pricing: pricingOf(world, message, status),
        errors: code === undefined ? undefined : [wireError(code)],
      },
    ],
  }
}

/** `sent` never shows the username, `failed` has no contacts at all. */
function contactsOf(world: World, shown: ShownPerson, status: MessageStatus): WireContact[] | undefined {
  const contact = contactOf(shown)
  switch (status) {
    case 'failed':
      return undefined
    case 'sent':
      return [{ ...contact, profile: { name: shown.name } }]
    case 'played':
      return world.switches.played_contacts === 'present' ? [contact] : undefined
    default:
      return [contact]
  }
}

/** One status of a group message, for several participants at once. */
export function buildGroupStatus(
  world: World,
  message: WorldMessage,
  status: MessageStatus,
  person_ids: string[],
): JsonObject {
  const all = person_ids.map((person_id) => showPerson(world, message.number_id, person_id))
  const common = {
    id: message.id,
    status,
    timestamp: String(unixSeconds(world.clock.now_ms)),
    recipient_id: message.group_id,
    recipient_type: 'group',
  }
  const statuses = all.map((shown, index) => ({
    ...common,
    recipient_participant_id: shown.wa_id,
    recipient_participant_user_id: shown.user_id,
    recipient_participant_parent_user_id: shown.parent_user_id,
    biz_opaque_callback_data: message.biz_opaque_callback_data,
    pricing: index === 0 ? pricingOf(world, message, status) : undefined,
  }))
  const alone = { ...common, pricing: pricingOf(world, message, status) }
  return {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, message.number_id),
    contacts: status === 'delivered' || status === 'read' ? all.map(contactOf) : undefined,
    statuses: status === 'sent' ? [alone] : statuses,
  }
}

/** `pricing` comes with `sent` and with the first of `delivered` and `read`. */
function pricingOf(world: World, message: WorldMessage, status: MessageStatus): JsonObject | undefined {
  const had_arrived = message.statuses.some((one) => one.status === 'delivered' || one.status === 'read')
  const priced = status === 'sent' || ((status === 'delivered' || status === 'read') && !had_arrived)
  if (!priced) return undefined
  const group = message.group_id === undefined ? '' : 'group_'
  const category = group + (message.template?.category.toLowerCase() ?? 'service')
  const type = pricingType(world, message, category, status)
  return { billable: type === 'regular', pricing_model: 'PMP', type, category }
}

function pricingType(world: World, message: WorldMessage, category: string, status: MessageStatus): string {
  if (message.person_id !== undefined) {
    const relation = relationOf(world, message.number_id, message.person_id)
    if ((relation.free_entry_until_ms ?? 0) > message.at_ms) return 'free_entry_point'
  }
  if (!category.endsWith('service')) return 'regular'
  const month = Math.floor(message.at_ms / (30 * DAY_MS))
  const series = `service|${message.number_id}|${month}`
  const used = world.counters[series] ?? 0
  if (status !== 'sent') world.counters[series] = used + 1
  if (used >= FREE_SERVICE_MESSAGES) return 'regular'
  return message.group_id === undefined ? 'free_customer_service' : 'free_group_customer_service'
}

function conversationOf(world: World, message: WorldMessage, status: MessageStatus): JsonObject | undefined {
  const relation =
    message.person_id === undefined ? undefined : relationOf(world, message.number_id, message.person_id)
  const free_until_ms = relation?.free_entry_until_ms ?? 0
  const free_entry = free_until_ms > message.at_ms
  if (!free_entry && world.switches.status_conversation === 'free_entry_point_only') return undefined
  const until_ms = free_entry ? free_until_ms : message.at_ms + DAY_MS
  return {
    id: `${message.number_id}${message.person_id ?? ''}`,
    expiration_timestamp: status === 'sent' ? String(unixSeconds(until_ms)) : undefined,
    origin: {
      type: free_entry ? 'referral_conversion' : (message.template?.category.toLowerCase() ?? 'service'),
    },
  }
}
