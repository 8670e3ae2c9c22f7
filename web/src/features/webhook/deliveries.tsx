import { Badge, Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { deliveriesQuery, deliveryQuery } from '../../api/endpoints'
import type { Delivery, Endpoint } from '../../api/types'
import { t } from '../../i18n/t'
import { parseDeliverySearch } from '../../paths'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import { Loaded } from '../../ui/loaded'
import rawStyles from '../../ui/raw.module.css'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { DeliveryList } from '../delivery/delivery-list'
import styles from './deliveries.module.css'
import { deliveryWords, errorWords } from './endpoint-words'

const STATES: Delivery['state'][] = ['pending', 'delivered', 'failed', 'cancelled']

type Props = { endpoint: Endpoint; changed: () => void }

/** What was sent to an endpoint, or tried, and how often. */
export function Deliveries({ endpoint, changed }: Props) {
  const { state } = useSearch({ from: '/inside/settings/webhooks/$endpoint_id' })
  const navigate = useNavigate()
  const deliveries = useInfiniteQuery(deliveriesQuery(endpoint.id, state))
  return (
    <DeliveryList
      of={deliveries}
      states={STATES}
      state={state}
      nameOf={(it) => deliveryWords(it).name}
      choose={(chosen) =>
        void navigate({ to: '.', search: parseDeliverySearch({ state: chosen }), replace: true })
      }
      sendGivenUp={async () =>
        dataOf(
          await client.POST('/v1/webhook_endpoints/{id}/replays', {
            params: { path: { id: endpoint.id } },
            body: { after: 0, only_failed: true },
          }),
        )
      }
      changed={changed}
    >
      {(delivery) => <DeliveryRow of={endpoint} delivery={delivery} changed={changed} />}
    </DeliveryList>
  )
}

function DeliveryRow({ of, delivery, changed }: { of: Endpoint; delivery: Delivery; changed: () => void }) {
  const [shown, setShown] = useState(false)
  const { id: delivery_id, event_type, state, attempts, due_at, seq } = delivery
  const { name, colour } = deliveryWords(state)
  const last = attempts.at(-1)
  const replaying = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.POST('/v1/webhook_endpoints/{id}/deliveries/{delivery_id}/replay', {
          params: { path: { id: of.id, delivery_id } },
        }),
      ),
    onSuccess: changed,
  })
  return (
    <li>
      <div className={settingStyles.row}>
        <div className={settingStyles.what}>
          <strong>{event_type}</strong>
          <span className={common.quiet}>
            {last ? longTime(last.at) : t('delivery.waiting_for_earlier')}
            {last?.status != null && ` · ${last.status}`}
            {attempts.length > 1 && ` · ${t('delivery.attempt_count', { count: attempts.length })}`}
            {due_at !== null && ` · ${t('delivery.next_attempt_inline', { time: longTime(due_at) })}`}
          </span>
        </div>
        <Badge variant="light" color={colour}>
          {name}
        </Badge>
        <Button
          variant="default"
          size="xs"
          aria-expanded={shown}
          aria-label={
            shown
              ? t('common.hide_what', { what: event_type })
              : t('delivery.details_of', { what: event_type })
          }
          onClick={() => setShown(!shown)}
        >
          {shown ? t('common.hide') : t('common.details')}
        </Button>
        {seq !== null && (
          <Button
            variant="default"
            size="xs"
            loading={replaying.isPending}
            aria-label={t('delivery.send_again_what', { what: event_type })}
            onClick={() => replaying.mutate()}
          >
            {t('common.send_again')}
          </Button>
        )}
      </div>
      <Failure of={replaying.error} />
      {shown && <Details of={of} delivery_id={delivery_id} />}
    </li>
  )
}

function Details({ of, delivery_id }: { of: Endpoint; delivery_id: string }) {
  const delivery = useQuery(deliveryQuery(of.id, delivery_id))
  return (
    <Loaded of={delivery}>
      {({ attempts, payload, event_id }) => (
        <div className={styles.delivery}>
          <ol aria-label={t('delivery.attempts')}>
            {attempts.map(({ at, status, error, duration_ms, answer }) => (
              <li key={at}>
                <span>
                  {longTime(at)} · {t('delivery.attempt.duration', { duration: duration_ms })} ·{' '}
                  {error === null
                    ? t('delivery.reason.http_status', { status: status ?? '' })
                    : errorWords(error, status)}
                </span>
                {answer !== null && answer !== '' && (
                  <bdi className={`${common.quiet} ${common.said} ${styles.answer}`}>{answer}</bdi>
                )}
              </li>
            ))}
          </ol>
          <span className={common.quiet}>
            webhook-id: <bdi>{event_id}</bdi>
          </span>
          {payload !== null && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
            <section className={rawStyles.raw} tabIndex={0} aria-label={t('delivery.payload')}>
              <pre>{JSON.stringify(JSON.parse(payload), null, 2)}</pre>
            </section>
          )}
        </div>
      )}
    </Loaded>
  )
}
