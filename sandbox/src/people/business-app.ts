import { isPhoneVisible, notePhoneContact, relationOf } from '../visibility.ts'
import { buildContent } from '../webhooks/content.ts'
import { metadataOf, participantOf, showPerson, usernameContactOf } from '../webhooks/identity.ts'
import { queueUpdate } from '../webhooks/queue.ts'
import { unixSeconds } from '../world/clock.ts'
import type { Content } from '../world/content.ts'
import { withMedia } from '../world/media.ts'
import { keepMessage } from '../world/messages.ts'
import type { World, WorldMessage } from '../world/types.ts'
import { getNumber, getPerson, WorldError } from '../world/world.ts'

/** Coexistence: the business writes (or edits, or revokes) in its WhatsApp Business app. */
export function businessAppWrites(
  world: World,
  number_id: string,
  person_id: string,
  content: Content | string,
): WorldMessage {
  const number = getNumber(world, number_id)
  if (!number.coexistence) throw new WorldError('Only coexistence numbers have echoes')
  const written = withMedia(world, typeof content === 'string' ? { type: 'text', body: content } : content)
  const wire = buildContent(world, written)
  const message = keepMessage(world, {
    direction: 'outbound',
    channel: 'business_app',
    number_id,
    person_id,
    type: String(wire.type),
    content: written,
  })
  const shown = showPerson(world, number_id, person_id)
  const contact = usernameContactOf(shown)
  if (world.switches.echo_profile_name === 'present')
    contact.profile = { name: shown.name, ...contact.profile }
  queueUpdate(
    world,
    number_id,
    'smb_message_echoes',
    {
      messaging_product: 'whatsapp',
      metadata: metadataOf(world, number_id),
      contacts: [contact],
      message_echoes: [
        {
          from: number.display_phone_number,
          to: shown.wa_id,
          to_user_id: shown.user_id,
          to_parent_user_id: shown.parent_user_id,
          id: message.id,
          timestamp: String(unixSeconds(message.at_ms)),
          ...wire,
        },
      ],
    },
    'message',
  )
  relationOf(world, number_id, person_id).last_contact_ms = world.clock.now_ms
  if (isPhoneVisible(world, number_id, person_id)) notePhoneContact(world, number_id, person_id)
  return message
}

/** The business saves or removes a contact in the app's address book. */
export function syncAppContact(
  world: World,
  number_id: string,
  person_id: string,
  action: 'add' | 'remove',
  contact: { full_name?: string; first_name?: string } = {},
): void {
  const shown = showPerson(world, number_id, person_id)
  const { wa_id, ...ids } = participantOf(shown)
  const full_name = contact.full_name ?? getPerson(world, person_id).name
  queueUpdate(world, number_id, 'smb_app_state_sync', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    state_sync: [
      {
        type: 'contact',
        action,
        metadata: { timestamp: String(unixSeconds(world.clock.now_ms)) },
        contact: {
          full_name,
          first_name: contact.first_name ?? full_name.split(' ')[0],
          phone_number: wa_id,
          ...ids,
        },
      },
    ],
  })
}
