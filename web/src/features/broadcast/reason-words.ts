import type { Recipient } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { listed } from '../../util/words'
import { plain } from './broadcast-words'

/** Why somebody gets nothing or got nothing: every code that a recipient of a broadcast may have. */
const reasons = (): Record<string, string> => ({
  not_found: t('This contact doesn’t exist.'),
  same_person: t('Another recipient is the same contact. The contact gets one message.'),
  contact_blocked: t('This contact is blocked on this inbox.'),
  marketing_stopped: t('This contact opted out of marketing.'),
  no_safe_address: t('No safe address is known: the contact has to write first.'),
  phone_unconfirmed: t(
    'WhatsApp sends this template only to phones, and this contact’s phone isn’t confirmed.',
  ),
  test_number_needs_phone: t('A test number only sends to phones, and this contact’s phone is unknown.'),
  template_parameters: t('This contact lacks a value that the template needs.'),
  template_not_found: t('This template no longer exists on WhatsApp.'),
  template_not_approved: t('WhatsApp doesn’t accept this template at the moment.'),
  meta_refused: t('WhatsApp refused the message.'),
  given_up: t('Outcome unknown: a member or API client marked the message as failed.'),
  sender_died: t('Outcome unknown: the server stopped during sending.'),
  meta_timeout: t('Outcome unknown: WhatsApp didn’t respond in time.'),
  meta_connection: t('Outcome unknown: the connection to WhatsApp failed.'),
  meta_unreadable_answer: t('Outcome unknown: WhatsApp’s response wasn’t readable.'),
})

/** What WhatsApp’s own codes mean for a person who gets nothing. */
const metaCodes = (): Record<number, string> => ({
  130403: t('This contact is blocked on this WhatsApp number.'),
  130472: t('WhatsApp didn’t deliver the message: the contact is part of a WhatsApp experiment.'),
  130497: t('WhatsApp doesn’t allow messages to this contact’s country.'),
  131026: t(
    'WhatsApp couldn’t deliver the message: the contact may have left WhatsApp or use an old version.',
  ),
  131049: t('WhatsApp held the message back: this contact already gets many marketing messages.'),
  131050: t('This contact opted out of your marketing messages in WhatsApp.'),
  131053: t('WhatsApp couldn’t use the file in the message.'),
  131062: t('WhatsApp doesn’t send this template to a WhatsApp ID.'),
  132015: t('WhatsApp paused the template.'),
  132016: t('WhatsApp disabled the template.'),
})

export function reasonWords(code: string): string {
  return own(reasons(), code) ?? `${plain(code)}.`
}

/** The same for one recipient, as exactly as it is known; null where there is nothing to say. */
export function whyWords({ reason, meta_code, missing }: Recipient): string | null {
  if (reason === null) return null
  if (missing.length > 0)
    return t('Missing for this contact: {what}.', { what: listed(missing.map(variableWords)) })
  if (meta_code === null) return reasonWords(reason)
  const why = metaCodes()[meta_code] ?? reasonWords(reason)
  return t('{why} WhatsApp error code: {code}.', { why, code: String(meta_code) })
}

/** `body.first_name` is called as the template calls it, `body.1` by its place. */
function variableWords(name: string): string {
  return name.replace(/^(body|header)\.(?=\D)/, '').replaceAll('.', ' ')
}
