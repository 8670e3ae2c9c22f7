import type { IngestFailure } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

/** What became of it, by state. */
export const stateWords = (): Record<IngestFailure['state'], string> => ({
  failed: t('Failed'),
  unroutable: t('Unroutable: number not connected'),
  waiting: t('Waiting for a contact'),
})

const reasons = (): Record<string, string> => ({
  processing_failed: t('Selfsame couldn’t process this webhook because of an internal error.'),
  phone_number_id_unknown: t('This WhatsApp number isn’t connected.'),
  waba_unknown: t('No number of this WhatsApp account is connected.'),
  phone_number_id_missing: t('The webhook doesn’t name a WhatsApp number.'),
  person_unknown: t('The contact in this webhook isn’t known yet.'),
  empty: t('The webhook is empty.'),
  not_json: t('The webhook isn’t valid JSON.'),
  too_deep: t('The webhook’s JSON is nested too deeply.'),
  wrong_object: t('The webhook isn’t about WhatsApp.'),
  no_entries: t('The webhook contains no entries.'),
  message_without_id: t('A message has no ID.'),
  message_without_identifier: t('A message doesn’t name its sender.'),
})

/** Why something in a webhook could not be used. */
export function failureWords(reason: string): string {
  const words = reason.replaceAll('_', ' ')
  return own(reasons(), reason) ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** A span of time, as somebody says it. */
export function spanWords(ms: number): string {
  if (ms < SECOND_MS) return t('less than a second')
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  return `${Math.round(ms / HOUR_MS)} h`
}
