import '../../ui/sheet.css'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { broadcastsQuery } from '../../api/broadcasts'
import { inboxesQuery } from '../../api/queries'
import type { BroadcastRow } from '../../api/types'
import { ShowMore } from '../../components/show-more'
import { Unready } from '../../components/unready'
import { Notice } from '../../ui/notice'
import { longTime } from '../../util/words'
import { audienceWords, people } from './broadcast-words'
import { StateBadge } from './state-badge'

/** Every broadcast, the newest first. */
export function BroadcastsPage() {
  return (
    <main className="page">
      <header className="page-header">
        <h1>Broadcasts</h1>
        <Button
          leftSection={<IconPlus size={16} />}
          renderRoot={(props) => <Link to="/broadcasts/new" {...props} />}
        >
          New broadcast
        </Button>
      </header>
      <Broadcasts />
    </main>
  )
}

function Broadcasts() {
  const list = useInfiniteQuery(broadcastsQuery)
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  if (list.data === undefined) return <Unready of={list} title="The broadcasts cannot be shown" />
  const rows = list.data.pages.flatMap((page) => page.data)
  if (rows.length === 0) {
    return (
      <Notice
        title="No broadcast yet"
        words="A broadcast sends one template to many people. Before anything leaves, a dry run shows who gets it, who does not, and why."
      />
    )
  }
  return (
    <>
      <div className="sheet">
        <table className="sheet-table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">State</th>
              <th scope="col">Template</th>
              <th scope="col">For</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} inbox={inboxes.find(({ id }) => id === row.inbox_id)?.name} />
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore of={list} words="Show older broadcasts" />
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
          <span className="quiet">
            from <bdi>{inbox}</bdi>
          </span>
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
  if (ended_at !== null)
    return <Moment words={state === 'cancelled' ? 'cancelled' : 'finished'} at={ended_at} />
  if (state === 'scheduled' && send_at !== null) return <Moment words="from" at={send_at} />
  if (started_at !== null) return <Moment words="started" at={started_at} />
  return <Moment words="made" at={created_at} />
}

function Moment({ words, at }: { words: string; at: string }) {
  return (
    <>
      <span className="quiet">{words} </span>
      <time dateTime={at}>{longTime(at)}</time>
    </>
  )
}
