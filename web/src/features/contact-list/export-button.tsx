import { Button, Tooltip } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { exportContacts } from '../../api/contacts'
import { meQuery } from '../../api/session'
import { t } from '../../i18n/t'
import { type ContactsSearch, contactFiltersOf } from '../../paths'
import common from '../../ui/common.module.css'
import { IconDownload } from '../../ui/icons'

const MAY = ['owner', 'admin']

/** Downloads exactly those who are listed, all pages of them. */
export function ExportButton({ search }: { search: ContactsSearch }) {
  const role = useQuery(meQuery).data?.account?.role
  const may = role !== undefined && MAY.includes(role)
  const exporting = useMutation({
    mutationFn: async () => save(await exportContacts(contactFiltersOf(search))),
  })
  return (
    <>
      <Tooltip label={t('contact.export.not_allowed')} disabled={may}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={exporting.isPending}
          // Not `disabled`, so that the keyboard still reaches the reason.
          aria-disabled={!may}
          data-disabled={!may || undefined}
          onClick={() => may && exporting.mutate()}
        >
          {t('contact.export.action')}
        </Button>
      </Tooltip>
      {exporting.error && (
        <p className={common.warning} role="alert">
          {wordsOf(exporting.error)}
        </p>
      )}
    </>
  )
}

function save({ file, name }: { file: Blob; name: string }): void {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
