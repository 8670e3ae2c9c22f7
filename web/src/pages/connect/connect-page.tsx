import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { appsQuery } from '../../api/connections'
import { inboxesQuery } from '../../api/queries'
import { meQuery, setupQuery } from '../../api/session'
import type { Connected } from '../../api/types'
import { Unready } from '../../components/unready'
import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'
import './connect.css'
import { ConnectForm } from './connect-form'
import { ConnectedLine } from './connected'
import { beginDraft } from './line-draft'

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
        words={t('An admin or owner of the account connects its numbers.')}
      />
    )
  }
  if (apps.data === undefined) return <Unready of={apps} title={t('This page cannot be shown')} />
  if (inboxes.data === undefined) return <Unready of={inboxes} title={t('This page cannot be shown')} />
  return (
    <main className="connect">
      <header>
        <h1>{t('Connect WhatsApp')}</h1>
        <p className="quiet">
          {t(
            'Four things from Meta’s dashboard, and one thing to tell Meta at the end. It takes ten minutes.',
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
    <section className="panel connect-sandbox" aria-label={t('No number at hand?')}>
      <div>
        <h2>{t('No number at hand?')}</h2>
        <p className="quiet">
          {t(
            'A sandbox runs beside this server, with a number and people who write to it. It is connected already.',
          )}
        </p>
      </div>
      <Button variant="default" component={Link} to="/phone">
        {t('Play with the sandbox')}
      </Button>
    </section>
  )
}
