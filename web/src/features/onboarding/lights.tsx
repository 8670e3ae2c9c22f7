import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { appsQuery, heardQuery } from '../../api/connections'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconCircleCheck } from '../../ui/icons'
import { longTime } from '../../util/words'
import styles from './lights.module.css'

/** Whether Meta reaches us for an app, and contacts a number of it; turns green without a reload. */
export function Lights({ app_id, inbox_id }: { app_id: string; inbox_id?: string }) {
  const app = useQuery(appsQuery).data?.find(({ id }) => id === app_id)
  return (
    <ul className={styles.lights} aria-label={t('onboarding.lights.title')}>
      <Light
        done={t('onboarding.lights.verified')}
        waiting={t('onboarding.lights.unverified')}
        at={app?.verified_at ?? null}
      />
      <Light
        done={t('onboarding.lights.receiving')}
        waiting={t('onboarding.lights.not_receiving')}
        at={app?.last_webhook_at ?? null}
      />
      {inbox_id !== undefined && <Heard inbox_id={inbox_id} />}
    </ul>
  )
}

function Heard({ inbox_id }: { inbox_id: string }) {
  const heard = useQuery(heardQuery(inbox_id)).data
  return (
    <Light
      done={t('onboarding.lights.message')}
      waiting={t('onboarding.lights.no_message')}
      at={heard?.last_inbound_at ?? null}
    />
  )
}

function Light({ done, waiting, at }: { done: string; waiting: string; at: string | null }) {
  return (
    <li data-on={at !== null}>
      {at === null ? (
        <Loader size={18} aria-hidden="true" />
      ) : (
        <IconCircleCheck size={20} aria-hidden="true" />
      )}
      <span role="status">
        {at === null ? waiting : done}
        {at !== null && <span className={common.quiet}> · {longTime(at)}</span>}
      </span>
    </li>
  )
}
