import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { broadcastQuery } from '../../api/broadcasts'
import { wordsOf } from '../../api/client'
import { inboxesQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'
import { PaneLoader } from '../../ui/pane-loader'
import { draftLike, emptyDraft } from './broadcast-draft'
import { BroadcastForm } from './broadcast-form'

/** The form of a new broadcast, once the one that it is like has been loaded. */
export function NewBroadcast({ like }: { like: string | undefined }) {
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
