import '../ui/sheet.css'
import { Button, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { broadcastQuery } from '../api/broadcasts'
import { wordsOf } from '../api/client'
import { inboxesQuery } from '../api/queries'
import { draftLike, emptyDraft } from '../features/broadcast/broadcast-draft'
import { BroadcastForm } from '../features/broadcast/broadcast-form'
import { t } from '../i18n/t'
import { Notice } from '../ui/notice'

const route = getRouteApi('/inside/broadcasts/new')

/** Plans a broadcast, from nothing or like one that there is. */
export function NewBroadcastPage() {
  const { like } = route.useSearch()
  return (
    <main className="page page-narrow">
      <header className="page-header">
        <div>
          <Link className="quiet" to="/broadcasts">
            {t('Broadcasts')}
          </Link>
          <h1>{t('New broadcast')}</h1>
        </div>
      </header>
      <Form key={like} like={like} />
    </main>
  )
}

function Form({ like }: { like: string | undefined }) {
  const inboxes = useQuery(inboxesQuery)
  const pattern = useQuery({
    ...broadcastQuery(like ?? ''),
    enabled: like !== undefined,
    refetchInterval: false,
  })
  const error = inboxes.error ?? pattern.error
  if (error) {
    return (
      <Notice title={t('Can’t load the form')} words={wordsOf(error)}>
        <Button
          variant="default"
          onClick={() => void (inboxes.error ? inboxes.refetch() : pattern.refetch())}
        >
          {t('Try again')}
        </Button>
      </Notice>
    )
  }
  if (inboxes.data === undefined || (like !== undefined && pattern.data === undefined))
    return <Loader className="pane-loader" aria-label={t('Loading')} />
  const [first] = inboxes.data.data
  if (first === undefined)
    return (
      <Notice
        title={t('No inboxes yet')}
        words={t('A broadcast needs an inbox to send from. Connect WhatsApp first.')}
      />
    )
  const initial = pattern.data ? draftLike(pattern.data) : emptyDraft(first.id)
  return <BroadcastForm initial={initial} inboxes={inboxes.data.data} />
}
