import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keepForAccount, retentionQuery } from '../../api/retention'
import type { Retention } from '../../api/types'
import { t } from '../../i18n/t'
import { Failure } from '../../ui/failure'
import { Panel } from '../../ui/section'
import { DaysForm } from './days-form'

const SHORTEST_AUDIT_DAYS = 30

/** How long raw webhooks and the audit log of the account are kept. */
export function AccountRetention({ found, may_change }: { found: Retention; may_change: boolean }) {
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
