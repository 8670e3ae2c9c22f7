import type { Recipient } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { listed } from '../../util/words'
import { plain } from './broadcast-words'

/** Why a recipient gets or got no message: every code that the API may return. */
const reasons = (): Record<string, string> => ({
  not_found: t('broadcast.reason.not_found'),
  same_person: t('broadcast.reason.same_person'),
  contact_blocked: t('reason.contact_blocked'),
  marketing_stopped: t('reason.marketing_stopped'),
  no_safe_address: t('broadcast.reason.no_safe_address'),
  phone_unconfirmed: t('broadcast.reason.phone_unconfirmed'),
  test_number_needs_phone: t('broadcast.reason.test_number_needs_phone'),
  template_parameters: t('broadcast.reason.template_parameters'),
  template_not_found: t('broadcast.reason.template_not_found'),
  template_not_approved: t('broadcast.reason.template_not_approved'),
  meta_refused: t('broadcast.reason.meta_refused'),
  given_up: t('broadcast.reason.given_up'),
  sender_died: t('broadcast.reason.sender_died'),
  meta_timeout: t('broadcast.reason.meta_timeout'),
  meta_connection: t('broadcast.reason.meta_connection'),
  meta_unreadable_answer: t('broadcast.reason.meta_unreadable'),
})

/** What WhatsApp’s own codes mean for a person who gets nothing. */
const metaCodes = (): Record<number, string> => ({
  130403: t('broadcast.reason.blocked_on_number'),
  130472: t('broadcast.reason.experiment'),
  130497: t('broadcast.reason.country'),
  131026: t('broadcast.reason.undeliverable'),
  131049: t('broadcast.reason.marketing_limit'),
  131050: t('broadcast.reason.opted_out'),
  131053: t('broadcast.reason.file_unusable'),
  131062: t('broadcast.reason.bsuid_not_allowed'),
  132015: t('broadcast.reason.template_paused'),
  132016: t('broadcast.reason.template_disabled'),
})

export function reasonWords(code: string): string {
  return own(reasons(), code) ?? `${plain(code)}.`
}

/** The same for one recipient, as exactly as it is known; null where there is nothing to say. */
export function whyWords({ reason, meta_code, missing }: Recipient): string | null {
  if (reason === null) return null
  if (missing.length > 0)
    return t('broadcast.reason.missing_values', { what: listed(missing.map(variableWords)) })
  if (meta_code === null) return reasonWords(reason)
  const why = metaCodes()[meta_code] ?? reasonWords(reason)
  return t('broadcast.reason.with_code', { why, code: String(meta_code) })
}

/** `body.first_name` is called as the template calls it, `body.1` by its place. */
function variableWords(name: string): string {
  return name.replace(/^(body|header)\.(?=\D)/, '').replaceAll('.', ' ')
}
