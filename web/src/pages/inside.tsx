import { Alert, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type Connection, follow } from '../api/live'
import { inboxesQuery } from '../api/queries'
import { followReads } from '../api/reads'
import { leave, meQuery } from '../api/session'
import styles from '../features/navigation/inside.module.css'
import { Rail } from '../features/navigation/rail'
import { SeesNothing } from '../features/navigation/sees-nothing'
import { useOverlay } from '../features/palette/use-overlay'
import { t } from '../i18n/t'
import { Notice } from '../ui/notice'

// A stream that reconnects now and then is no news; one that stays away is.
const PATIENCE_MS = 2500

const troubles = (): Record<Exclude<Connection, 'live'>, string> => ({
  connecting: t('navigation.reconnecting'),
  offline: t('navigation.offline'),
})

/** The frame of every page of a signed-in user: navigation, and whether the page is live. */
export function Inside() {
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')
  const [late, setLate] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  const { show, overlay } = useOverlay()
  const me = useQuery(meQuery).data
  const account_id = me?.account?.id
  useEffect(
    () => (account_id === undefined ? undefined : follow(queries, setConnection)),
    [queries, account_id],
  )
  useEffect(() => followReads(queries), [queries])
  useEffect(() => {
    setLate(false)
    if (connection === 'live') return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [connection])
  if (me?.account === null) {
    return (
      <Notice title={t('navigation.no_account')} words={t('navigation.no_account_hint')}>
        <Button variant="default" onClick={() => leave()}>
          {t('sign_in.sign_out')}
        </Button>
      </Notice>
    )
  }
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => page.current?.focus()}>
        {t('navigation.skip_to_content')}
      </button>
      <Rail live={connection === 'live'} open={show} />
      <div className={styles.page} ref={page} tabIndex={-1}>
        <div role="status">
          {late && connection !== 'live' && (
            <Alert color="yellow" radius={0} py="xs">
              {troubles()[connection]}
            </Alert>
          )}
        </div>
        <Page limited={me?.account?.access === 'teams'} />
      </div>
      {overlay}
    </div>
  )
}

/** The page; its settings aside, it would be empty where no team of a limited member has an inbox. */
function Page({ limited }: { limited: boolean }) {
  const in_settings = useLocation().pathname.startsWith('/settings')
  const inboxes = useQuery({ ...inboxesQuery, enabled: limited })
  const sees_nothing = limited && inboxes.data?.data.length === 0
  return sees_nothing && !in_settings ? <SeesNothing /> : <Outlet />
}
