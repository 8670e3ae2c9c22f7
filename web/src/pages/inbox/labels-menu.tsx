import { ActionIcon, Popover, TagsInput } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { labelsQuery } from '../../api/queries'

const LONGEST = 100

type Props = { labels: string[]; change: (labels: string[]) => void }

/** The labels of a conversation: chosen from those in use, or typed. */
export function LabelsMenu({ labels, change }: Props) {
  const known = useQuery(labelsQuery).data ?? []
  return (
    <Popover position="bottom-end" withinPortal={false} trapFocus width="16rem">
      <Popover.Target>
        <ActionIcon data-key="l" variant="default" size="lg" aria-label="Labels">
          <IconTag size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <TagsInput
          label="Labels"
          description="Enter adds one."
          data-autofocus
          data={known.map(({ name }) => name)}
          value={labels}
          onChange={change}
          maxLength={LONGEST}
          comboboxProps={{ withinPortal: false }}
          acceptValueOnBlur={false}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
