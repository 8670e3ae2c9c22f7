import type { Recipient } from '../../api/types'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { listed } from '../../util/words'
import { plain } from './broadcast-words'

/** Why somebody gets nothing or got nothing: every code that a recipient of a broadcast may have. */
const reasons = (): Record<string, string> => ({
  not_found: t('There is no such contact.'),
  same_person: t('Another recipient is the same person; they get one message.'),
  contact_blocked: t('They are blocked on this inbox.'),
  marketing_stopped: t('They asked for no more marketing.'),
  no_safe_address: t('Nothing is known by which WhatsApp surely reaches them; they have to write first.'),
  phone_unconfirmed: t('WhatsApp sends this template to phones only, and theirs is not confirmed.'),
  test_number_needs_phone: t('A test number reaches phones only, and theirs is not known.'),
  template_parameters: t('Something is not known of them that the template says.'),
  template_not_found: t('WhatsApp does not have this template any more.'),
  template_not_approved: t('WhatsApp does not take this template at the moment.'),
  meta_refused: t('WhatsApp refused it.'),
  given_up: t('Nobody could tell whether it was sent, and somebody gave it up.'),
  sender_died: t('The server stopped while it was being sent: nobody can tell whether it left.'),
  meta_timeout: t('WhatsApp did not answer in time: nobody can tell whether it left.'),
  meta_connection: t('The connection to WhatsApp broke: nobody can tell whether it left.'),
  meta_unreadable_answer: t('WhatsApp gave no clear answer: nobody can tell whether it left.'),
})

/** What WhatsApp’s own codes mean for a person who gets nothing. */
const metaCodes = (): Record<number, string> => ({
  130403: t('They are blocked on this number.'),
  130472: t('WhatsApp kept it from them for an experiment of its own.'),
  130497: t('WhatsApp does not let you write to people in their country.'),
  131026: t('WhatsApp could not deliver it: they may have left WhatsApp, or use a very old version of it.'),
  131049: t('WhatsApp held it back: they get much marketing as it is.'),
  131050: t('They told WhatsApp that they want no more marketing from you.'),
  131053: t('WhatsApp could not use the file in it.'),
  131062: t('WhatsApp does not send this template to a WhatsApp ID.'),
  132015: t('WhatsApp has paused the template.'),
  132016: t('WhatsApp has switched the template off.'),
})

export function reasonWords(code: string): string {
  return own(reasons(), code) ?? `${plain(code)}.`
}

/** The same for one recipient, as exactly as it is known; null where there is nothing to say. */
export function whyWords({ reason, meta_code, missing }: Recipient): string | null {
  if (reason === null) return null
  if (missing.length > 0) return t('Not known of them: {what}.', { what: listed(missing.map(variableWords)) })
  if (meta_code === null) return reasonWords(reason)
  const why = metaCodes()[meta_code] ?? reasonWords(reason)
  return t('{why} WhatsApp’s code {code}.', { why, code: String(meta_code) })
}

/** `body.first_name` is called as the template calls it, `body.1` by its place. */
function variableWords(name: string): string {
  return name.replace(/^(body|header)\.(?=\D)/, '').replaceAll('.', ' ')
}
