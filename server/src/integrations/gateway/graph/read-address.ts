import { isBsuid, isParentBsuid } from '../../../identity/bsuid.ts'
import { readPhone } from '../../../whatsapp/values/identifiers.ts'
import type { JsonObject } from '../../../whatsapp/values/readers.ts'
import { refusal } from '../graph-error.ts'

/**
 * `to`, which wins, else `recipient`, as it was given. Throws what Meta refuses an address of no known form with; a group's
 * id has none, so only whether there is such a group can tell.
 */
export function readAddress({ to, recipient }: JsonObject, is_group: boolean): string {
  if (!isAbsent(to)) {
    const given = typeof to === 'number' ? String(to) : to
    if (typeof given !== 'string' || given.trim() === '') {
      throw refusal(100, 'Param to must be a non-empty string.')
    }
    if (!is_group && !isUserId(given) && phoneIn(given) === null) {
      throw refusal(131009, 'Param to is not a valid phone number.')
    }
    return given
  }
  if (is_group) throw refusal(131008, 'The parameter to is required.')
  if (isAbsent(recipient)) throw refusal(131008, 'Either to or recipient is required.')
  if (typeof recipient === 'string' && isUserId(recipient)) return recipient
  throw refusal(131009, 'Param recipient is not a valid business-scoped user ID.')
}

export function isUserId(address: string): boolean {
  return isBsuid(address) || isParentBsuid(address)
}

// A number with decimals, `15550104477.0`: read as a phone it would have a digit more, and be another's.
const DECIMAL = /^\+?\d{7,}\.\d{1,2}$/

/** The digits of a phone as people write it, with spaces, brackets and hyphens. */
export function phoneIn(address: string): string | null {
  return DECIMAL.test(address.trim()) ? null : readPhone(address.replace(/[\s().-]/g, ''))
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
