import { ActionIcon } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { wordsOf } from '../../api/client'
import { contactsQuery } from '../../api/contacts'
import { t } from '../../i18n/t'
import { type ContactsSearch, contactFiltersOf, toContact } from '../../paths'
import common from '../../ui/common.module.css'
import { IconMessage } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { PersonAvatar } from '../../ui/person-avatar'
import sheetStyles from '../../ui/sheet.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { useOpenThread } from '../contact/use-open-thread'
import { type ColumnName, type ContactRow, cellOf, columnTitle } from './columns'
import styles from './contact-list.module.css'

const SHEET = `${sheetStyles.sheet} ${styles.contacts}`

type Props = { search: ContactsSearch; columns: ColumnName[] }

export function ContactList({ search, columns }: Props) {
  const filters = contactFiltersOf(search)
  const list = useInfiniteQuery({ ...contactsQuery(filters), placeholderData: (before) => before })
  if (list.data === undefined) return <Unready of={list} title={t('contact.list.load_failed')} />
  const rows = list.data.pages.flatMap((page) => page.data)
  return (
    <>
      {rows.length > 0 && (
        // Many columns scroll inside the sheet; without a mouse the arrow keys scroll it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <section className={SHEET} aria-label={t('contact.title')} tabIndex={0}>
          <table className={sheetStyles.table}>
            <thead>
              <tr>
                <th scope="col">{t('common.name')}</th>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {columnTitle(column)}
                  </th>
                ))}
                <th scope="col">
                  <span className={common.unseen}>{t('conversation.label')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((contact) => (
                <Row key={contact.id} contact={contact} columns={columns} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length === 0 && !list.hasNextPage && (
        <Notice
          title={Object.keys(filters).length === 0 ? t('contact.list.empty') : t('contact.list.none_found')}
          words={
            Object.keys(filters).length === 0
              ? t('contact.list.empty_hint')
              : t('contact.list.none_found_hint')
          }
        />
      )}
      <ShowMore of={list} words={rows.length === 0 ? t('search.keep_searching') : t('common.show_more')} />
    </>
  )
}

function Row({ contact, columns }: { contact: ContactRow; columns: ColumnName[] }) {
  const { id, display_name, conflict_ids } = contact
  const opening = useOpenThread(id, {})
  return (
    <tr>
      <th scope="row">
        <Link {...toContact(id)} className={styles.name}>
          <PersonAvatar id={id} name={display_name} />
          <bdi>{display_name}</bdi>
        </Link>
        {conflict_ids[0] !== undefined && (
          <Link
            className={styles.review}
            to="/conflicts/$conflict_id"
            params={{ conflict_id: conflict_ids[0] }}
          >
            {t('contact.list.review')}
          </Link>
        )}
        {opening.data === false && (
          <span className={`${common.quiet} ${sheetStyles.below}`}> {t('conversation.none_yet')}</span>
        )}
        {opening.error && <span className={common.warning}>{wordsOf(opening.error)}</span>}
      </th>
      {columns.map((column) => (
        <td key={column} data-field={column} data-column={columnTitle(column)}>
          {cellOf(column, contact)}
        </td>
      ))}
      <td className={styles.open}>
        <ActionIcon
          variant="subtle"
          size={32}
          loading={opening.isPending}
          aria-label={t('conversation.open_with', { name: display_name })}
          title={t('conversation.open.action')}
          onClick={() => opening.mutate()}
        >
          <IconMessage size={18} />
        </ActionIcon>
      </td>
    </tr>
  )
}
