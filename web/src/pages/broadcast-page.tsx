import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { broadcastQuery } from '../api/broadcasts'
import type { Broadcast } from '../api/types'
import { BroadcastActions } from '../features/broadcast/broadcast-actions'
import { BroadcastFacts } from '../features/broadcast/broadcast-facts'
import { pauseWords } from '../features/broadcast/broadcast-words'
import { DryRun } from '../features/broadcast/dry-run'
import { Outcomes } from '../features/broadcast/outcomes'
import { Progress } from '../features/broadcast/progress'
import { Recipients } from '../features/broadcast/recipients'
import { StateBadge } from '../features/broadcast/state-badge'
import { t } from '../i18n/t'
import common from '../ui/common.module.css'
import pageStyles from '../ui/page.module.css'
import { Unready } from '../ui/unready'

const route = getRouteApi('/inside/broadcasts/$broadcast_id')

/** One broadcast: its dry run, then how it goes, and what became of each of its people. */
export function BroadcastPage() {
  const { broadcast_id } = route.useParams()
  const found = useQuery(broadcastQuery(broadcast_id))
  return (
    <main className={pageStyles.page}>
      <Link className={common.quiet} to="/broadcasts">
        {t('broadcast.title')}
      </Link>
      {found.data === undefined ? (
        <Unready of={found} title={t('broadcast.load_failed')} />
      ) : (
        <Whole broadcast={found.data} />
      )}
    </main>
  )
}

function Whole({ broadcast }: { broadcast: Broadcast }) {
  const filter = route.useSearch()
  const { state, name, pause_reason } = broadcast
  const decided = state !== 'draft' && state !== 'preparing'
  return (
    <>
      <header className={pageStyles.header}>
        <div>
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <BroadcastFacts broadcast={broadcast} />
        </div>
        <StateBadge state={state} />
      </header>
      {state === 'paused' && <Alert color="orange">{pauseWords(pause_reason)}</Alert>}
      {state === 'ready' ? <DryRun broadcast={broadcast} /> : <Progress broadcast={broadcast} />}
      <BroadcastActions key={state} broadcast={broadcast} />
      {decided && (
        <section className={pageStyles.part} aria-labelledby="people">
          <h2 id="people">{t('broadcast.recipient.title')}</h2>
          <Outcomes broadcast={broadcast} filter={filter} />
          <Recipients broadcast={broadcast} filter={filter} />
        </section>
      )}
    </>
  )
}
