import type { Recipient } from '../../api/types'
import { plain } from './broadcast-words'

/** Why somebody gets nothing or got nothing: every code that a recipient of a broadcast may have. */
const REASONS: Record<string, string> = {
  not_found: 'There is no such contact.',
  same_person: 'Another recipient is the same person; they get one message.',
  contact_blocked: 'They are blocked on this inbox.',
  marketing_stopped: 'They asked for no more marketing.',
  no_safe_address: 'Nothing is known by which WhatsApp surely reaches them; they have to write first.',
  phone_unconfirmed: 'WhatsApp sends this template to phones only, and theirs is not confirmed.',
  test_number_needs_phone: 'A test number reaches phones only, and theirs is not known.',
  template_parameters: 'Something is not known of them that the template says.',
  template_not_found: 'WhatsApp does not have this template any more.',
  template_not_approved: 'WhatsApp does not take this template at the moment.',
  meta_refused: 'WhatsApp refused it.',
  given_up: 'Nobody could tell whether it was sent, and somebody gave it up.',
  sender_died: 'The server stopped while it was being sent: nobody can tell whether it left.',
  meta_timeout: 'WhatsApp did not answer in time: nobody can tell whether it left.',
  meta_connection: 'The connection to WhatsApp broke: nobody can tell whether it left.',
  meta_unreadable_answer: 'WhatsApp gave no clear answer: nobody can tell whether it left.',
}

/** What WhatsApp’s own codes mean for a person who gets nothing. */
const META_CODES: Record<number, string> = {
  130403: 'They are blocked on this number.',
  130472: 'WhatsApp kept it from them for an experiment of its own.',
  130497: 'WhatsApp does not let you write to people in their country.',
  131026: 'WhatsApp could not deliver it: they may have left WhatsApp, or use a very old version of it.',
  131049: 'WhatsApp held it back: they get much marketing as it is.',
  131050: 'They told WhatsApp that they want no more marketing from you.',
  131053: 'WhatsApp could not use the file in it.',
  131062: 'WhatsApp does not send this template to a WhatsApp ID.',
  132015: 'WhatsApp has paused the template.',
  132016: 'WhatsApp has switched the template off.',
}

export function reasonWords(code: string): string {
  return REASONS[code] ?? `${plain(code)}.`
}

/** The same for one recipient, as exactly as it is known; null where there is nothing to say. */
export function whyWords({ reason, meta_code, missing }: Recipient): string | null {
  if (reason === null) return null
  if (missing.length > 0) return `Not known of them: ${missing.map(variableWords).join(', ')}.`
  if (meta_code === null) return reasonWords(reason)
  return `${META_CODES[meta_code] ?? reasonWords(reason)} WhatsApp’s code ${meta_code}.`
}

/** `body.first_name` is called as the template calls it, `body.1` by its place. */
function variableWords(name: string): string {
  return name.replace(/^(body|header)\.(?=\D)/, '').replaceAll('.', ' ')
}
