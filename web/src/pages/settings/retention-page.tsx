import { useQuery } from '@tanstack/react-query'
import { retentionQuery } from '../../api/retention'
import { meQuery } from '../../api/session'
import { AccountRetention } from '../../features/retention/account-retention'
import { InboxRetention } from '../../features/retention/inbox-retention'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { Section } from '../../ui/section'

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
