import { isPhoneVisible } from '../visibility.ts'
import { queueUpdate } from '../webhooks/queue.ts'
import { buildGroupStatus, buildStatus } from '../webhooks/statuses.ts'
import { DAY_MS, schedule } from '../world/clock.ts'
import type { MessageStatus, Person, World, WorldMessage } from '../world/types.ts'
import { getGroup, getNumber, getPerson } from '../world/world.ts'

const LIFETIME_MS = 30 * DAY_MS
const PASSWORD_LIFETIME_MS = 10 * 60_000
const USUAL_SENT_AFTER_MS = 400
const RANK: Record<MessageStatus, number> = { sent: 1, failed: 2, delivered: 3, read: 4, played: 5 }

/** Plans what becomes of an accepted message: how far it gets is up to the person's behaviour. */
export function planOutcome(world: World, message: WorldMessage): void {
  if (message.held) return
  if (message.group_id !== undefined) {
    planGroupOutcome(world, message, message.group_id)
    return
  }
  if (message.person_id === undefined) {
    planFailure(world, message, 131026)
    return
  }
  const person = getPerson(world, message.person_id)
  const code = lateRefusal(world, message, person)
  if (code !== undefined) {
    planFailure(world, message, code)
    return
  }
  later(world, person.behaviour.sent_after_ms, () => advanceStatus(world, message, person.id, 'sent'))
  // Nothing but `sent` is ever reported for reactions.
  if (message.type === 'reaction') return
  if (!person.behaviour.online) {
    addTo(world.waiting, person.id, message.id)
    return
  }
  planArrival(world, message, person)
}

/** A `failed` status instead of all others. */
export function planFailure(world: World, message: WorldMessage, code: number): void {
  later(world, USUAL_SENT_AFTER_MS, () => {
    record(world, message, 'failed', message.person_id, code)
    queueUpdate(world, message.number_id, 'messages', buildStatus(world, message, 'failed', code), 'status')
  })
}

/** Problems that Meta finds only after it has accepted the message. */
function lateRefusal(world: World, message: WorldMessage, person: Person): number | undefined {
  const number = getNumber(world, message.number_id)
  if (person.blocked_numbers.has(number.id) && world.switches.blocked_by_person === 'failed_131026')
    return 131026
  const expected = message.body?.recipient_identity_key_hash
  const ignored = message.address?.kind === 'bsuid' && world.switches.identity_check_for_bsuid === 'ignored'
  const checked = number.identity_key_check && typeof expected === 'string' && !ignored
  return checked && expected !== person.identity_key ? 137000 : undefined
}

function planArrival(world: World, message: WorldMessage, person: Person): void {
  const { behaviour } = person
  const delivered_ms = behaviour.sent_after_ms + behaviour.delivered_after_ms
  if (behaviour.reads && behaviour.reads_at_once) {
    later(world, delivered_ms, () => arrive(world, message, person, 'read'))
    return
  }
  later(world, delivered_ms, () => arrive(world, message, person, 'delivered'))
  if (!behaviour.reads) return
  later(world, delivered_ms + behaviour.read_after_ms, () => {
    arrive(world, message, person, 'read')
    if (behaviour.plays && message.type === 'audio') arrive(world, message, person, 'played')
  })
}

/** The next step, unless the phone went offline meanwhile. */
function arrive(world: World, message: WorldMessage, person: Person, status: MessageStatus): void {
  if (person.behaviour.online) {
    advanceStatus(world, message, person.id, status)
    return
  }
  if (reached(message, person.id) < RANK.delivered) addTo(world.waiting, person.id, message.id)
}

/** Delivers what came while the phone was offline, unless it is too old by now. */
export function deliverWaiting(world: World, person_id: string): void {
  const waiting = world.waiting.get(person_id) ?? new Set<string>()
  world.waiting.delete(person_id)
  for (const message_id of waiting) {
    const message = world.messages.get(message_id)
    if (message) planArrival(world, message, getPerson(world, person_id))
  }
}

