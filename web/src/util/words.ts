const HOUR_MS = 3_600_000

/** A moment as a list shows it: the time today, else the day. */
export function shortTime(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const today = at.toDateString() === now.toDateString()
  return at.toLocaleString('en', today ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' })
}

export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false })
}

export function longTime(iso: string): string {
  return new Date(iso).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short', hour12: false })
}

export function dayOf(iso: string): string {
  return new Date(iso).toLocaleDateString('en', { weekday: 'long', day: 'numeric', month: 'long' })
}

/** How long the window is still open, in words. */
export function windowLeft(until: string, now_ms = Date.now()): string {
  const left = Date.parse(until) - now_ms
  // A sandbox keeps a time of its own: then only the end of the window can be told.
  if (left < 0 || left > 24 * HOUR_MS) return `until ${longTime(until)}`
  const hours = Math.floor(left / HOUR_MS)
  const minutes = Math.floor((left % HOUR_MS) / 60_000)
  return hours > 0 ? `${hours} h ${minutes} min left` : `${minutes} min left`
}

const ADDRESS_REASONS: Record<string, string> = {
  active_bsuid: 'this is their WhatsApp account; it works although their phone is hidden',
  active_parent_bsuid: 'this is the WhatsApp account that their organisation knows them by',
  phone_shown_recently: 'WhatsApp showed this phone with their account in the last 30 days',
  phone_attested: 'they shared this phone with you themselves',
  only_phone: 'this phone is all that is known of them',
}

const REFUSALS: Record<string, string> = {
  window_closed: 'More than 24 hours passed since they last wrote: WhatsApp takes only templates now.',
  contact_blocked: 'They are blocked on this inbox.',
  no_safe_address: 'There is no address that certainly is theirs.',
  phone_unconfirmed: 'Their phone is not confirmed.',
  marketing_stopped: 'They asked for no more marketing.',
}

export function addressReason(code: string): string {
  return ADDRESS_REASONS[code] ?? code.replaceAll('_', ' ')
}

export function refusalWords(code: string): string {
  return REFUSALS[code] ?? code.replaceAll('_', ' ')
}

/** A long opaque id, short enough to be compared by eye. */
export function shortIdentifier(value: string): string {
  return value.length <= 16 ? value : `${value.slice(0, 7)}…${value.slice(-4)}`
}
