import { Badge } from '@mantine/core'
import type { Broadcast } from '../../api/types'
import { STATE_WORDS } from './broadcast-words'

export function StateBadge({ state }: { state: Broadcast['state'] }) {
  const { name, colour } = STATE_WORDS[state]
  return (
    <Badge variant="light" color={colour}>
      {name}
    </Badge>
  )
}
