import { Badge, Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { client, dataOf } from '../../api/client'
import { consumerHealthQuery, gatewayDeliveriesQuery } from '../../api/gateway'
import type { Consumer, GatewayDelivery } from '../../api/types'
import { t } from '../../i18n/t'
import { parseGatewaySearch } from '../../paths'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import settingStyles from '../../ui/setting.module.css'
import { own } from '../../util/own'
import { longTime } from '../../util/words'
import { DeliveryList } from '../delivery/delivery-list'
import { errorWords } from '../webhook/endpoint-words'
import { Comparison } from './comparison'
import { gatewayDeliveryWords } from './gateway-words'

const STATES = ['queued', 'delivered', 'failed', 'shadow'] as const

type Props = { consumer: Consumer; changed: () => void }

/** What a consumer got, or would have got in shadow. */
export function GatewayDeliveries({ consumer, changed }: Props) {
  const { state } = useSearch({ from: '/inside/settings/gateway/$consumer_id' })
  const navigate = useNavigate()
  const deliveries = useInfiniteQuery(gatewayDeliveriesQuery(consumer.id, state))
  const { data: health } = useQuery(consumerHealthQuery(consumer.id))
  return (
    <DeliveryList
      of={deliveries}
      states={STATES}
      state={state}
      nameOf={(it) => gatewayDeliveryWords(it).name}
      choose={(chosen) =>
        void navigate({ to: '.', search: parseGatewaySearch({ state: chosen }), replace: true })
      }
      nothing_given_up={health?.failed === 0}
      sendGivenUp={async () =>
        dataOf(
          await client.POST('/v1/gateway_consumers/{id}/replay', { params: { path: { id: consumer.id } } }),
        )
      }
      changed={changed}
    >
      {(delivery) => <DeliveryRow of={consumer} delivery={delivery} changed={changed} />}
    </DeliveryList>
  )
}

type RowProps = { of: Consumer; delivery: GatewayDelivery; changed: () => void }

function DeliveryRow({ of, delivery, changed }: RowProps) {
  const [shown, setShown] = useState(false)
  const { id: delivery_id, state, attempts, next_at, created_at, error, status_code } = delivery
  const { name, colour } = gatewayDeliveryWords(state)
  const when = longTime(created_at)
  const replaying = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.POST('/v1/gateway_consumers/{id}/deliveries/{delivery_id}/replay', {
          params: { path: { id: of.id, delivery_id } },
        }),
      ),
    onSuccess: changed,
  })
  return (
    <li>
      <div className={settingStyles.row}>
        <div className={settingStyles.what}>
          <strong>{when}</strong>
          <span className={common.quiet}>
            {writtenWords(delivery, of.policy)}
            {error !== null && ` · ${errorWords(error, status_code)}`}
            {attempts > 1 && ` · ${t('delivery.attempt_count', { count: attempts })}`}
            {state === 'queued' &&
              next_at !== null &&
              ` · ${t('delivery.next_attempt_inline', { time: longTime(next_at) })}`}
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
            shown ? t('common.hide_what', { what: when }) : t('comparison.show_what', { what: when })
          }
          onClick={() => setShown(!shown)}
        >
          {shown ? t('common.hide') : t('comparison.show')}
        </Button>
        <Button
          variant="default"
          size="xs"
          loading={replaying.isPending}
          aria-label={
            state === 'queued'
              ? t('delivery.try_now_what', { what: when })
              : t('delivery.send_again_what', { what: when })
          }
          onClick={() => replaying.mutate()}
        >
          {state === 'queued' ? t('delivery.try_now') : t('common.send_again')}
        </Button>
      </div>
      <Failure of={replaying.error} />
      {shown && <Comparison of={of} delivery_id={delivery_id} />}
    </li>
  )
}

/** How much of a webhook was written into it under a policy when it went out, or that it is none of WhatsApp's. */
function writtenWords({ filled, webhook_event_id }: GatewayDelivery, policy: string): string {
  if (webhook_event_id === null) return t('comparison.by_selfsame')
  const written = own(filled ?? {}, policy)
  return Array.isArray(written) && written.length > 0
    ? t('comparison.filled_in', { count: written.length })
    : t('comparison.unchanged')
}
