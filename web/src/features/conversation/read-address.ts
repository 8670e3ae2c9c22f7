/** Reads a typed recipient as the server would. */
export type Address =
  | { kind: 'phone'; phone: string }
  | { kind: 'bsuid'; bsuid: string }
  | { kind: 'parent_bsuid' }
  | { kind: 'username' }
  | { kind: 'name' }

const BSUID = /^[A-Z]{2}\.[A-Za-z0-9]+$/
const PARENT_BSUID = /^[A-Z]{2}\.ENT\.[A-Za-z0-9]+$/
const PHONE = /^\+?[\d\s().-]{5,30}$/
const FEWEST_DIGITS = 5

export function readAddress(typed: string): Address {
  const text = typed.trim()
  if (PARENT_BSUID.test(text)) return { kind: 'parent_bsuid' }
  if (BSUID.test(text)) return { kind: 'bsuid', bsuid: text }
  if (PHONE.test(text) && text.replace(/\D/g, '').length >= FEWEST_DIGITS)
    return { kind: 'phone', phone: text }
  return text.startsWith('@') ? { kind: 'username' } : { kind: 'name' }
}
