import { bsuidOf, parentBsuidOf } from '../visibility.ts'
import { numbersToTell, queueIdentityChange, queueNumberChange } from '../webhooks/system.ts'
import { digitsOf, isPhone, phoneKey, toWaId } from '../world/phones.ts'
import type { NumberChange, Person, World } from '../world/types.ts'
import { getNumber, getPerson, WorldError } from '../world/world.ts'
import { acted, freePhoneLike, identityKey } from './person.ts'

/**
 * Renews every BSUID and parent. A former holder of the new phone loses it: a recycled number. Which business numbers
 * hear of the change, when and in which form, is up to the switches.
 */
export function changeNumber(world: World, person_id: string, new_phone?: string): void {
  const person = getPerson(world, person_id)
  if (!person.registered) throw new WorldError(`${person.name} has no WhatsApp account`)
  const phone = new_phone === undefined ? freePhoneLike(world, person.phone) : digitsOf(new_phone)
  if (!isPhone(phone)) throw new WorldError(`${new_phone} is not a phone number`)
  if (phoneKey(phone) === phoneKey(person.phone)) throw new WorldError('That is the phone already in use')
  const told = numbersToTell(world, person_id)
  const before = { wa_id: person.wa_id, ids: new Map(person.bsuids), parents: new Map(person.parent_bsuids) }
  releasePhone(world, person)
  person.phone = phone
  person.wa_id = toWaId(phone, world.switches.wa_id_form)
  takePhone(world, person)
  renewIds(world, person)
  if (world.switches.number_change_username === 'dropped' && person.username !== undefined) {
    world.usernames.delete(person.username.toLowerCase())
    person.username = undefined
  }
  acted(
    world,
    person,
    'change_number',
    `${person.name} changed number from ${before.wa_id} to ${person.wa_id}.`,
  )
  for (const number_id of told) announce(world, person, number_id, before)
}

type Before = { wa_id: string; ids: Map<string, string>; parents: Map<string, string> }

function announce(world: World, person: Person, number_id: string, before: Before): void {
  const { portfolio_id } = getNumber(world, number_id)
  const enrolment_group = world.portfolios.get(portfolio_id)?.enrolment_group
  const previous_user_id = before.ids.get(portfolio_id)
  if (previous_user_id === undefined) return
  const change: NumberChange = {
    number_id,
    person_id: person.id,
    old_wa_id: before.wa_id,
    new_wa_id: person.wa_id,
    user_id: bsuidOf(world, portfolio_id, person.id),
    previous_user_id,
    parent_user_id: parentBsuidOf(world, portfolio_id, person.id),
    previous_parent_user_id: enrolment_group === undefined ? undefined : before.parents.get(enrolment_group),
  }
  switch (world.switches.system_order) {
    case 'before':
      queueNumberChange(world, change)
      break
    case 'after':
      person.held_back.push(change)
      break
    case 'never':
      break
  }
}

/** System messages that were to come after the first message under the new BSUID. */
export function sendHeldBack(world: World, person_id: string, number_id: string): void {
  const person = getPerson(world, person_id)
  const { portfolio_id } = getNumber(world, number_id)
  const due = person.held_back.filter(
    (held) => getNumber(world, held.number_id).portfolio_id === portfolio_id,
  )
  person.held_back = person.held_back.filter((held) => !due.includes(held))
  for (const held of due) queueNumberChange(world, held)
}

export function deleteAccount(world: World, person_id: string): void {
  const person = getPerson(world, person_id)
  releasePhone(world, person)
  person.registered = false
  person.held_back = []
  if (person.username !== undefined) world.usernames.delete(person.username.toLowerCase())
  person.username = undefined
  acted(world, person, 'delete_account', `${person.name} deleted the WhatsApp account.`)
}

/** Registers a deleted account again, with its old phone unless another is given. */
export function registerAgain(world: World, person_id: string, phone?: string): void {
  const person = getPerson(world, person_id)
  if (person.registered) throw new WorldError(`${person.name} still has a WhatsApp account`)
  const digits = phone === undefined ? person.phone : digitsOf(phone)
  if (!isPhone(digits)) throw new WorldError(`${phone} is not a phone number`)
  const moved = phoneKey(digits) !== phoneKey(person.phone)
  person.phone = digits
  person.wa_id = toWaId(digits, world.switches.wa_id_form)
  person.registered = true
  takePhone(world, person)
  if (moved || world.switches.reregistration === 'renews_bsuid') renewIds(world, person)
  person.identity_key = identityKey(world, person.id, person.generation + 0.5)
  acted(world, person, 'register_again', `${person.name} registered again as ${person.wa_id}.`)
}

/** A new device: the identity key changes, nothing else. */
export function changeDevice(world: World, person_id: string): void {
  const person = getPerson(world, person_id)
  person.identity_key = identityKey(world, person_id, person.generation + world.clock.now_ms)
  acted(world, person, 'change_device', `${person.name} moved to a new device.`)
  queueIdentityChange(world, person_id)
}

/** Makes the person the holder of their phone; the former holder leaves WhatsApp. */
export function takePhone(world: World, person: Person): void {
  const key = phoneKey(person.phone)
  const holder_id = world.directory.get(key)
  const holder = holder_id === undefined ? undefined : world.people.get(holder_id)
  if (holder && holder.id !== person.id) deleteAccount(world, holder.id)
  world.directory.set(key, person.id)
}

function releasePhone(world: World, person: Person): void {
  const key = phoneKey(person.phone)
  if (world.directory.get(key) === person.id) world.directory.delete(key)
}

/** New BSUIDs and parents in every portfolio that knew the person; the old ones are retired, not forgotten. */
function renewIds(world: World, person: Person): void {
  const portfolios = [...person.bsuids.keys()]
  for (const bsuid of [...person.bsuids.values(), ...person.parent_bsuids.values()]) {
    const record = world.bsuids.get(bsuid)
    if (record) record.state = 'retired'
  }
  person.generation += 1
  person.bsuids.clear()
  person.parent_bsuids.clear()
  person.identity_key = identityKey(world, person.id, person.generation)
  for (const portfolio_id of portfolios) {
    bsuidOf(world, portfolio_id, person.id)
    parentBsuidOf(world, portfolio_id, person.id)
  }
}
