import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keepForAccount, retentionQuery } from '../../api/retention'
import { meQuery } from '../../api/session'
import type { Retention } from '../../api/types'
import { DaysForm } from '../../features/retention/days-form'
import { InboxRetention } from '../../features/retention/inbox-retention'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Failure } from '../../ui/failure'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'

const SHORTEST_AUDIT_DAYS = 30

/** How long messages, raw webhooks and the audit log are kept. */
export function RetentionPage() {
  const retention = useQuery(retentionQuery)
  const role = useQuery(meQuery).data?.account?.role
  const may_change = role === 'owner' || role === 'admin'
  return (
    <Section title={t('retention.title')} words={t('retention.hint')}>
      {!may_change && <p className={common.quiet}>{t('common.admins_only')}</p>}
      <Loaded of={retention}>
        {(found) => (
          <>
            {found.inboxes.map((inbox) => (
              <InboxRetention
                key={`${inbox.inbox_id} ${inbox.message_days}`}
                inbox={inbox}
                raw_webhook_days={found.raw_webhook_days}
                may_change={may_change}
              />
            ))}
            {found.inboxes.length === 0 && <p className={common.quiet}>{t('inbox.none_connected.short')}</p>}
            <AccountRetention found={found} may_change={may_change} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function AccountRetention({ found, may_change }: { found: Retention; may_change: boolean }) {
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: keepForAccount,
    onSuccess: (changed) => queries.setQueryData(retentionQuery.queryKey, changed),
  })
  const { raw_webhook_days, audit_entry_days } = found
  return (
    <>
      <Panel title={t('retention.webhooks.title')} words={t('retention.webhooks.hint')}>
        <DaysForm
          key={raw_webhook_days}
          label={t('retention.webhooks.label')}
          days={raw_webhook_days}
          shortest={1}
          disabled={!may_change}
          save={(days) => saving.mutate({ raw_webhook_days: days })}
        />
      </Panel>
      <Panel title={t('audit.title')} words={t('retention.audit.hint')}>
        <DaysForm
          key={audit_entry_days}
          label={t('retention.audit.label')}
          days={audit_entry_days}
          shortest={SHORTEST_AUDIT_DAYS}
          disabled={!may_change}
          save={(days) => saving.mutate({ audit_entry_days: days })}
        />
      </Panel>
      <Failure of={saving.error} />
    </>
  )
}
