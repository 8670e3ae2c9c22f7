import type { IngestFailure } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'

/** What became of it, by state. */
export const stateWords = (): Record<IngestFailure['state'], string> => ({
  failed: t('webhook.state.failed'),
  unroutable: t('ingestion.problem.unroutable'),
  waiting: t('ingestion.problem.waiting'),
})

const reasons = (): Record<string, string> => ({
  processing_failed: t('ingestion.reason.processing_failed'),
  phone_number_id_unknown: t('ingestion.reason.number_unknown'),
  waba_unknown: t('ingestion.reason.waba_unknown'),
  phone_number_id_missing: t('ingestion.reason.number_missing'),
  person_unknown: t('ingestion.reason.contact_unknown'),
  empty: t('ingestion.reason.empty'),
  not_json: t('ingestion.reason.not_json'),
  too_deep: t('ingestion.reason.too_deep'),
  wrong_object: t('ingestion.reason.wrong_object'),
  no_entries: t('ingestion.reason.no_entries'),
  message_without_id: t('ingestion.reason.message_without_id'),
  message_without_identifier: t('ingestion.reason.sender_missing'),
})

/** Why something in a webhook could not be used. */
export function failureWords(reason: string): string {
  const words = reason.replaceAll('_', ' ')
  return own(reasons(), reason) ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** A span of time in words. */
export function spanWords(ms: number): string {
  if (ms < SECOND_MS) return t('ingestion.under_a_second')
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`
  return `${Math.round(ms / HOUR_MS)} h`
}
