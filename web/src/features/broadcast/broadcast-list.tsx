import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { broadcastsQuery } from '../../api/broadcasts'
import { inboxesQuery } from '../../api/queries'
import type { BroadcastRow } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Notice } from '../../ui/notice'
import sheetStyles from '../../ui/sheet.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { longTime } from '../../util/words'
import { audienceWords, people } from './broadcast-words'
import { StateBadge } from './state-badge'

/** Every broadcast, the newest first, as a table. */
export function BroadcastList() {
  const list = useInfiniteQuery(broadcastsQuery)
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  if (list.data === undefined) return <Unready of={list} title={t('broadcast.list.load_failed')} />
  const rows = list.data.pages.flatMap((page) => page.data)
  if (rows.length === 0) {
    return <Notice title={t('broadcast.list.empty')} words={t('broadcast.list.empty_hint')} />
  }
  return (
    <>
      <div className={sheetStyles.sheet}>
        <table className={sheetStyles.table}>
          <thead>
            <tr>
              <th scope="col">{t('common.name')}</th>
              <th scope="col">{t('common.status')}</th>
              <th scope="col">{t('template.label')}</th>
              <th scope="col">{t('broadcast.audience.title')}</th>
              <th scope="col">{t('broadcast.time.when')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} inbox={inboxes.find(({ id }) => id === row.inbox_id)?.name} />
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore of={list} words={t('broadcast.list.show_older')} />
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
          <span className={`${common.quiet} ${sheetStyles.below}`}>
            {say('broadcast.page.inbox', { inbox: <bdi>{inbox}</bdi> })}
          </span>
        )}
      </th>
      <td>
        <StateBadge state={state} />
      </td>
      <td>
        <span>
          <bdi>{template.name}</bdi> <span className={common.quiet}>{template.language}</span>
        </span>
      </td>
      <td>
        {people(recipients)}
        <span className={`${common.quiet} ${sheetStyles.below}`}>
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
    return state === 'cancelled'
      ? say('broadcast.list.cancelled_at', { time })
      : say('broadcast.list.finished_at', { time })
  }
  if (state === 'scheduled' && send_at !== null)
    return say('broadcast.list.scheduled_for', { time: <Moment at={send_at} /> })
  if (started_at !== null) return say('broadcast.list.started_at', { time: <Moment at={started_at} /> })
  return say('broadcast.list.created_at', { time: <Moment at={created_at} /> })
}

function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{longTime(at)}</time>
}