/**
 * Moves one message forward for one person and sends the webhook; backward or twice, nothing happens. After a number
 * change, a deletion or a block nothing more is heard of the message.
 */
export function advanceStatus(
  world: World,
  message: WorldMessage,
  person_id: string,
  status: MessageStatus,
): void {
  if (message.direction !== 'outbound' || message.channel !== 'api' || message.held) return
  if (message.group_id === undefined && message.person_id !== person_id) return
  const before = reached(message, person_id)
  if (before === RANK.failed || RANK[status] <= before) return
  if (status !== 'sent' && !canArrive(world, message, person_id)) return
  if (before === 0 && status !== 'sent') advanceStatus(world, message, person_id, 'sent')
  const value =
    message.group_id === undefined
      ? buildStatus(world, message, status)
      : buildGroupStatus(world, message, status, [person_id])
  record(world, message, status, person_id)
  queueUpdate(world, message.number_id, 'messages', value, 'status')
  if (status === 'delivered') addTo(world.unread, person_id, message.id)
  else if (RANK[status] > RANK.delivered) world.unread.get(person_id)?.delete(message.id)
}

function canArrive(world: World, message: WorldMessage, person_id: string): boolean {
  const person = getPerson(world, person_id)
  if (!person.registered || person.blocked_numbers.has(message.number_id)) return false
  if (message.generation !== undefined && message.generation !== person.generation) return false
  const lifetime_ms = message.template?.category === 'AUTHENTICATION' ? PASSWORD_LIFETIME_MS : LIFETIME_MS
  const arrived = reached(message, person_id) >= RANK.delivered
  return arrived || world.clock.now_ms - message.at_ms <= lifetime_ms
}

function planGroupOutcome(world: World, message: WorldMessage, group_id: string): void {
  later(world, USUAL_SENT_AFTER_MS, () => {
    record(world, message, 'sent')
    queueUpdate(world, message.number_id, 'messages', buildGroupStatus(world, message, 'sent', []), 'status')
  })
  const plan = (status: 'delivered' | 'read', after_ms: number, takes_part: (person: Person) => boolean) =>
    later(world, after_ms, () => {
      const people = [...getGroup(world, group_id).participants].filter((id) => {
        const person = getPerson(world, id)
        return person.registered && takes_part(person) && reached(message, id) < RANK[status]
      })
      if (people.length === 0) return
      const value = buildGroupStatus(world, message, status, people)
      for (const id of people) record(world, message, status, id)
      queueUpdate(world, message.number_id, 'messages', value, 'status')
    })
  plan('delivered', 1_600, (person) => person.behaviour.online)
  plan('read', 20_000, (person) => person.behaviour.online && person.behaviour.reads)
}

function record(
  world: World,
  message: WorldMessage,
  status: MessageStatus,
  person_id?: string,
  code?: number,
): void {
  const at_ms = world.clock.now_ms
  message.statuses.push({ status, at_ms, person_id, code })
  const name = person_id === undefined ? 'the recipient' : getPerson(world, person_id).name
  const shown = person_id === undefined || isPhoneVisible(world, message.number_id, person_id)
  const text =
    `Message to ${name}: ${status}${code === undefined ? '' : ` (${code})`}` +
    `${shown ? '' : ', phone hidden'}.`
  world.emit({ type: 'status_changed', at_ms, message_id: message.id, status, person_id, text })
}

/** How far a message got with one person; statuses without a person count for all. */
function reached(message: WorldMessage, person_id: string): number {
  const ranks = message.statuses
    .filter((one) => one.person_id === undefined || one.person_id === person_id)
    .map((one) => RANK[one.status])
  return Math.max(0, ...ranks)
}

function later(world: World, after_ms: number, run: () => void): void {
  // Statuses can overtake the answer to the send, so they may have to exist before it does.
  if (world.switches.status_before_answer === 'yes' && after_ms <= USUAL_SENT_AFTER_MS) run()
  else schedule(world.clock, world.clock.now_ms + after_ms, run)
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key) ?? new Set<string>()
  set.add(value)
  sets.set(key, set)
}
