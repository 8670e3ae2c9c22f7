import common from '../../ui/common.module.css'

// The server counts no further.
const MANY = 1000

export function Count({ of: count }: { of: number | null | undefined }) {
  if (!count) return null
  return <span className={common.count}>{count === MANY ? `${MANY}+` : count}</span>
}
