import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { consumerHealthQuery } from '../../api/gateway'
import type { Consumer } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { consumerHealthWords, policyNames } from './gateway-words'

/** A consumer in the list: its policy and whether it is healthy. */
export function ConsumerRow({ consumer }: { consumer: Consumer }) {
  const { id, name, url, policy } = consumer
  const { data: health } = useQuery(consumerHealthQuery(id))
  const { name: word, colour } = consumerHealthWords(consumer, health)
  const last = health?.last_delivered_at ?? null
  return (
    <li className={settingStyles.row}>
      <div className={settingStyles.what}>
        <Link className={settingStyles.name} to="/settings/gateway/$consumer_id" params={{ consumer_id: id }}>
          <bdi>{name}</bdi>
        </Link>
        <bdi className={`${common.quiet} ${settingStyles.url}`}>{url ?? t('consumer.sends_only')}</bdi>
        <span className={common.quiet}>
          {policyNames()[policy]}
          {last !== null && ` · ${t('delivery.last_success_inline', { time: longTime(last) })}`}
        </span>
      </div>
      <Badge variant="light" color={colour}>
        {word}
      </Badge>
    </li>
  )
}
