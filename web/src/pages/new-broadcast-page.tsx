import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { broadcastQuery } from '../api/broadcasts'
import { wordsOf } from '../api/client'
import { inboxesQuery } from '../api/queries'
import { draftLike, emptyDraft } from '../features/broadcast/broadcast-draft'
import { BroadcastForm } from '../features/broadcast/broadcast-form'
import { t } from '../i18n/t'
import common from '../ui/common.module.css'
import { Notice } from '../ui/notice'
import pageStyles from '../ui/page.module.css'
import { PaneLoader } from '../ui/pane-loader'

const route = getRouteApi('/inside/broadcasts/new')

/** Plans a broadcast, from nothing or like one that there is. */
export function NewBroadcastPage() {
  const { like } = route.useSearch()
  return (
    <main className={`${pageStyles.page} ${pageStyles.narrow}`}>
      <header className={pageStyles.header}>
        <div>
          <Link className={`${common.quiet} ${pageStyles.back}`} to="/broadcasts">
            {t('broadcast.title')}
          </Link>
          <h1>{t('broadcast.create')}</h1>
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
      <Notice title={t('broadcast.form.load_failed')} words={wordsOf(error)}>
        <Button
          variant="default"
          onClick={() => void (inboxes.error ? inboxes.refetch() : pattern.refetch())}
        >
          {t('common.try_again')}
        </Button>
      </Notice>
    )
  }
  if (inboxes.data === undefined || (like !== undefined && pattern.data === undefined))
    return <PaneLoader label={t('common.loading')} />
  const [first] = inboxes.data.data
  if (first === undefined)
    return <Notice title={t('broadcast.form.no_inboxes')} words={t('broadcast.form.no_inboxes_hint')} />
  const initial = pattern.data ? draftLike(pattern.data) : emptyDraft(first.id)
  return <BroadcastForm initial={initial} inboxes={inboxes.data.data} />
}
