import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

/** A whole pane that has one thing to say. */
export function Notice({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div className={styles.notice} data-notice>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="var(--quiet)">{words}</Text>
      {children}
    </div>
  )
}
