import { t } from '../../i18n/t'
import { objectOf, wordsIn } from './content/read-content'

/** Why a message did not arrive, and whether sending the same again may help. */
export type Failure = { words: string; again: boolean }

const passing = (words: string): Failure => ({ words, again: true })
const final = (words: string): Failure => ({ words, again: false })

/** By Meta's code: what it means for the sender. */
function byCode(code: number): Failure | undefined {
  switch (code) {
    case 1:
    case 2:
    case 131000:
    case 131016:
    case 131057:
    case 133004:
      return passing(t('message.failure.internal'))
    case 4:
    case 80007:
    case 130429:
      return passing(t('message.failure.rate_limit'))
    case 131056:
      return passing(t('message.failure.contact_limit'))
    case 131048:
    case 131064:
      return final(t('message.failure.spam_limit'))
    case 131049:
      return final(t('message.failure.marketing_limit'))
    case 131050:
      return final(t('reason.marketing_stopped'))
    case 130472:
      return final(t('message.failure.experiment'))
    case 131047:
      return final(t('message.failure.window_closed'))
    case 131026:
      return passing(t('message.failure.undeliverable'))
    case 131030:
      return final(t('message.failure.test_recipient'))
    case 131021:
      return final(t('message.failure.same_number'))
    case 131062:
      return final(t('message.failure.needs_phone'))
    case 130403:
      return final(t('reason.contact_blocked'))
    case 137000:
      return final(t('message.failure.account_changed'))
    case 131051:
      return final(t('message.failure.type_unsupported'))
    case 131052:
    case 131053:
      return final(t('message.failure.file_unsupported'))
    case 130497:
      return final(t('message.failure.country'))
    case 131042:
      return passing(t('message.failure.payment'))
    case 132000:
    case 132012:
    case 132018:
      return final(t('message.failure.template_parameters'))
    case 132001:
      return final(t('message.failure.template_missing'))
    case 132005:
      return final(t('message.failure.template_too_long'))
    case 132007:
      return final(t('message.failure.template_rejected'))
    case 132015:
      return passing(t('message.failure.template_paused'))
    case 132016:
      return final(t('message.failure.template_disabled'))
    case 132068:
      return final(t('message.failure.form_blocked'))
    case 132069:
      return passing(t('message.failure.form_limited'))
    case 131031:
    case 368:
      return final(t('message.failure.restricted'))
    default:
      return undefined
  }
}

function byOwnCode(code: string): Failure | undefined {
  switch (code) {
    // It may have arrived: sending it again is what was decided against.
    case 'given_up':
      return final(t('message.failure.marked_failed'))
    case 'window_closed':
      return final(t('message.failure.window_closed'))
    case 'no_safe_address':
      return final(t('reason.no_safe_address'))
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
  const named = Number.isFinite(number) ? t('message.failure.refused', { code: String(number) }) : null
  const other = named ?? wordsIn(code)?.replaceAll('_', ' ') ?? t('message.failure.no_reason')
  return { ...(known ?? final(other)), said }
}
