import { t } from '../../i18n/t'
import { price } from '../message/content/price'
import { type Fields, objectOf, wordsIn } from '../message/content/read-content'

/** What WhatsApp reported about a contact's account; null for a replaced BSUID, which has a row of its own. */
export function systemWords({ system_type, rotation }: Fields): string | null {
  if (rotation === true) return null
  switch (system_type) {
    case 'customer_identity_changed':
    case 'user_identity_changed':
      return t('timeline.system.security_code')
    case 'customer_changed_number':
    case 'user_changed_number':
    case 'user_changed_user_id':
      return t('timeline.system.number_changed')
    default:
      return t('timeline.system.reported', { what: String(system_type).replaceAll('_', ' ') })
  }
}

/** How a payment stands, with its amount and the order that it is for. */
export function paymentWords(data: Fields): string {
  const status = wordsIn(data.status)
  const { value, offset } = objectOf(data.amount)
  const sum = Number(value) / Number(offset)
  return [
    statusWords(status),
    Number.isFinite(sum) ? price(sum, wordsIn(data.currency)) : null,
    wordsIn(data.reference_id),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

function statusWords(status: string | null): string {
  switch (status) {
    case 'captured':
      return t('payment.received')
    case 'pending':
      return t('payment.pending')
    case 'failed':
      return t('payment.failed')
    default:
      return status === null
        ? t('payment.label')
        : t('payment.status', { status: status.replaceAll('_', ' ') })
  }
}
