import { useInfiniteQuery } from '@tanstack/react-query'
import { contactNotesQuery } from '../../api/person'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { shortTime } from '../../util/words'
import styles from './notes.module.css'

/** The team's notes about a contact, from every inbox. */
export function Notes({ contact_id }: { contact_id: string }) {
  const list = useInfiniteQuery(contactNotesQuery(contact_id))
  if (list.data === undefined) return <Unready of={list} title={t('contact.notes.load_failed')} />
  const notes = list.data.pages.flatMap((page) => page.data)
  if (notes.length === 0) return <p className={common.quiet}>{t('contact.notes.empty')}</p>
  return (
    <>
      <ul className={styles.notes}>
        {notes.map(({ id, author, text, created_at }) => (
          <li key={id}>
            <span className={common.quiet}>
              <bdi>{author.name}</bdi>, {shortTime(created_at)}
            </span>
            <bdi className={common.said}>{text}</bdi>
          </li>
        ))}
      </ul>
      <ShowMore of={list} words={t('contact.notes.show_older')} />
    </>
  )
}
