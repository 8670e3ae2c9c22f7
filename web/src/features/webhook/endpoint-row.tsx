import { Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Endpoint } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { filterWords, healthWords } from './endpoint-words'

/** An endpoint in the list: what it gets and whether it is healthy. */
export function EndpointRow({ endpoint }: { endpoint: Endpoint }) {
  const { id, name, url, last_success_at } = endpoint
  const health = healthWords(endpoint)
  return (
    <li className={settingStyles.row}>
      <div className={settingStyles.what}>
        <Link
          className={settingStyles.name}
          to="/settings/webhooks/$endpoint_id"
          params={{ endpoint_id: id }}
        >
          <bdi>{name}</bdi>
        </Link>
        <bdi className={`${common.quiet} ${settingStyles.url}`}>{url}</bdi>
        <span className={common.quiet}>
          {filterWords(endpoint)}
          {last_success_at !== null &&
            ` · ${t('delivery.last_success_inline', { time: longTime(last_success_at) })}`}
        </span>
      </div>
      <Badge variant="light" color={health.colour}>
        {health.name}
      </Badge>
    </li>
  )
}
