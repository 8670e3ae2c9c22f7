import { isPhoneVisible } from '../visibility.ts'
import { accessTokenOf } from '../world/portfolios.ts'
import type {
  App,
  BusinessNumber,
  Group,
  MessageStatus,
  Person,
  Portfolio,
  Waba,
  World,
  WorldMessage,
} from '../world/types.ts'
import { type Shown, shownOf } from './shown.ts'

/** The world as JSON. Unlike webhooks, the control API hides nothing. */

export function presentPerson(world: World, person: Person) {
  const { bsuids, parent_bsuids, blocked_numbers, held_back, ...plain } = person
  return {
    ...plain,
    username: person.username ?? null,
    bsuids: Object.fromEntries(bsuids),
    parent_bsuids: Object.fromEntries(parent_bsuids),
    blocked_numbers: [...blocked_numbers],
    // Where a webhook made now would show the phone.
    phone_visible_to: [...world.numbers.keys()].filter((number_id) =>
      isPhoneVisible(world, number_id, person.id),
    ),
    held_back_system_messages: held_back.length,
    former_bsuids: [...world.bsuids.values()]
      .filter((record) => record.person_id === person.id && record.state === 'retired')
      .map(({ bsuid }) => bsuid),
  }
}

export function presentBusinessNumber(number: BusinessNumber) {
  return { ...number, allow_list: [...number.allow_list], blocked: [...number.blocked] }
}

export function presentPortfolio(portfolio: Portfolio) {
  const { enabled, entries } = portfolio.contact_book
  return { ...portfolio, contact_book: { enabled, entries: [...entries.values()] } }
}

export function presentWaba(waba: Waba) {
  return { ...waba, templates: [...waba.templates.values()] }
}

export function presentApp(app: App) {
  return {
    ...app,
    access_token: accessTokenOf(app),
    access_tokens: [...app.access_tokens],
    subscriptions: [...app.subscriptions].map(([waba_id, { fields, override_callback_url }]) => ({
      waba_id,
      fields: fields === 'all' ? fields : [...fields],
      override_callback_url,
    })),
  }
}

export function presentGroup(group: Group) {
  return {
    ...group,
    participants: [...group.participants],
    join_requests: [...group.join_requests.values()],
  }
}

/** A message as it appears on the person's phone. */
export type PhoneMessage = WorldMessage & {
  from: 'business' | 'person'
  /** `waiting`: sent, but the phone has not had it. `lost`: it failed, and will never come. */
  arrival: 'written' | 'waiting' | 'arrived' | 'read' | 'lost'
  shown: Shown
}

const ARRIVED = new Map<string, PhoneMessage['arrival']>([
  ['delivered', 'arrived'],
  ['read', 'read'],
  ['played', 'read'],
])

/** Everything on one person's phone, oldest first, with what is still on its way there. */
export function presentPhone(world: World, person: Person): PhoneMessage[] {
  const all: PhoneMessage[] = []
  for (const message of world.messages.values()) {
    const own = message.person_id === person.id
    if (message.direction === 'inbound') {
      if (own) all.push({ ...message, from: 'person', arrival: 'written', shown: shownOf(world, message) })
      continue
    }
    const group = message.group_id === undefined ? undefined : world.groups.get(message.group_id)
    if (own || group?.participants.has(person.id)) {
      const arrival = arrivalOf(message, person.id)
      all.push({ ...message, from: 'business', arrival, shown: shownOf(world, message) })
    }
  }
  return all
}

function arrivalOf(message: WorldMessage, person_id: string): PhoneMessage['arrival'] {
  let arrival: PhoneMessage['arrival'] = message.channel === 'business_app' ? 'arrived' : 'waiting'
  for (const { status, person_id: whose } of message.statuses) {
    if (whose !== undefined && whose !== person_id) continue
    if (status === 'failed') return 'lost'
    arrival = nextArrival(arrival, status, message.type)
  }
  return arrival
}

function nextArrival(
  arrival: PhoneMessage['arrival'],
  status: MessageStatus,
  type: string,
): PhoneMessage['arrival'] {
  // Meta reports nothing but `sent` for a reaction.
  if (status === 'sent') return type === 'reaction' ? 'arrived' : arrival
  return arrival === 'read' ? arrival : (ARRIVED.get(status) ?? arrival)
}
