import { buildContent } from '../webhooks/content.ts'
import { contactOf, metadataOf, type ShownPerson, showPerson } from '../webhooks/identity.ts'
import { buildInboundMessage } from '../webhooks/inbound.ts'
import { queueUpdate } from '../webhooks/queue.ts'
import { unixSeconds } from '../world/clock.ts'
import { getMessage } from '../world/messages.ts'
import type { World, WorldMessage } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { getNumber, WorldError } from '../world/world.ts'

/**
 * Conversation Routing: the copy of a message for an app that does not own the thread. It lies one level deeper than
 * the owner's, and an echo holds the body of the send.
 */
export function standbyCopy(world: World, number_id: string, message_id: string): void {
  const message = getMessage(world, message_id)
  queueUpdate(world, number_id, 'standby', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    standby:
      message.direction === 'inbound' ? inboundCopy(world, message) : { message_echoes: [echo(message)] },
  })
}

/** The copy of a message's newest status. */
export function standbyStatusCopy(world: World, number_id: string, message_id: string): void {
  const message = getMessage(world, message_id)
  const last = message.statuses.at(-1)
  if (!last) throw new WorldError(`${message_id} has no status yet`)
  const shown = message.person_id === undefined ? undefined : shownFor(world, number_id, message.person_id)
  queueUpdate(world, number_id, 'standby', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    standby: {
      statuses: [
        {
          id: message.id,
          status: last.status,
          timestamp: String(unixSeconds(last.at_ms)),
          recipient_id: shown?.wa_id,
          recipient_user_id: shown?.user_id,
        },
      ],
    },
  })
}

function inboundCopy(world: World, message: WorldMessage): JsonObject {
  if (message.person_id === undefined || message.content === undefined) {
    throw new WorldError(`${message.id} has no sender`)
  }
  const shown = shownFor(world, message.number_id, message.person_id)
  return {
    contacts: [contactOf(shown)],
    messages: [buildInboundMessage(world, message, shown, buildContent(world, message.content))],
  }
}

function echo(message: WorldMessage): JsonObject {
  return { id: message.id, timestamp: String(unixSeconds(message.at_ms)), message: message.body }
}

/** Standby examples show no user ids; whether they are there in production is not known. */
function shownFor(
  world: World,
  number_id: string,
  person_id: string,
): Partial<ShownPerson> & { name: string } {
  const shown = showPerson(world, number_id, person_id)
  if (world.switches.standby_user_ids === 'present') return shown
  return { name: shown.name, username: shown.username, wa_id: shown.wa_id }
}

/** Hands a thread to another owner. The person is named by phone alone, and not at all if it is hidden. */
export function handOver(
  world: World,
  number_id: string,
  person_id: string,
  options: {
    type: 'control_passed' | 'control_taken'
    previous_owner_role: string
    new_owner_role: string
    metadata?: string
  },
): void {
  const number = getNumber(world, number_id)
  const shown = showPerson(world, number_id, person_id)
  const { type, ...control } = options
  queueUpdate(world, number_id, 'messaging_handovers', {
    sender: { phone_number: shown.wa_id },
    recipient: { phone_number_id: number.id, display_phone_number: number.display_phone_number },
    type,
    timestamp: String(unixSeconds(world.clock.now_ms)),
    [type]: control,
  })
}
