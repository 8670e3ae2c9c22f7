import { t } from '../../i18n/t'
import { objectOf, wordsIn } from './content/read-content'

/** Why a message did not arrive, and whether sending the same again may help. */
export type Failure = { words: string; again: boolean }

const passing = (words: string): Failure => ({ words, again: true })
const final = (words: string): Failure => ({ words, again: false })

/** By Meta's code: what it means for whoever wrote the message. */
function byCode(code: number): Failure | undefined {
  switch (code) {
    case 1:
    case 2:
    case 131000:
    case 131016:
    case 131057:
    case 133004:
      return passing(t('WhatsApp had an internal error.'))
    case 4:
    case 80007:
    case 130429:
      return passing(t('WhatsApp’s rate limit was reached: too many messages at once.'))
    case 131056:
      return passing(t('WhatsApp’s limit for this contact was reached: too many messages in a short time.'))
    case 131048:
    case 131064:
      return final(
        t('WhatsApp limits this WhatsApp number because contacts reported or blocked its messages.'),
      )
    case 131049:
      return final(t('WhatsApp limits how many marketing messages this contact gets. Wait at least a day.'))
    case 131050:
      return final(t('This contact opted out of marketing.'))
    case 130472:
      return final(t('WhatsApp excludes this contact from marketing messages as part of an experiment.'))
    case 131047:
      return final(t('The contact last wrote more than 24 hours ago. Use a template.'))
    case 131026:
      return passing(
        t(
          'WhatsApp can’t deliver it: the contact may no longer use WhatsApp or may have an outdated version.',
        ),
      )
    case 131030:
      return final(
        t('This is a test number, and the recipient isn’t on its list. Add the recipient at Meta.'),
      )
    case 131021:
      return final(t('The recipient is the same WhatsApp number that sends.'))
    case 131062:
      return final(
        t('This message needs the contact’s phone number: WhatsApp can’t send it to a WhatsApp ID.'),
      )
    case 130403:
      return final(t('This contact is blocked on this inbox.'))
    case 137000:
      return final(
        t('The WhatsApp account of this number has changed. Check the recipient before you write again.'),
      )
    case 131051:
      return final(t('WhatsApp doesn’t support messages of this type.'))
    case 131052:
    case 131053:
      return final(t('WhatsApp couldn’t process the file: its type or format isn’t supported.'))
    case 130497:
      return final(t('This WhatsApp number isn’t allowed to message contacts in that country.'))
    case 131042:
      return passing(t('Your WhatsApp account has a payment problem. Check billing at Meta.'))
    case 132000:
    case 132012:
    case 132018:
      return final(t('WhatsApp reports that the parameters don’t match the template.'))
    case 132001:
      return final(t('WhatsApp doesn’t have this template in this language.'))
    case 132005:
      return final(t('The template is too long with these parameters. Shorten them.'))
    case 132007:
      return final(t('WhatsApp rejected the template because of its content.'))
    case 132015:
      return passing(t('WhatsApp paused this template.'))
    case 132016:
      return final(t('WhatsApp disabled this template.'))
    case 132068:
      return final(t('WhatsApp blocked the form in this template.'))
    case 132069:
      return passing(t('WhatsApp limits how fast the form in this template can be sent.'))
    case 131031:
    case 368:
      return final(t('WhatsApp restricted your account.'))
    default:
      return undefined
  }
}

function byOwnCode(code: string): Failure | undefined {
  switch (code) {
    // It may have arrived: sending it again is what was decided against.
    case 'given_up':
      return final(t('Outcome unknown; marked as failed by a member or API client.'))
    case 'window_closed':
      return final(t('The contact last wrote more than 24 hours ago. Use a template.'))
    case 'no_safe_address':
      return final(t('This contact has no safe address.'))
    default:
      return undefined
  }
}

/** Reads an error as it is kept with a message or with its status: one of ours, or one of Meta's. */
export function readFailure(error: unknown): Failure & { said: string | null } {
  const { code, meta_code, details, title, message, detail, error_data } = objectOf(error)
  const number = Number(meta_code ?? code)
  const said =
    wordsIn(details) ??
    wordsIn(objectOf(error_data).details) ??
    wordsIn(detail) ??
    wordsIn(message) ??
    wordsIn(title)
  const known = Number.isFinite(number) ? byCode(number) : byOwnCode(String(code))
  const named = Number.isFinite(number)
    ? t('WhatsApp refused the message (code {code}).', { code: String(number) })
    : null
  const other = named ?? wordsIn(code)?.replaceAll('_', ' ') ?? t('WhatsApp gave no reason.')
  return { ...(known ?? final(other)), said }
}
