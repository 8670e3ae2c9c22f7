import { Alert, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Connected as Line } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { CopyField } from '../../ui/copy-field'
import formStyles from '../../ui/form.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Lights } from './lights'

type Props = { line: Line; verify_token: string; again: () => void }

/** What is left to do at Meta once a number is connected, and whether it has been done. */
export function ConnectedLine({ line: { inbox, app, subscribed }, verify_token, again }: Props) {
  return (
    <>
      <Alert color="teal" role="status" title={t('onboarding.done.title', { name: inbox.name })}>
        {t('onboarding.done.hint')}
      </Alert>
      {!subscribed && (
        <Alert color="orange" role="alert" title={t('onboarding.done.unsubscribed')}>
          {t('onboarding.done.unsubscribed_hint')}
        </Alert>
      )}
      <section className={sectionStyles.panel} aria-label={t('onboarding.webhook.title')}>
        <h2>{t('onboarding.webhook.title')}</h2>
        <p className={common.quiet}>{t('onboarding.webhook.where')}</p>
        <CopyField label={t('app.callback_url')} value={app.webhook_url} />
        {verify_token === '' ? (
          <p className={common.quiet}>{t('onboarding.webhook.token_hint')}</p>
        ) : (
          <CopyField label={t('onboarding.verify_token.label')} value={verify_token} />
        )}
        {!app.reachable && (
          <Alert color="yellow" title={t('onboarding.webhook.not_public')}>
            {t('onboarding.webhook.not_public_hint')}
          </Alert>
        )}
        <p className={common.quiet}>{t('onboarding.webhook.fields')}</p>
        <Lights app_id={app.id} inbox_id={inbox.id} />
      </section>
      <div className={formStyles.actions}>
        <Button component={Link} to="/inbox">
          {t('onboarding.done.go_to_inbox')}
        </Button>
        <Button variant="default" onClick={again}>
          {t('onboarding.done.connect_next')}
        </Button>
      </div>
    </>
  )
}
