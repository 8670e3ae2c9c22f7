import { Alert, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Connected as Line } from '../../api/types'
import { t } from '../../i18n/t'
import { CopyField } from '../../ui/copy-field'
import { Lights } from './lights'

type Props = { line: Line; verify_token: string; again: () => void }

/** What is left to do at Meta once a number is connected, and whether it has been done. */
export function ConnectedLine({ line: { inbox, app, subscribed }, verify_token, again }: Props) {
  return (
    <>
      <Alert color="teal" role="status" title={t('{name} is connected', { name: inbox.name })}>
        {t('Its secrets are stored encrypted. Messages that arrived earlier are being processed now.')}
      </Alert>
      {!subscribed && (
        <Alert color="orange" role="alert" title={t('Meta doesn’t send this account’s webhooks yet')}>
          {t(
            'Meta refused to subscribe the app. Subscribe the app to the WhatsApp Business account in the App Dashboard, or reconnect the number with a token that has this permission.',
          )}
        </Alert>
      )}
      <section className="panel" aria-label={t('Add the webhook at Meta')}>
        <h2>{t('Add the webhook at Meta')}</h2>
        <p className="quiet">
          {t(
            'App Dashboard > Use cases > Connect with customers through WhatsApp > Customize > Configuration. Apps from before December 2025: WhatsApp > Configuration.',
          )}
        </p>
        <CopyField label={t('Callback URL')} value={app.webhook_url} />
        {verify_token === '' ? (
          <p className="quiet">
            {t(
              'Use the verify token that you set before. It isn’t shown again; you can replace it under Inboxes.',
            )}
          </p>
        ) : (
          <CopyField label={t('Verify token')} value={verify_token} />
        )}
        {!app.reachable && (
          <Alert color="yellow" title={t('Meta can’t reach this address')}>
            {t(
              'Meta needs a public https address with a trusted certificate. Set one up for this server and start it with PUBLIC_URL=https://… To test on your own machine, use a tunnel. A sandbox on the same machine doesn’t need a public address.',
            )}
          </Alert>
        )}
        <p className="quiet">{t('On the same page, also subscribe to the field “messages”.')}</p>
        <Lights app_id={app.id} inbox_id={inbox.id} />
      </section>
      <div className="decisions">
        <Button component={Link} to="/inbox">
          {t('Go to inbox')}
        </Button>
        <Button variant="default" onClick={again}>
          {t('Connect another number')}
        </Button>
      </div>
    </>
  )
}
