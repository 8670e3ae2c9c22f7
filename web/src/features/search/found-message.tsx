import { Link } from '@tanstack/react-router'
import type { FoundMessage as Message } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toMessage } from '../../paths'
import { PersonAvatar } from '../../ui/person-avatar'
import rowStyles from '../../ui/row.module.css'
import { shortTime } from '../../util/words'
import excerptStyles from './excerpt.module.css'
import { Marked } from './marked'

/** Leads to the conversation, at this message. */
export function FoundMessage({ message, search }: { message: Message; search: InboxSearch }) {
  const { contact, conversation_id, shown_as_id, direction, found_in, parts, sent_at } = message
  const name = contact?.display_name ?? t('conversation.group')
  const places = { text: null, file_name: t('search.found_in.file'), title: t('search.found_in.option') }
  return (
    <Link
      className={rowStyles.row}
      data-result
      {...toMessage(conversation_id, shown_as_id, search)}
      aria-current={search.message === shown_as_id ? 'true' : undefined}
      activeProps={{}}
    >
      <PersonAvatar id={contact?.id ?? conversation_id} name={name} />
      <span className={rowStyles.main}>
        <span className={rowStyles.top}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <time dateTime={sent_at}>{shortTime(sent_at)}</time>
        </span>
        <span className={excerptStyles.excerpt}>
          {direction === 'outbound' && `${t('search.found_in.outbound')} `}
          {places[found_in] !== null && <em>{places[found_in]} </em>}
          <Marked parts={parts} />
        </span>
      </span>
    </Link>
  )
}
