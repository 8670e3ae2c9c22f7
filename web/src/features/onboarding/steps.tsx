import type { ReactNode } from 'react'
import common from '../../ui/common.module.css'
import sectionStyles from '../../ui/section.module.css'
import styles from './steps.module.css'

/** One step of a longer form: what it is about, then its fields. */
export function Step({
  number,
  title,
  words,
  children,
}: {
  number: number
  title: string
  words: string
  children: ReactNode
}) {
  return (
    <li className={`${sectionStyles.panel} ${styles.step}`}>
      <h2>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      <p className={common.quiet}>{words}</p>
      <div className={styles.fields}>{children}</div>
    </li>
  )
}
