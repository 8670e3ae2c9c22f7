import { isBsuid, isParentBsuid } from '../../identity/bsuid.ts'
import { phoneKey } from '../../identity/phone.ts'
import type { JsonObject } from './readers.ts'
import type { Identifiers } from './types.ts'

const PHONE = /^\+?(\d{7,15})$/

export const NOBODY: Readonly<Identifiers> = Object.freeze({ bsuid: null, parent_bsuid: null, phone: null })

/** The fields of one element that name one person. */
export type IdentifierFields = { bsuid: string; parent: string; phone: string }

/** The digits of a phone field, or null where it holds none (hidden, blank, a BSUID, a group id). */
export function readPhone(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') return null
  return PHONE.exec(text.trim())?.[1] ?? null
}

/** True if a phone field holds the phone of this number, in any of its written forms. */
export function isSamePhone(value: unknown, number: string | null): boolean {
  const phone = readPhone(value)
  return phone !== null && number !== null && phoneKey(phone) === phoneKey(number.replace(/\D/g, ''))
}

export function readIdentifiers(object: JsonObject, fields: IdentifierFields): Identifiers {
  return identify(object[fields.bsuid], object[fields.parent], object[fields.phone])
}

/**
 * Sorts three fields by what they hold. A BSUID in the phone field, as some senders wrote it for hidden phones, counts
 * only where its own field has none; a parent BSUID in the BSUID field is still a parent.
 */
export function identify(bsuid: unknown, parent: unknown, phone: unknown): Identifiers {
  return {
    bsuid: firstThat(isBsuid, bsuid, phone),
    parent_bsuid: firstThat(isParentBsuid, parent, bsuid, phone),
    phone: readPhone(phone),
  }
}

function firstThat(is: (value: string) => boolean, ...values: unknown[]): string | null {
  for (const value of values) if (typeof value === 'string' && is(value)) return value
  return null
}

export function isNobody({ bsuid, parent_bsuid, phone }: Identifiers): boolean {
  return bsuid === null && parent_bsuid === null && phone === null
}

/** The two cannot be one person's at one moment: an identifier that both have differs, and not only in how it is written. */
export function contradict(a: Identifiers, b: Identifiers): boolean {
  return (
    differ(a.bsuid, b.bsuid) ||
    differ(a.parent_bsuid, b.parent_bsuid) ||
    differ(a.phone && phoneKey(a.phone), b.phone && phoneKey(b.phone))
  )
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b
}

/** What `own` leaves open is filled from `other`. */
export function fillIdentifiers(own: Identifiers, other: Identifiers): Identifiers {
  return {
    bsuid: own.bsuid ?? other.bsuid,
    parent_bsuid: own.parent_bsuid ?? other.parent_bsuid,
    phone: own.phone ?? other.phone,
  }
}
