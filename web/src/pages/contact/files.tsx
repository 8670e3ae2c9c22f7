import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filesQuery } from '../../api/person'
import { ShowMore } from '../../components/show-more'
import { Unready } from '../../components/unready'
import { t } from '../../i18n/t'
import { toConversation } from '../../paths'
import { shortTime } from '../../util/words'
import { MediaContent } from '../inbox/media-content'

/** Pictures and files that went either way, the newest first. */
export function Files({ contact_id }: { contact_id: string }) {
  const list = useInfiniteQuery(filesQuery(contact_id))
  if (list.data === undefined) return <Unready of={list} title={t('The files cannot be shown')} />
  const messages = list.data.pages.flatMap((page) => page.data)
  if (messages.length === 0) return <p className="quiet">{t('No file has gone either way.')}</p>
  return (
    <>
      <ul className="files">
        {messages.flatMap(({ id, type, media, direction, sent_at, conversation_id }) =>
          (media ?? []).map((file) => (
            <li key={`${id} ${file.id}`}>
              <MediaContent file={file} type={type} />
              <Link {...toConversation(conversation_id, {})} className="quiet">
                {direction === 'inbound'
                  ? t('from them, {time}', { time: shortTime(sent_at) })
                  : t('from you, {time}', { time: shortTime(sent_at) })}
              </Link>
            </li>
          )),
        )}
      </ul>
      <ShowMore of={list} words={t('Show older files')} />
    </>
  )
}
