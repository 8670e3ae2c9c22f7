import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filesQuery } from '../../api/person'
import { ShowMore } from '../../components/show-more'
import { Unready } from '../../components/unready'
import { t } from '../../i18n/t'
import { toMessage } from '../../paths'
import { shortTime } from '../../util/words'
import { Gallery } from '../inbox/content/gallery'
import { MediaContent } from '../inbox/media-content'

/** Pictures and files that went either way, the newest first. */
export function Files({ contact_id }: { contact_id: string }) {
  const list = useInfiniteQuery(filesQuery(contact_id))
  if (list.data === undefined) return <Unready of={list} title={t('Can’t load files')} />
  const messages = list.data.pages.flatMap((page) => page.data)
  if (messages.length === 0) return <p className="quiet">{t('No files yet.')}</p>
  return (
    <Gallery messages={messages}>
      <ul className="files">
        {messages.flatMap((message) =>
          (message.media ?? []).map((file) => (
            <li key={`${message.id} ${file.id}`}>
              <MediaContent message={message} file={file} />
              <Link {...toMessage(message.conversation_id, message.id, {})} className="quiet">
                {message.direction === 'inbound'
                  ? t('from the contact, {time}', { time: shortTime(message.sent_at) })
                  : t('from you, {time}', { time: shortTime(message.sent_at) })}
              </Link>
            </li>
          )),
        )}
      </ul>
      <ShowMore of={list} words={t('Show older files')} />
    </Gallery>
  )
}
