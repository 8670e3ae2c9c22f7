import { locale } from '../i18n/language'
import { t } from '../i18n/t'
import { own } from './own'

const HOUR_MS = 3_600_000

/** A moment as a list shows it: the time today, else the day. */
export function shortTime(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const today = at.toDateString() === now.toDateString()
  return at.toLocaleString(locale(), today ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' })
}

export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

export function longTime(iso: string): string {
  return new Date(iso).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })
}

/** A day that is far away, with its year. */
export function dateOf(iso: string): string {
  return new Date(iso).toLocaleDateString(locale(), { dateStyle: 'medium' })
}

/** A day that is near, with its name. */
export function dayOf(iso: string): string {
  return new Date(iso).toLocaleDateString(locale(), { weekday: 'long', day: 'numeric', month: 'long' })
}

/** A number alone; in a sentence, `t` and `say` write it the same. */
export function amount(number: number): string {
  return number.toLocaleString(locale())
}

/** A number on a badge, which has room for two digits. */
export function badgeOf(number: number): string {
  return number < 100 ? String(number) : '99+'
}

/** One after the other, as the language separates them. */
export function listed(items: string[]): string {
  return new Intl.ListFormat(locale(), { type: 'unit' }).format(items)
}

/** How long the window is still open, in words. */
export function windowLeft(until: string, now_ms = Date.now()): string {
  const left = Date.parse(until) - now_ms
  // A sandbox has a time of its own: then only the end of the window is known.
  if (left < 0 || left > 24 * HOUR_MS) return t('common.until', { time: longTime(until) })
  const hours = Math.floor(left / HOUR_MS)
  const minutes = Math.floor((left % HOUR_MS) / 60_000)
  return hours > 0
    ? t('conversation.time_left.hours', { hours, minutes })
    : t('conversation.time_left.minutes', { minutes })
}

const addressReasons = (): Record<string, string> => ({
  active_bsuid: t('reason.active_bsuid'),
  active_parent_bsuid: t('reason.active_parent_bsuid'),
  phone_shown_recently: t('reason.phone_shown_recently'),
  phone_attested: t('reason.phone_attested'),
  only_phone: t('reason.only_phone'),
})

const refusals = (): Record<string, string> => ({
  window_closed: t('reason.window_closed'),
  contact_blocked: t('reason.contact_blocked'),
  no_safe_address: t('reason.no_safe_address'),
  phone_unconfirmed: t('reason.phone_unconfirmed'),
  marketing_stopped: t('reason.marketing_stopped'),
})

export function addressReason(code: string): string {
  return own(addressReasons(), code) ?? code.replaceAll('_', ' ')
}

export function refusalWords(code: string): string {
  return own(refusals(), code) ?? code.replaceAll('_', ' ')
}

/** A long opaque id, short enough to be compared by eye. */
export function shortIdentifier(value: string): string {
  return value.length <= 16 ? value : `${value.slice(0, 7)}…${value.slice(-4)}`
}
