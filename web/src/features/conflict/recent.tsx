import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { wordsOf } from '../../api/client'
import { recentQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { toConversation } from '../../paths'
import common from '../../ui/common.module.css'
import { shortTime } from '../../util/words'
import { useAuthorWords } from '../message/author-words'
import { typeWords } from '../message/content/type-words'
import styles from './recent.module.css'

/** The last messages with a contact, both ways. */
export function Recent({ contact_id }: { contact_id: string }) {
  const recent = useQuery(recentQuery(contact_id))
  const writerOf = useAuthorWords()
  if (recent.isPending) return <Loader size="sm" aria-label={t('message.list.loading')} />
  if (recent.error) return <p className={common.warning}>{wordsOf(recent.error)}</p>
  const [last] = recent.data
  return (
    <>
      <h4>{t('conflict.side.latest_messages')}</h4>
      <ul className={styles.recent}>
        {recent.data.map(({ id, direction, author, text, type, sent_at }) => (
          <li key={id}>
            <span className={common.quiet}>
              {direction === 'outbound' ? writerOf(author) : t('conflict.side.contact')}, {shortTime(sent_at)}
            </span>
            <bdi>{text ?? typeWords(type)}</bdi>
          </li>
        ))}
        {last === undefined && <li className={common.quiet}>{t('conflict.side.no_messages')}</li>}
      </ul>
      {last && <Link {...toConversation(last.conversation_id, {})}>{t('conversation.open.action')}</Link>}
    </>
  )
}
