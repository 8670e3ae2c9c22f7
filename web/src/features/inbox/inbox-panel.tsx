import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { sendingQuery } from '../../api/settings'
import type { Inbox, Sending } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/section'
import { sendingWords } from './pause-words'
import { RenewToken } from './renew-token'

function waitingWords({ queued, scheduled, waiting, unknown }: Sending): string[] {
  return [
    ...(queued > 0 ? [t('{count} queued', { count: queued })] : []),
    ...(scheduled > 0 ? [t('{count} scheduled', { count: scheduled })] : []),
    ...(waiting > 0 ? [t('{count} waiting for a requested phone', { count: waiting })] : []),
    ...(unknown > 0 ? [t('{count} with unknown outcome', { count: unknown })] : []),
  ]
}

export function InboxPanel({ inbox, may_change }: { inbox: Inbox; may_change: boolean }) {
  return (
    <Panel title={inbox.name}>
      <dl className="facts">
        <Fact name={t('Number')} value={`+${inbox.display_phone.replace(/^\+/, '')}`} />
        {inbox.username && <Fact name={t('Username')} value={`@${inbox.username}`} />}
        <Fact name={t('Portfolio ID')} value={inbox.meta_portfolio_id} />
        <Fact name={t('WhatsApp account ID')} value={inbox.waba_id} />
        <Fact name={t('Phone number ID')} value={inbox.phone_number_id} />
      </dl>
      {inbox.is_test_number && (
        <p className="quiet">{t('Test number: it reaches contacts by phone only.')}</p>
      )}
      <SendingState inbox={inbox} />
      <RenewToken inbox={inbox} may_change={may_change} />
    </Panel>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  )
}

function SendingState({ inbox: { id, name } }: { inbox: Inbox }) {
  const queries = useQueryClient()
  const query = sendingQuery(id)
  const sending = useQuery(query)
  const changing = useMutation({
    mutationFn: async (paused: boolean) =>
      dataOf(await client.PATCH('/v1/inboxes/{id}/sending', { params: { path: { id } }, body: { paused } })),
    onSuccess: (changed) => queries.setQueryData(query.queryKey, changed),
  })
  return (
    <Loaded of={sending}>
      {(state) => (
        <>
          <div className="setting-row">
            <div className="setting-what">
              <Badge variant="light" color={state.paused ? 'orange' : 'teal'}>
                {sendingWords(state)}
              </Badge>
              <span className="quiet">
                {t('Up to {count} messages per second', { count: state.messages_per_second })}
              </span>
              {waitingWords(state).map((words) => (
                <span key={words} className="quiet">
                  {words}
                </span>
              ))}
            </div>
            <Button
              variant="default"
              size="xs"
              loading={changing.isPending}
              aria-label={
                state.paused
                  ? t('Resume sending from {name}', { name })
                  : t('Pause sending from {name}', { name })
              }
              onClick={() => changing.mutate(!state.paused)}
            >
              {state.paused ? t('Resume sending') : t('Pause sending')}
            </Button>
          </div>
          {state.paused && (
            <p className="quiet">{t('Outbound messages are queued. Inbound messages still arrive.')}</p>
          )}
          <Failure of={changing.error} />
        </>
      )}
    </Loaded>
  )
}
