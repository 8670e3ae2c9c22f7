import { TextInput } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ColumnsMenu } from '../features/contact-list/columns-menu'
import { ContactFilters } from '../features/contact-list/contact-filters'
import { ContactList } from '../features/contact-list/contact-list'
import styles from '../features/contact-list/contacts-page.module.css'
import { ExportButton } from '../features/contact-list/export-button'
import { useColumns } from '../features/contact-list/use-columns'
import { SegmentsMenu } from '../features/segment/segments-menu'
import { t } from '../i18n/t'
import type { ContactsSearch } from '../paths'
import { IconSearch } from '../ui/icons'
import pageStyles from '../ui/page.module.css'

const route = getRouteApi('/inside/contacts')

/** All known contacts, with a phone or without one. */
export function ContactsPage() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const [columns, setColumns] = useColumns()
  const [choice, setChoice] = useState(0)
  const show = (wanted: ContactsSearch) => void navigate({ to: '/contacts', search: wanted, replace: true })
  return (
    <main className={pageStyles.page}>
      <header className={pageStyles.header}>
        <h1>{t('contact.title')}</h1>
        <div className={styles.actions}>
          <SegmentsMenu
            search={search}
            show={(wanted) => {
              setChoice(choice + 1)
              show(wanted)
            }}
          />
          <ColumnsMenu columns={columns} choose={setColumns} />
          <ExportButton search={search} />
        </div>
      </header>
      <div className={styles.filters}>
        <TextInput
          // A segment that is chosen says what is searched for.
          key={choice}
          className={styles.search}
          type="search"
          aria-label={t('contact.search.label')}
          placeholder={t('contact.search.placeholder')}
          leftSection={<IconSearch size={16} />}
          defaultValue={search.q}
          onChange={(event) => show({ ...search, q: event.currentTarget.value || undefined })}
        />
        <ContactFilters search={search} show={show} />
      </div>
      <ContactList search={search} columns={columns} />
    </main>
  )
}
