import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filesQuery } from '../../api/person'
import { t } from '../../i18n/t'
import { toMessage } from '../../paths'
import common from '../../ui/common.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { shortTime } from '../../util/words'
import { useAuthorWords } from '../message/author-words'
import { Gallery } from '../message/content/gallery'
import { MediaContent } from '../message/content/media-content'
import styles from './files.module.css'

/** Pictures and files that went either way, the newest first. */
export function Files({ contact_id }: { contact_id: string }) {
  const list = useInfiniteQuery(filesQuery(contact_id))
  const writerOf = useAuthorWords()
  if (list.data === undefined) return <Unready of={list} title={t('contact.files.load_failed')} />
  const messages = list.data.pages.flatMap((page) => page.data)
  if (messages.length === 0) return <p className={common.quiet}>{t('contact.files.empty')}</p>
  return (
    <Gallery messages={messages}>
      <ul className={styles.files}>
        {messages.flatMap((message) =>
          (message.media ?? []).map((file) => (
            <li key={`${message.id} ${file.id}`}>
              <MediaContent message={message} file={file} />
              <Link {...toMessage(message.conversation_id, message.id, {})} className={common.quiet}>
                {message.direction === 'inbound'
                  ? t('contact.files.from_contact', { time: shortTime(message.sent_at) })
                  : t('contact.files.from_author', {
                      name: writerOf(message.author),
                      time: shortTime(message.sent_at),
                    })}
              </Link>
            </li>
          )),
        )}
      </ul>
      <ShowMore of={list} words={t('contact.files.show_older')} />
    </Gallery>
  )
}
