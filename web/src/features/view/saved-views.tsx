import { ActionIcon } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, requireDone } from '../../api/client'
import { searchOf, viewCountsQuery, viewsQuery } from '../../api/desk'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import { Confirm } from '../../ui/ask-first'
import { IconBookmark, IconTrash, IconUsers } from '../../ui/icons'
import viewsStyles from '../../ui/views.module.css'
import { Count } from './count'
import styles from './saved-views.module.css'

/** Saved views, own and shared ones, with the number of matching conversations. */
export function SavedViews({ search }: { search: InboxSearch }) {
  const views = useQuery(viewsQuery).data ?? []
  const counts = useQuery({ ...viewCountsQuery, enabled: views.length > 0 }).data
  if (views.length === 0) return null
  return (
    <ul className={`${viewsStyles.views} ${styles.saved}`} aria-label={t('view.title')}>
      {views.map((view) => (
        <li key={view.id}>
          <Link
            to="/inbox"
            search={searchOf(view)}
            aria-current={search.saved === view.id ? 'page' : undefined}
            activeProps={{}}
            title={view.shared ? t('view.visible_to_all') : t('view.visible_to_you')}
          >
            {view.shared ? (
              <IconUsers size={14} role="img" aria-label={t('view.shared')} />
            ) : (
              <IconBookmark size={14} aria-hidden="true" />
            )}{' '}
            <bdi>{view.name}</bdi> <Count of={counts?.get(view.id)} />
          </Link>
          {search.saved === view.id && <Remove id={view.id} name={view.name} shared={view.shared} />}
        </li>
      ))}
    </ul>
  )
}

function Remove({ id, name, shared }: { id: string; name: string; shared: boolean }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('view.remove.name', { name })}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={14} />
      </ActionIcon>
      <Confirm
        opened={asking}
        close={() => setAsking(false)}
        title={t('view.remove.title')}
        words={shared ? t('view.remove.shared_hint') : t('view.remove.hint')}
        action={t('common.remove')}
        run={async () => requireDone(await client.DELETE('/v1/views/{id}', { params: { path: { id } } }))}
        done={() => {
          void queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
          void navigate({ to: '/inbox', search: {} })
        }}
      />
    </>
  )
}
