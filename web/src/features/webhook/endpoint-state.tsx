import { Badge, Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import type { Delivery, Endpoint } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import formStyles from '../../ui/form.module.css'
import { Panel } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import { longTime } from '../../util/words'
import { errorWords, healthWords, reasonWords } from './endpoint-words'

type Props = { endpoint: Endpoint; changed: () => void }

/** How an endpoint does, and what can be done about it. */
export function EndpointState({ endpoint, changed }: Props) {
  const { id, state, health } = endpoint
  const params = { path: { id } }
  const stands = state !== 'enabled' || health === 'held_back'
  const changing = useMutation({
    mutationFn: async () =>
      dataOf(
        stands
          ? await client.POST('/v1/webhook_endpoints/{id}/resume', { params, body: {} })
          : await client.POST('/v1/webhook_endpoints/{id}/pause', { params }),
      ),
    onSuccess: changed,
  })
  const testing = useMutation({
    mutationFn: async () => dataOf(await client.POST('/v1/webhook_endpoints/{id}/tests', { params })),
    onSuccess: changed,
  })
  const { name, colour } = healthWords(endpoint)
  return (
    <Panel title={t('delivery.health')}>
      <div className={settingStyles.row}>
        <div className={settingStyles.what}>
          <Badge variant="light" color={colour}>
            {name}
          </Badge>
          {sentences(endpoint).map((sentence) => (
            <span key={sentence} className={common.quiet}>
              {sentence}
            </span>
          ))}
        </div>
        <div className={formStyles.actions}>
          <Button variant="default" size="xs" loading={testing.isPending} onClick={() => testing.mutate()}>
            {t('endpoint.test.send')}
          </Button>
          <Button variant="default" size="xs" loading={changing.isPending} onClick={() => changing.mutate()}>
            {stands ? t('common.resume') : t('common.pause')}
          </Button>
        </div>
      </div>
      {testing.data && <p role="status">{testWords(testing.data)}</p>}
      <Failure of={testing.error ?? changing.error} />
    </Panel>
  )
}

function sentences(endpoint: Endpoint): string[] {
  const { state, state_reason, state_at, failing_since, held_back_until, behind_since } = endpoint
  const { last_success_at, last_status, last_error } = endpoint
  const said: string[] = []
  if (state === 'disabled') said.push(reasonWords(state_reason))
  if (state !== 'enabled') said.push(t('endpoint.state.since', { time: longTime(state_at) }))
  if (last_success_at !== null) said.push(t('delivery.last_success', { time: longTime(last_success_at) }))
  if (failing_since !== null && last_error !== null) {
    said.push(
      t('endpoint.state.failing_since', { time: longTime(failing_since) }),
      errorWords(last_error, last_status),
    )
  }
  if (state === 'enabled' && held_back_until !== null) {
    said.push(t('delivery.next_attempt', { time: longTime(held_back_until) }))
  }
  if (behind_since !== null) {
    said.push(t('endpoint.state.behind', { time: longTime(behind_since) }))
  }
  return said
}

function testWords({ attempts, state }: Delivery): string {
  const attempt = attempts.at(-1)
  if (!attempt) return ''
  const { error, status, duration_ms } = attempt
  if (state === 'delivered') {
    return t('endpoint.test.delivered', {
      status: status ?? '',
      duration: duration_ms,
    })
  }
  return t('endpoint.test.failed', { why: errorWords(error ?? '', status) })
}
