import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inboxesQuery } from '../../api/queries'
import { meQuery } from '../../api/session'
import { AppsPanel } from '../../features/inbox/apps-panel'
import { InboxPanel } from '../../features/inbox/inbox-panel'
import { Arrivals } from '../../features/ingestion/arrivals'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import formStyles from '../../ui/form.module.css'
import { Loaded } from '../../ui/loaded'
import { Panel, Section } from '../../ui/section'

/** The lines that are connected: how messages leave them, and what became of what WhatsApp sent. */
export function InboxesPage() {
  const inboxes = useQuery(inboxesQuery)
  const role = useQuery(meQuery).data?.account?.role
  const may_change = role === 'owner' || role === 'admin'
  return (
    <Section title={t('inbox.title')} words={t('inbox.hint')}>
      <Loaded of={inboxes}>
        {({ data }) => (
          <>
            {data.map((inbox) => (
              <InboxPanel key={inbox.id} inbox={inbox} may_change={may_change} />
            ))}
            {data.length === 0 && (
              <Panel title={t('inbox.none_connected.title')}>
                <p className={common.quiet}>{t('inbox.none_connected.hint')}</p>
              </Panel>
            )}
          </>
        )}
      </Loaded>
      <div className={formStyles.actions}>
        <Button component={Link} to="/connect">
          {t('inbox.connect')}
        </Button>
      </div>
      <AppsPanel may_change={may_change} />
      <Panel title={t('ingestion.title')} words={t('ingestion.hint')}>
        <Arrivals />
      </Panel>
    </Section>
  )
}
