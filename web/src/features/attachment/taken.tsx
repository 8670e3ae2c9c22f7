import { ActionIcon } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconX } from '../../ui/icons'
import takenStyles from '../../ui/taken.module.css'

type Props = { label: string; drop: () => void; children: ReactNode }

/** Something that goes along with the words, and can be put away again. */
export function Taken({ label, drop, children }: Props) {
  return (
    <div className={takenStyles.taken}>
      <span>{children}</span>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={drop}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}
