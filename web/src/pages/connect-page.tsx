import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { appsQuery } from '../api/connections'
import { inboxesQuery } from '../api/queries'
import { meQuery, setupQuery } from '../api/session'
import type { Connected } from '../api/types'
import { t } from '../i18n/t'
import { Notice } from '../ui/notice'
import { Unready } from '../ui/unready'
import '../features/onboarding/connect.css'
import { ConnectForm } from '../features/onboarding/connect-form'
import { ConnectedLine } from '../features/onboarding/connected'
import { beginDraft } from '../features/onboarding/line-draft'

/** Connects a WhatsApp number, from nothing to the first message. */
export function ConnectPage() {
  const role = useQuery(meQuery).data?.account?.role
  const apps = useQuery(appsQuery)
  const inboxes = useQuery(inboxesQuery)
  const [done, setDone] = useState<{ line: Connected; verify_token: string } | null>(null)
  if (role !== 'owner' && role !== 'admin') {
    return (
      <Notice
        title={t('Connect WhatsApp')}
        words={t('Only an admin or owner can connect a WhatsApp number.')}
      />
    )
  }
  if (apps.data === undefined) return <Unready of={apps} title={t('Can’t load this page')} />
  if (inboxes.data === undefined) return <Unready of={inboxes} title={t('Can’t load this page')} />
  return (
    <main className="connect">
      <header>
        <h1>{t('Connect WhatsApp')}</h1>
        <p className="quiet">
          {t(
            'Copy details from Meta in four steps, then add the webhook there. This takes about ten minutes.',
          )}
        </p>
      </header>
      {done === null ? (
        <>
          <SandboxBeside />
          <ConnectForm
            begin={beginDraft(apps.data, inboxes.data.data)}
            apps={apps.data}
            connected={(line, verify_token) => setDone({ line, verify_token })}
          />
        </>
      ) : (
        <ConnectedLine {...done} again={() => setDone(null)} />
      )}
    </main>
  )
}

function SandboxBeside() {
  if (useQuery(setupQuery).data?.sandbox !== true) return null
  return (
    <section className="panel connect-sandbox" aria-label={t('No WhatsApp number yet?')}>
      <div>
        <h2>{t('No WhatsApp number yet?')}</h2>
        <p className="quiet">
          {t(
            'A sandbox with a number and simulated contacts runs next to this server. It is already connected.',
          )}
        </p>
      </div>
      <Button variant="default" component={Link} to="/phone">
        {t('Try the sandbox')}
      </Button>
    </section>
  )
}
