import { relationOf } from '../visibility.ts'
import { contactOf, metadataOf, showPerson } from '../webhooks/identity.ts'
import { queueUpdate } from '../webhooks/queue.ts'
import { unixSeconds } from '../world/clock.ts'
import { digitsOf, isPhone, toWaId } from '../world/phones.ts'
import type { Person, PersonBehaviour, World } from '../world/types.ts'
import { usernameProblem } from '../world/usernames.ts'
import { getNumber, getPerson, nextCount, WorldError } from '../world/world.ts'
import { takePhone } from './accounts.ts'
import { acted, freePhone, identityKey } from './person.ts'

export type AddPersonOptions = {
  id?: string
  name?: string
  /** With or without `+`; taken from a reserved range if left out. A phone in use passes to the new person. */
  phone?: string
  username?: string
  behaviour?: Partial<PersonBehaviour>
}

const USUAL_BEHAVIOUR: PersonBehaviour = {
  online: true,
  reads: true,
  plays: false,
  sent_after_ms: 400,
  delivered_after_ms: 1_200,
  read_after_ms: 20_000,
  reads_at_once: false,
}

export function addPerson(world: World, options: AddPersonOptions = {}): Person {
  const count = nextCount(world, 'person')
  const id = options.id ?? `person-${count}`
  if (world.people.has(id)) throw new WorldError(`The id ${id} is taken`)
  const phone = options.phone === undefined ? freePhone(world) : digitsOf(options.phone)
  if (!isPhone(phone)) throw new WorldError(`${options.phone} is not a phone number`)
  const person: Person = {
    id,
    name: options.name ?? `Person ${count}`,
    phone,
    wa_id: toWaId(phone, world.switches.wa_id_form),
    registered: true,
    bsuids: new Map(),
    parent_bsuids: new Map(),
    generation: 1,
    identity_key: identityKey(world, id, 1),
    behaviour: { ...USUAL_BEHAVIOUR, ...options.behaviour },
    blocked_numbers: new Set(),
    held_back: [],
  }
  world.people.set(id, person)
  takePhone(world, person)
  if (options.username !== undefined) adoptUsername(world, id, options.username)
  return person
}

export function setBehaviour(world: World, person_id: string, behaviour: Partial<PersonBehaviour>): void {
  Object.assign(getPerson(world, person_id).behaviour, behaviour)
}

export function renamePerson(world: World, person_id: string, name: string): void {
  const person = getPerson(world, person_id)
  acted(world, person, 'rename', `${person.name} is now called ${name}.`)
  person.name = name
}

/** Adopts or changes the username. Throws `WorldError` on a bad format or a taken name. No webhook announces it. */
export function adoptUsername(world: World, person_id: string, username: string): void {
  const person = getPerson(world, person_id)
  const problem = usernameProblem(username)
  if (problem) throw new WorldError(`${username} cannot be a username: ${problem}`)
  const holder = world.usernames.get(username.toLowerCase())
  if (holder && !('person_id' in holder && holder.person_id === person_id)) {
    throw new WorldError(`The username ${username} is taken`)
  }
  if (person.username !== undefined) world.usernames.delete(person.username.toLowerCase())
  const was = person.username
  person.username = username
  world.usernames.set(username.toLowerCase(), { person_id })
  acted(
    world,
    person,
    'adopt_username',
    `${person.name} ${was ? 'changed to' : 'adopted'} the username ${username}.`,
  )
}

export function dropUsername(world: World, person_id: string): void {
  const person = getPerson(world, person_id)
  if (person.username === undefined) return
  world.usernames.delete(person.username.toLowerCase())
  person.username = undefined
  acted(world, person, 'drop_username', `${person.name} dropped the username.`)
}

export function blockBusiness(world: World, person_id: string, number_id: string): void {
  const person = getPerson(world, person_id)
  person.blocked_numbers.add(getNumber(world, number_id).id)
  acted(world, person, 'block_business', `${person.name} blocked the business.`, number_id)
}

export function unblockBusiness(world: World, person_id: string, number_id: string): void {
  const person = getPerson(world, person_id)
  person.blocked_numbers.delete(number_id)
  acted(world, person, 'unblock_business', `${person.name} unblocked the business.`, number_id)
}

export function stopMarketing(world: World, person_id: string, number_id: string): void {
  preferMarketing(world, person_id, number_id, 'stop')
}

export function resumeMarketing(world: World, person_id: string, number_id: string): void {
  preferMarketing(world, person_id, number_id, 'resume')
}

function preferMarketing(world: World, person_id: string, number_id: string, value: 'stop' | 'resume'): void {
  relationOf(world, number_id, person_id).stopped_marketing = value === 'stop'
  const shown = showPerson(world, number_id, person_id)
  acted(
    world,
    getPerson(world, person_id),
    `${value}_marketing`,
    `${shown.name} asked to ${value} marketing.`,
    number_id,
  )
  queueUpdate(world, number_id, 'user_preferences', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    contacts: [contactOf(shown)],
    user_preferences: [
      {
        wa_id: shown.wa_id,
        user_id: shown.user_id,
        parent_user_id: shown.parent_user_id,
        detail: `User requested to ${value} marketing messages`,
        category: 'marketing_messages',
        value,
        timestamp: unixSeconds(world.clock.now_ms),
      },
    ],
  })
}
