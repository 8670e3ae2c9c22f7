import { ActionIcon, NativeSelect, Popover, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { t } from '../../i18n/t'
import { type InboxSearch, narrowingOf } from '../../paths'
import { IconAdjustmentsHorizontal } from '../../ui/icons'
import { SaveView } from './save-view'
import { useFilterChoices } from './use-filter-choices'

/** What narrows the list, kept in the address; and a name for it, to come back to. */
export function FiltersMenu({ search }: { search: InboxSearch }) {
  const narrowed = Object.values(narrowingOf(search)).some((value) => value !== undefined)
  return (
    <Popover position="bottom-start" withinPortal={false} trapFocus width="17rem">
      <Popover.Target>
        <ActionIcon
          data-key="f"
          variant={narrowed ? 'light' : 'default'}
          size="lg"
          aria-label={t('conversation.filter.title')}
          title={t('conversation.filter.title')}
        >
          <IconAdjustmentsHorizontal size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Fields search={search} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Fields({ search }: { search: InboxSearch }) {
  const navigate = useNavigate()
  return (
    <Stack gap="xs">
      {useFilterChoices(search.label).map(({ key, name, data }) => (
        <NativeSelect
          key={key}
          label={name}
          size="xs"
          value={search[key] ?? ''}
          data={data}
          onChange={(event) =>
            void navigate({ to: '.', search: { ...search, [key]: event.currentTarget.value || undefined } })
          }
        />
      ))}
      <SaveView search={search} />
    </Stack>
  )
}
