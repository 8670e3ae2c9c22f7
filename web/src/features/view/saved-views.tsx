import { ActionIcon } from '@mantine/core'
import { IconBookmark, IconTrash, IconUsers } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, requireDone } from '../../api/client'
import { searchOf, viewCountsQuery, viewsQuery } from '../../api/desk'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import { Confirm } from '../../ui/ask-first'
import { Count } from './count'

/** Saved filters, one's own and everybody's, with how many conversations fit each. */
export function SavedViews({ search }: { search: InboxSearch }) {
  const views = useQuery(viewsQuery).data ?? []
  const counts = useQuery({ ...viewCountsQuery, enabled: views.length > 0 }).data
  if (views.length === 0) return null
  return (
    <ul className="views saved" aria-label={t('Saved views')}>
      {views.map((view) => (
        <li key={view.id}>
          <Link
            to="/inbox"
            search={searchOf(view)}
            aria-current={search.saved === view.id ? 'page' : undefined}
            activeProps={{}}
            title={view.shared ? t('All members see this view') : t('Only you see this view')}
          >
            {view.shared ? (
              <IconUsers size={14} role="img" aria-label={t('Shared with all members')} />
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
        aria-label={t('Remove saved view {name}', { name })}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={14} />
      </ActionIcon>
      <Confirm
        opened={asking}
        close={() => setAsking(false)}
        title={t('Remove this saved view?')}
        words={
          shared
            ? t('All members lose this view. The conversations don’t change.')
            : t('The conversations don’t change.')
        }
        action={t('Remove')}
        run={async () => requireDone(await client.DELETE('/v1/views/{id}', { params: { path: { id } } }))}
        done={() => {
          void queries.invalidateQueries({ queryKey: viewsQuery.queryKey })
          void navigate({ to: '/inbox', search: {} })
        }}
      />
    </>
  )
}
