import type { ReactNode } from 'react'
import common from './common.module.css'
import styles from './section.module.css'

/** One page of the settings. */
export function Section({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <article className={styles.page}>
      <header>
        <h2>{title}</h2>
        <p className={common.quiet}>{words}</p>
      </header>
      {children}
    </article>
  )
}

/** One thing to set, on ground of its own. */
export function Panel({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  return (
    <section className={styles.panel} aria-label={title}>
      <h3>{title}</h3>
      {words && <p className={common.quiet}>{words}</p>}
      {children}
    </section>
  )
}
