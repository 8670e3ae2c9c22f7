import { ActionIcon, Popover, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { labelsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { IconTag } from '../../ui/icons'

const LONGEST = 100

type Props = {
  labels: string[]
  change: (labels: string[]) => void
  /** What the field is called where it stands for something else than the labels of one conversation. */
  label?: string
  description?: string
}

/** The labels of a conversation: chosen from those that there are, or typed. */
export function LabelsMenu({ labels, change, label, description }: Props) {
  const known = useQuery(labelsQuery).data ?? []
  return (
    <Popover position="bottom-end" withinPortal={false} trapFocus width="16rem">
      <Popover.Target>
        <ActionIcon
          data-key="l"
          variant="default"
          size="lg"
          aria-label={label ?? t('label.title')}
          title={`${label ?? t('label.title')} (l)`}
        >
          <IconTag size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <TagsInput
          label={label ?? t('label.title')}
          description={description ?? t('label.add_hint')}
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
