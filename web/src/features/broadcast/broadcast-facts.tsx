import { useQuery } from '@tanstack/react-query'
import { inboxesQuery, membersQuery } from '../../api/queries'
import type { Broadcast } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { longTime } from '../../util/words'
import styles from './broadcast-page.module.css'
import { audienceWords } from './broadcast-words'

/** The template, audience, creator and times of a broadcast. */
export function BroadcastFacts({ broadcast }: { broadcast: Broadcast }) {
  const { template, audience, created_by, created_at, send_at, inbox_id } = broadcast
  const inbox = useQuery(inboxesQuery).data?.data.find(({ id }) => id === inbox_id)
  return (
    <p className={`${common.quiet} ${styles.facts}`}>
      <span>
        {say('broadcast.page.template', {
          name: <bdi>{template.name}</bdi>,
          language: template.language,
        })}
      </span>
      {inbox && <span>{say('broadcast.page.inbox', { inbox: <bdi>{inbox.name}</bdi> })}</span>}
      <bdi>{audienceWords(audience)}</bdi>
      <span>
        {say('broadcast.page.created', { name: <Maker id={created_by} />, time: longTime(created_at) })}
      </span>
      {send_at !== null && <span>{t('broadcast.page.earliest_time', { time: longTime(send_at) })}</span>}
    </p>
  )
}

function Maker({ id }: { id: string }) {
  const members = useQuery(membersQuery).data ?? []
  if (id.startsWith('key_')) return t('broadcast.page.api_key')
  if (!id.startsWith('usr_')) return id
  return <bdi>{members.find((member) => member.id === id)?.name ?? t('member.former_inline')}</bdi>
}
