import { digitsOf, isPhone, phoneKey, toWaId } from '../world/phones.ts'
import type { BusinessNumber, World } from '../world/types.ts'
import type { GraphFailure, JsonObject } from '../world/wire.ts'
import { getNumber, getPortfolio } from '../world/world.ts'
import { graphError } from './errors.ts'

const REGULAR = /^[A-Z]{2}\.(?!ENT\.)[A-Za-z0-9]{1,128}$/
const PARENT = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/

/** Numbers that a program wrote with decimals, `15550104477.0`, are no phones. */
const DECIMAL = /^\+?\d{7,}\.\d{1,2}$/

/** The recipient of a request. `person_id` is undefined if no person will ever get the message. */
export type Recipient =
  | { kind: 'phone'; input: string; wa_id: string; person_id?: string; lost?: true }
  | { kind: 'bsuid'; input: string; person_id: string }
  | { kind: 'group'; input: string }

export type Resolution = ({ ok: true } & Recipient) | GraphFailure

/** Reads `recipient_type`, `to` and `recipient`. The phone wins if both are given, whatever `recipient` holds. */
export function resolveRecipient(world: World, number_id: string, body: JsonObject): Resolution {
  const type = body.recipient_type ?? 'individual'
  if (type !== 'individual' && type !== 'group') {
    return graphError(
      world,
      100,
      `Param recipient_type must be one of {INDIVIDUAL, GROUP} - got '${String(type)}'.`,
    )
  }
  if (body.to !== undefined && (typeof body.to !== 'string' || body.to.trim() === '')) {
    return graphError(world, 100, 'Param to must be a non-empty string.')
  }
  if (type === 'group') return resolveGroup(world, number_id, body.to)
  if (typeof body.to === 'string') return resolvePhone(world, getNumber(world, number_id), body.to)
  if (body.recipient === undefined) return graphError(world, 131008, 'Either to or recipient is required.')
  return resolveBsuid(world, number_id, body.recipient)
}

function resolveGroup(world: World, number_id: string, to: string | undefined): Resolution {
  if (to === undefined) return graphError(world, 131008, 'The parameter to is required.')
  const group = world.groups.get(to)
  if (!group || group.number_id !== number_id || group.state === 'deleted') return graphError(world, 131041)
  if (group.state === 'suspended') return graphError(world, 131207)
  return { ok: true, kind: 'group', input: to }
}

function resolvePhone(world: World, number: BusinessNumber, to: string): Resolution {
  const input = to
  if (REGULAR.test(to) || PARENT.test(to)) return resolveBsuidInTo(world, to)
  const dialled = dialledDigits(world, number, to)
  if (!/^\+?[\d\s().-]+$/.test(to.trim()) || DECIMAL.test(to.trim()) || !isPhone(dialled)) {
    return graphError(world, 131009, `Param to is not a valid phone number: ${to}`)
  }
  return { ok: true, ...dial(world, input, dialled) }
}

/** A phone's digits with its country's; without a plus it is read in one of two ways. */
export function dialledDigits({ switches }: World, { calling_code }: BusinessNumber, input: string): string {
  const digits = digitsOf(input)
  const national = switches.to_without_plus === 'national' && !input.trim().startsWith('+')
  return national ? calling_code + digits : digits
}

function dial(world: World, input: string, digits: string): Recipient {
  const person_id = world.directory.get(phoneKey(digits))
  const person = person_id === undefined ? undefined : world.people.get(person_id)
  const wa_id = person?.wa_id ?? toWaId(digits, world.switches.wa_id_form)
  return { kind: 'phone', input, wa_id, person_id: person?.registered ? person_id : undefined }
}

/** The trap: the prefix is cut off and the digits are taken for a phone, so the answer looks like a success. */
function resolveBsuidInTo(world: World, to: string): Resolution {
  const digits = digitsOf(to)
  switch (world.switches.bsuid_in_to) {
    case 'rejected_131026':
      return graphError(world, 131026)
    case 'reaches_holder_of_digits':
      return { ok: true, ...dial(world, to, digits) }
    case 'accepted_and_lost':
      return { ok: true, kind: 'phone', input: to, wa_id: digits, lost: true }
  }
}

function resolveBsuid(world: World, number_id: string, recipient: unknown): Resolution {
  const { foreign_recipient, retired_recipient } = world.switches
  if (typeof recipient !== 'string' || !(REGULAR.test(recipient) || PARENT.test(recipient))) {
    return graphError(world, foreign_recipient, 'Param recipient is not a valid business-scoped user ID.')
  }
  const record = world.bsuids.get(recipient)
  if (!record || !isInScope(world, number_id, record.scope)) {
    return graphError(
      world,
      foreign_recipient,
      'The business-scoped user ID does not belong to this business.',
    )
  }
  if (record.state === 'retired') {
    return graphError(world, retired_recipient, 'The business-scoped user ID is no longer valid.')
  }
  return { ok: true, kind: 'bsuid', input: recipient, person_id: record.person_id }
}

function isInScope(
  world: World,
  number_id: string,
  scope: { portfolio_id: string } | { enrolment_group: string },
): boolean {
  const portfolio = getPortfolio(world, getNumber(world, number_id).portfolio_id)
  if ('portfolio_id' in scope) return scope.portfolio_id === portfolio.id
  return scope.enrolment_group === portfolio.enrolment_group
}
