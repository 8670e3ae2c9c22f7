import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A whole pane that has one thing to say. */
export function Notice({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="var(--quiet)">{words}</Text>
      {children}
    </div>
  )
}
