import type { Reachability } from '../../api/types'
import { addressReason, shortIdentifier } from '../../util/words'

type Address = Reachability['messages']['free_form']['address']

/** To whom an answer goes, by which address, and why. */
export function AddressLine({ name, address }: { name: string; address: Address }) {
  if (address === null) {
    return (
      <span className="address">
        To <bdi>{name}</bdi>
      </span>
    )
  }
  const shown = address.kind === 'phone' ? address.value : `WhatsApp ID ${shortIdentifier(address.value)}`
  return (
    <span className="address">
      To <bdi>{name}</bdi> by <strong title={address.value}>{shown}</strong>
      <span className="quiet">: {addressReason(address.reason)}</span>
    </span>
  )
}
