import type { PhoneKeys } from './phone-keys.ts'
import type { Chain } from './registrations.ts'
import type { Hold } from './types.ts'

type Shown = { phone: string; index: number; first_at: number; last_at: number }

/**
 * The phones that Meta showed with a chain. A rotation bounds them: what came with a BSUID was not held before that
 * BSUID existed, and what was not seen with the BSUID that followed ended when that came. A registration has one
 * number at a time, so a later phone of its own ends an earlier one.
 */
export function holdPhones(chain: Chain, keys: PhoneKeys): Hold[] {
  const shown = new Map<string, Shown[]>()
  const show = (phone: string, bsuid: string, first_at: number, last_at: number) => {
    const key = keys.keyOf(phone)
    const index = chain.bsuids.findIndex(({ value }) => value === bsuid)
    const known = shown.get(key)
    if (known) known.push({ phone, index, first_at, last_at })
    else shown.set(key, [{ phone, index, first_at, last_at }])
  }
  for (const { phone, bsuid, first_at, last_at } of chain.sightings)
    if (phone) show(phone, bsuid, first_at, last_at)
  for (const { phone, current, at } of chain.rotations) if (phone) show(phone, current, at, at)

  const holds = [...shown].map(([phone_key, list]) => holdOf(chain, phone_key, list))
  for (const hold of holds) {
    for (const other of holds) {
      if (other.first_at > hold.last_at) hold.until = Math.min(hold.until ?? other.first_at, other.first_at)
      if (other.last_at < hold.first_at) hold.from = Math.max(hold.from ?? other.last_at, other.last_at)
    }
  }
  return holds.sort((a, b) => a.first_at - b.first_at || (a.phone_key < b.phone_key ? -1 : 1))
}

function holdOf(chain: Chain, phone_key: string, list: Shown[]): Hold {
  const earliest = Math.min(...list.map(({ index }) => index))
  const latest = Math.max(...list.map(({ index }) => index))
  const last_at = Math.max(...list.map((shown) => shown.last_at))
  const left_at = chain.entered[latest + 1] ?? null
  const forms = [...list].sort((a, b) => b.last_at - a.last_at || (a.phone < b.phone ? -1 : 1))
  return {
    phone_key,
    phones: [...new Set(forms.map(({ phone }) => phone))],
    first_at: Math.min(...list.map((shown) => shown.first_at)),
    last_at,
    from: chain.entered[earliest] ?? null,
    until: left_at === null ? null : Math.max(left_at, last_at),
    bsuid: chain.bsuids[earliest]?.value ?? '',
  }
}
