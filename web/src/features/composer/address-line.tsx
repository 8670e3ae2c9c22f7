import type { Reachability } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { addressReason, shortIdentifier } from '../../util/words'

type Address = Reachability['messages']['free_form']['address']

/** The recipient of a reply, the address it uses, and why. */
export function AddressLine({ name, address }: { name: string; address: Address }) {
  if (address === null) {
    return (
      <span>
        {t('message.to')} <bdi>{name}</bdi>
      </span>
    )
  }
  const { kind, value } = address
  const shown = kind === 'phone' ? value : t('message.address.bsuid', { id: shortIdentifier(value) })
  return (
    <span>
      {t('message.to')} <bdi>{name}</bdi> {t('message.address.inbox')} <strong title={value}>{shown}</strong>
      <span className={common.quiet}>: {addressReason(address.reason)}</span>
    </span>
  )
}
