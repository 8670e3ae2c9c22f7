import { Alert, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Connected as Line } from '../../api/types'
import { t } from '../../i18n/t'
import { CopyField } from './copy-field'
import { Lights } from './lights'

type Props = { line: Line; verify_token: string; again: () => void }

/** What is left to do at Meta once a number is connected, and whether it has been done. */
export function ConnectedLine({ line: { inbox, app, subscribed }, verify_token, again }: Props) {
  return (
    <>
      <Alert color="teal" role="status" title={t('{name} is connected', { name: inbox.name })}>
        {t(
          'Its secrets are stored encrypted. What people wrote to it before, if it came here, is being worked on now.',
        )}
      </Alert>
      {!subscribed && (
        <Alert color="orange" role="alert" title={t('Meta does not send webhooks of this account yet')}>
          {t(
            'Meta refused to subscribe the app. In the App Dashboard, subscribe the app to the WhatsApp Business account, or connect the number again with a token that may.',
          )}
        </Alert>
      )}
      <section className="panel" aria-label={t('Tell Meta the address')}>
        <h2>{t('Tell Meta the address')}</h2>
        <p className="quiet">
          {t(
            'App Dashboard, Use cases, Connect with customers through WhatsApp, Customize, Configuration. Apps from before December 2025: WhatsApp, Configuration.',
          )}
        </p>
        <CopyField label={t('Callback URL')} value={app.webhook_url} />
        {verify_token === '' ? (
          <p className="quiet">
            {t(
              'The verify token is the one that was set before. It is not shown again; set another one under Inboxes.',
            )}
          </p>
        ) : (
          <CopyField label={t('Verify token')} value={verify_token} />
        )}
        {!app.reachable && (
          <Alert color="yellow" title={t('Meta cannot reach this address')}>
            {t(
              'Meta sends to an address on the Internet, over https with a certificate that everybody trusts. Give this server one and start it with PUBLIC_URL=https://… For a try on your own machine, a tunnel gives you such an address. A sandbox on the same machine reaches it as it is.',
            )}
          </Alert>
        )}
        <p className="quiet">{t('There, subscribe to the field “messages”, too.')}</p>
        <Lights app_id={app.id} inbox_id={inbox.id} />
      </section>
      <div className="decisions">
        <Button component={Link} to="/inbox">
          {t('Go to the inbox')}
        </Button>
        <Button variant="default" onClick={again}>
          {t('Connect another number')}
        </Button>
      </div>
    </>
  )
}
