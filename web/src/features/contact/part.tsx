import { type ReactNode, useState } from 'react'
import common from '../../ui/common.module.css'
import styles from './part.module.css'

const PREFIX = 'selfsame.part.'

type Props = {
  /** Under which what was opened and closed is remembered in this browser. */
  name: string
  title: string
  /** A word or number that says what is inside while it is closed. */
  hint?: ReactNode
  open?: boolean
  /** Asked for only while it is open. */
  children: () => ReactNode
}

/** A section about a contact that can be collapsed. */
export function Part({ name, title, hint, open: first = false, children }: Props) {
  const [open, setOpen] = useState(() => readOpen(name) ?? first)
  return (
    <details
      className={styles.part}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        localStorage.setItem(PREFIX + name, currentTarget.open ? 'open' : 'closed')
      }}
    >
      <summary>
        <h3>{title}</h3>
        {hint !== undefined && <span className={common.quiet}>{hint}</span>}
      </summary>
      {open && <div className={styles.body}>{children()}</div>}
    </details>
  )
}

function readOpen(name: string): boolean | null {
  const kept = localStorage.getItem(PREFIX + name)
  return kept === null ? null : kept === 'open'
}
