import { advanceStatus, deliverWaiting } from '../sending/outcome.ts'
import { metadataOf } from '../webhooks/identity.ts'
import { queueUpdate } from '../webhooks/queue.ts'
import { unixSeconds } from '../world/clock.ts'
import { getMessage } from '../world/messages.ts'
import { randomText } from '../world/random.ts'
import type { World } from '../world/types.ts'
import { getPerson, WorldError } from '../world/world.ts'
import { acted } from './person.ts'

const CLICK_DAYS_MS = 7 * 86_400_000

/** Reads one message, or every delivered one of that number. */
export function personReads(
  world: World,
  person_id: string,
  target: { message_id: string } | { number_id: string },
): void {
  if ('message_id' in target) {
    advanceStatus(world, getMessage(world, target.message_id), person_id, 'read')
    return
  }
  for (const message_id of world.unread.get(person_id) ?? []) {
    const message = world.messages.get(message_id)
    if (message?.number_id === target.number_id) advanceStatus(world, message, person_id, 'read')
  }
}

/** Plays a voice note of the business; it has been read before. */
export function personPlays(world: World, person_id: string, message_id: string): void {
  const message = getMessage(world, message_id)
  if (message.type !== 'audio') throw new WorldError('Only voice messages can be played')
  advanceStatus(world, message, person_id, 'read')
  advanceStatus(world, message, person_id, 'played')
}

/** Goes offline or comes back; coming back delivers what waited. */
export function setOnline(world: World, person_id: string, online: boolean): void {
  const person = getPerson(world, person_id)
  person.behaviour.online = online
  acted(
    world,
    person,
    online ? 'come_online' : 'go_offline',
    `${person.name} is ${online ? 'back online' : 'offline'}.`,
  )
  if (online) deliverWaiting(world, person_id)
}

/** Clicks a link of a marketing message; the webhook names neither the person nor the message. */
export function personClicksLink(
  world: World,
  person_id: string,
  message_id: string,
  component: 'cta' | 'body' = 'cta',
): void {
  const message = getMessage(world, message_id)
  const person = getPerson(world, person_id)
  if (message.person_id !== person_id || message.template?.category !== 'MARKETING') {
    throw new WorldError(`${message_id} is not a marketing message for ${person.name}`)
  }
  acted(
    world,
    person,
    'click_link',
    `${person.name} clicked the link of a marketing message.`,
    message.number_id,
  )
  if (world.clock.now_ms - message.at_ms > CLICK_DAYS_MS) return
  queueUpdate(world, message.number_id, 'messages', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, message.number_id),
    user_actions: [
      {
        action_type: 'marketing_messages_link_click',
        timestamp: String(unixSeconds(world.clock.now_ms)),
        marketing_messages_link_click_data: {
          click_component: component,
          click_id: randomText(world.random, 24, '0123456789abcdef'),
          tracking_token: randomText(world.random, 24, '0123456789abcdef'),
        },
      },
    ],
  })
}
