import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { conversationsQuery, inboxesQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { type InboxSearch, toConversation } from '../../paths'
import common from '../../ui/common.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { shortTime } from '../../util/words'

type Props = { contact_id: string; except?: string; search?: InboxSearch }

/** A contact's conversations: one for each inbox. */
export function Threads({ contact_id, except, search = {} }: Props) {
  const list = useInfiniteQuery(conversationsQuery({ contact_id }))
  const inboxes = useQuery(inboxesQuery).data?.data
  if (list.data === undefined) return <Unready of={list} title={t('contact.conversations.load_failed')} />
  const threads = list.data.pages.flatMap((page) => page.data).filter(({ id }) => id !== except)
  const words = {
    open: t('conversation.status.open'),
    pending: t('conversation.status.pending'),
    snoozed: t('conversation.status.snoozed'),
    resolved: t('conversation.status.resolved'),
  }
  if (threads.length === 0)
    return (
      <p className={common.quiet}>
        {except === undefined ? t('conversation.none_yet') : t('contact.conversations.empty')}
      </p>
    )
  return (
    <>
      <ul>
        {threads.map(({ id, inbox_id, status, last_message_at }) => (
          <li key={id}>
            <Link {...toConversation(id, search)}>
              <bdi>{inboxes?.find((inbox) => inbox.id === inbox_id)?.name ?? t('conversation.label')}</bdi>
            </Link>{' '}
            <span className={common.quiet}>
              {words[status]},{' '}
              {last_message_at ? shortTime(last_message_at) : t('contact.conversations.no_messages')}
            </span>
          </li>
        ))}
      </ul>
      <ShowMore of={list} />
    </>
  )
}
