import { say } from '../i18n/say'
import '../ui/sheet.css'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { broadcastsQuery } from '../api/broadcasts'
import { inboxesQuery } from '../api/queries'
import type { BroadcastRow } from '../api/types'
import { audienceWords, people } from '../features/broadcast/broadcast-words'
import { StateBadge } from '../features/broadcast/state-badge'
import { t } from '../i18n/t'
import { Notice } from '../ui/notice'
import { ShowMore } from '../ui/show-more'
import { Unready } from '../ui/unready'
import { longTime } from '../util/words'

/** Every broadcast, the newest first. */
export function BroadcastsPage() {
  return (
    <main className="page">
      <header className="page-header">
        <h1>{t('Broadcasts')}</h1>
        <Button
          leftSection={<IconPlus size={16} />}
          renderRoot={(props) => <Link to="/broadcasts/new" {...props} />}
        >
          {t('New broadcast')}
        </Button>
      </header>
      <Broadcasts />
    </main>
  )
}

function Broadcasts() {
  const list = useInfiniteQuery(broadcastsQuery)
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  if (list.data === undefined) return <Unready of={list} title={t('Can’t load broadcasts')} />
  const rows = list.data.pages.flatMap((page) => page.data)
  if (rows.length === 0) {
    return (
      <Notice
        title={t('No broadcasts yet')}
        words={t(
          'A broadcast sends one template to many contacts, after a dry run shows which contacts are left out and why.',
        )}
      />
    )
  }
  return (
    <>
      <div className="sheet">
        <table className="sheet-table">
          <thead>
            <tr>
              <th scope="col">{t('Name')}</th>
              <th scope="col">{t('Status')}</th>
              <th scope="col">{t('Template')}</th>
              <th scope="col">{t('Audience')}</th>
              <th scope="col">{t('When')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} inbox={inboxes.find(({ id }) => id === row.inbox_id)?.name} />
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore of={list} words={t('Show older broadcasts')} />
    </>
  )
}

function Row({ row, inbox }: { row: BroadcastRow; inbox: string | undefined }) {
  const { id, name, state, template, recipients, audience } = row
  return (
    <tr>
      <th scope="row">
        <Link to="/broadcasts/$broadcast_id" params={{ broadcast_id: id }}>
          <bdi>{name}</bdi>
        </Link>
        {inbox !== undefined && (
          <span className="quiet">{say('from {inbox}', { inbox: <bdi>{inbox}</bdi> })}</span>
        )}
      </th>
      <td>
        <StateBadge state={state} />
      </td>
      <td>
        <span>
          <bdi>{template.name}</bdi> <span className="quiet">{template.language}</span>
        </span>
      </td>
      <td>
        {people(recipients)}
        <span className="quiet">
          <bdi>{audienceWords(audience)}</bdi>
        </span>
      </td>
      <td>
        <When row={row} />
      </td>
    </tr>
  )
}

function When({ row: { state, send_at, created_at, started_at, ended_at } }: { row: BroadcastRow }) {
  if (ended_at !== null) {
    const time = <Moment at={ended_at} />
    return state === 'cancelled' ? say('cancelled {time}', { time }) : say('finished {time}', { time })
  }
  if (state === 'scheduled' && send_at !== null)
    return say('scheduled for {time}', { time: <Moment at={send_at} /> })
  if (started_at !== null) return say('started {time}', { time: <Moment at={started_at} /> })
  return say('created {time}', { time: <Moment at={created_at} /> })
}

function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{longTime(at)}</time>
}
