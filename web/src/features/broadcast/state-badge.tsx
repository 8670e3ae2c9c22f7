import { Badge } from '@mantine/core'
import type { Broadcast } from '../../api/types'
import { stateWords } from './broadcast-words'

export function StateBadge({ state }: { state: Broadcast['state'] }) {
  const { name, colour } = stateWords(state)
  return (
    <Badge variant="light" color={colour}>
      {name}
    </Badge>
  )
}
