import type { IngestFailure } from '../../../api/types'

export const STATE_WORDS: Record<IngestFailure['state'], { name: string; words: string }> = {
  failed: { name: 'Failed', words: 'could not be read or worked on' },
  unroutable: { name: 'For a number not connected', words: 'are for a number that is not connected here' },
  waiting: { name: 'Waiting for a person', words: 'wait until it is known whom they are about' },
}

const REASONS: Record<string, string> = {
  processing_failed: 'Something went wrong on our side while it was worked on.',
  phone_number_id_unknown: 'It is for a number that is not connected.',
  waba_unknown: 'It is for a WhatsApp account of which no number is connected.',
  phone_number_id_missing: 'It does not say which number it is for.',
  person_unknown: 'It is about somebody of whom nothing else is known yet.',
  empty: 'It is empty.',
  not_json: 'It is not JSON.',
  too_deep: 'It is nested too deeply to be read.',
  wrong_object: 'It is not about WhatsApp.',
  no_entries: 'There is nothing in it.',
  message_without_id: 'A message has no id.',
  message_without_identifier: 'A message does not say who wrote it.',
}

/** Why something in a webhook could not be used. */
export function failureWords(reason: string): string {
  const words = reason.replaceAll('_', ' ')
  return REASONS[reason] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** A span of time, as somebody says it. */
export function spanWords(ms: number): string {
  if (ms < SECOND_MS) return 'less than a second'
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  return `${Math.round(ms / HOUR_MS)} h`
}
