import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, dataOf } from '../../api/client'
import { sendingQuery } from '../../api/settings'
import type { Inbox, Sending } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import { Loaded } from '../../ui/loaded'
import { Panel } from '../../ui/section'
import settingStyles from '../../ui/setting.module.css'
import styles from './inbox-panel.module.css'
import { sendingWords } from './pause-words'
import { RenewToken } from './renew-token'

function waitingWords({ queued, scheduled, waiting, unknown }: Sending): string[] {
  return [
    ...(queued > 0 ? [t('inbox.waiting.queued', { count: queued })] : []),
    ...(scheduled > 0 ? [t('inbox.waiting.scheduled', { count: scheduled })] : []),
    ...(waiting > 0 ? [t('inbox.waiting.phone_requested', { count: waiting })] : []),
    ...(unknown > 0 ? [t('inbox.waiting.unknown', { count: unknown })] : []),
  ]
}

export function InboxPanel({ inbox, may_change }: { inbox: Inbox; may_change: boolean }) {
  return (
    <Panel title={inbox.name}>
      <dl className={styles.facts}>
        <Fact name={t('common.phone_number')} value={`+${inbox.display_phone.replace(/^\+/, '')}`} />
        {inbox.username && <Fact name={t('common.username')} value={`@${inbox.username}`} />}
        <Fact name={t('inbox.portfolio_id')} value={inbox.meta_portfolio_id} />
        <Fact name={t('inbox.waba_id')} value={inbox.waba_id} />
        <Fact name={t('inbox.phone_number_id')} value={inbox.phone_number_id} />
      </dl>
      {inbox.is_test_number && <p className={common.quiet}>{t('inbox.test_number')}</p>}
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
          <div className={settingStyles.row}>
            <div className={settingStyles.what}>
              <Badge variant="light" color={state.paused ? 'orange' : 'teal'}>
                {sendingWords(state)}
              </Badge>
              <span className={common.quiet}>
                {t('inbox.sending.rate', { count: state.messages_per_second })}
              </span>
              {waitingWords(state).map((words) => (
                <span key={words} className={common.quiet}>
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
                  ? t('inbox.sending.resume_name', { name })
                  : t('inbox.sending.pause_name', { name })
              }
              onClick={() => changing.mutate(!state.paused)}
            >
              {state.paused ? t('inbox.sending.resume') : t('inbox.sending.pause')}
            </Button>
          </div>
          {state.paused && <p className={common.quiet}>{t('inbox.sending.paused_hint')}</p>}
          <Failure of={changing.error} />
        </>
      )}
    </Loaded>
  )
}
