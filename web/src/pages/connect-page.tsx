import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { appsQuery } from '../api/connections'
import { inboxesQuery } from '../api/queries'
import { meQuery } from '../api/session'
import type { Connected } from '../api/types'
import { ConnectForm } from '../features/onboarding/connect-form'
import styles from '../features/onboarding/connect-page.module.css'
import { ConnectedLine } from '../features/onboarding/connected'
import { beginDraft } from '../features/onboarding/line-draft'
import { SandboxBeside } from '../features/onboarding/sandbox-beside'
import { t } from '../i18n/t'
import common from '../ui/common.module.css'
import { Notice } from '../ui/notice'
import { Unready } from '../ui/unready'

/** Connects a WhatsApp number, from nothing to the first message. */
export function ConnectPage() {
  const role = useQuery(meQuery).data?.account?.role
  const apps = useQuery(appsQuery)
  const inboxes = useQuery(inboxesQuery)
  const [done, setDone] = useState<{ line: Connected; verify_token: string } | null>(null)
  if (role !== 'owner' && role !== 'admin') {
    return <Notice title={t('onboarding.title')} words={t('onboarding.admins_only')} />
  }
  if (apps.data === undefined) return <Unready of={apps} title={t('common.page_load_failed')} />
  if (inboxes.data === undefined) return <Unready of={inboxes} title={t('common.page_load_failed')} />
  return (
    <main className={styles.connect}>
      <header>
        <h1>{t('onboarding.title')}</h1>
        <p className={common.quiet}>{t('onboarding.intro')}</p>
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
