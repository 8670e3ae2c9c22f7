import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { t } from '../../i18n/t'
import { IconColumns3 } from '../../ui/icons'
import { COLUMNS, type ColumnName, columnTitle } from './columns'

type Props = { columns: ColumnName[]; choose: (columns: ColumnName[]) => void }

export function ColumnsMenu({ columns, choose }: Props) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} />}>
          {t('contact.column.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('contact.column.title')}>
        <Stack gap="xs">
          {COLUMNS.map((column) => (
            <Checkbox
              key={column}
              label={columnTitle(column)}
              checked={columns.includes(column)}
              onChange={({ currentTarget: { checked } }) =>
                choose(COLUMNS.filter((it) => (it === column ? checked : columns.includes(it))))
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
