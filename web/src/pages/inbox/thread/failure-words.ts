import { t } from '../../../i18n/t'
import { objectOf, wordsIn } from '../content/read-content'

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
      return passing(t('WhatsApp had a fault of its own.'))
    case 4:
    case 80007:
    case 130429:
      return passing(t('Too many messages were sent at once.'))
    case 131056:
      return passing(t('Too many messages went to this person in a short time.'))
    case 131048:
    case 131064:
      return final(t('WhatsApp limits this line, because people reported or blocked its messages.'))
    case 131049:
      return final(
        t('WhatsApp chose not to deliver it: this person gets enough marketing. Wait a day or more.'),
      )
    case 131050:
      return final(t('They asked for no more marketing.'))
    case 130472:
      return final(t('WhatsApp keeps this person out of marketing, as part of a test of its own.'))
    case 131047:
      return final(t('More than 24 hours passed since they last wrote: use a template.'))
    case 131026:
      return passing(
        t('It cannot be delivered: they may not use WhatsApp any more, or a version that is too old.'),
      )
    case 131030:
      return final(t('This is a test number, and the recipient is not on its list.'))
    case 131021:
      return final(t('The recipient is the line itself.'))
    case 131062:
      return final(t('This needs their phone number: it cannot go to a WhatsApp ID.'))
    case 130403:
      return final(t('They are blocked on this inbox.'))
    case 137000:
      return final(t('The account behind this number has changed: make sure whom you write to.'))
    case 131051:
      return final(t('WhatsApp does not take messages of this type.'))
    case 131052:
    case 131053:
      return final(t('WhatsApp could not take the file: its type or format does not fit.'))
    case 130497:
      return final(t('This line may not write to people in that country.'))
    case 131042:
      return passing(t('There is a problem with the payment of your WhatsApp account.'))
    case 132000:
    case 132012:
    case 132018:
      return final(t('What was filled into the template does not fit it.'))
    case 132001:
      return final(t('WhatsApp does not have this template in this language.'))
    case 132005:
      return final(t('With what was filled in, the template is too long.'))
    case 132007:
      return final(t('WhatsApp rejected the template because of what it says.'))
    case 132015:
      return passing(t('WhatsApp has paused this template.'))
    case 132016:
      return final(t('WhatsApp has switched this template off.'))
    case 132068:
      return final(t('WhatsApp has blocked the form of this template.'))
    case 132069:
      return passing(t('WhatsApp lets the form of this template go out slowly.'))
    case 131031:
    case 368:
      return final(t('WhatsApp has restricted your account.'))
    default:
      return undefined
  }
}

function byOwnCode(code: string): Failure | undefined {
  switch (code) {
    // It may have arrived: sending it again is what was decided against.
    case 'given_up':
      return final(t('Nobody knows whether it was sent, and it was given up.'))
    case 'window_closed':
      return final(t('More than 24 hours passed since they last wrote: use a template.'))
    case 'no_safe_address':
      return final(t('There is no address that certainly is theirs.'))
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
    ? t('WhatsApp refused it (code {code}).', { code: String(number) })
    : null
  const other = named ?? wordsIn(code)?.replaceAll('_', ' ') ?? t('WhatsApp gave no reason.')
  return { ...(known ?? final(other)), said }
}
