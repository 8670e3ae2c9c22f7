import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { consumerHealthQuery } from '../../api/gateway'
import type { Consumer, ConsumerHealth } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { Panel } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { consumerHealthWords, verificationWords } from './gateway-words'

type Props = { consumer: Consumer; changed: () => void }

/** How a consumer does, and what can be done about it. */
export function ConsumerState({ consumer, changed }: Props) {
  const { id, mode, url } = consumer
  const params = { path: { id } }
  const { data: health } = useQuery(consumerHealthQuery(id))
  const verifying = useMutation({
    mutationFn: async () => dataOf(await client.POST('/v1/gateway_consumers/{id}/verification', { params })),
  })
  const changing = useMutation({
    mutationFn: async () =>
      dataOf(
        await client.PATCH('/v1/gateway_consumers/{id}', {
          params,
          body: { mode: mode === 'paused' ? 'live' : 'paused' },
        }),
      ),
    onSuccess: changed,
  })
  const { name, colour } = consumerHealthWords(consumer, health)
  return (
    <Panel title={t('delivery.health')}>
      <div className={settingStyles.row}>
        <div className={settingStyles.what}>
          <Badge variant="light" color={colour}>
            {name}
          </Badge>
          {health &&
            sentences(health).map((said) => (
              <span key={said} className={common.quiet}>
                {said}
              </span>
            ))}
        </div>
        <div className={formStyles.actions}>
          <Button
            variant="default"
            size="xs"
            loading={verifying.isPending}
            disabled={url === null}
            title={url === null ? t('consumer.check.no_url') : undefined}
            onClick={() => verifying.mutate()}
          >
            {t('consumer.check.action')}
          </Button>
          <Button variant="default" size="xs" loading={changing.isPending} onClick={() => changing.mutate()}>
            {mode === 'paused' ? t('common.resume') : t('common.pause')}
          </Button>
        </div>
      </div>
      {verifying.data && (
        <p role="status">
          {verifying.data.verified
            ? t('consumer.check.passed')
            : t('consumer.check.failed', { why: verificationWords(verifying.data.reason) })}
        </p>
      )}
      <Failure of={verifying.error ?? changing.error} />
    </Panel>
  )
}

function sentences({ queued, oldest_queued_at, last_delivered_at }: ConsumerHealth): string[] {
  return [
    ...(last_delivered_at === null
      ? []
      : [t('delivery.last_success', { time: longTime(last_delivered_at) })]),
    ...(oldest_queued_at === null
      ? []
      : [t('consumer.waiting_since', { count: queued, time: longTime(oldest_queued_at) })]),
  ]
}
