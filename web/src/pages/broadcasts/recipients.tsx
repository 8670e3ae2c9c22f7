import { Badge } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { pollOf, type RecipientFilter, recipientsQuery } from '../../api/broadcasts'
import type { Broadcast, Recipient } from '../../api/types'
import { ShowMore } from '../../components/show-more'
import { Unready } from '../../components/unready'
import { Notice } from '../../ui/notice'
import { addressWords, OUTCOME_WORDS } from './broadcast-words'
import { whyWords } from './reason-words'

type Props = { broadcast: Broadcast; filter: RecipientFilter }

/** A row for each: what became of it, or why they get nothing. */
export function Recipients({ broadcast, filter }: Props) {
  const list = useInfiniteQuery({
    ...recipientsQuery(broadcast.id, filter),
    refetchInterval: pollOf(broadcast),
  })
  if (list.data === undefined)
    return <Unready of={list} title="The people cannot be shown" label="Loading people" />
  const rows = list.data.pages.flatMap((page) => page.data)
  if (rows.length === 0) {
    const words =
      broadcast.recipients === 0 ? 'No contact fits what you asked for.' : 'Nobody is among these now.'
    return <Notice title="Nobody" words={words} />
  }
  return (
    <>
      <div className="sheet">
        <table className="sheet-table people-table" aria-label="People">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Outcome</th>
              <th scope="col">Why, or how</th>
              <th scope="col">
                <span className="unseen">Conversation</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.position} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore of={list} words="Show more people" />
    </>
  )
}

function Row({ row }: { row: Recipient }) {
  const { state, display_name, conversation_id, address_kind } = row
  const { name, colour } = OUTCOME_WORDS[state]
  const who = display_name ?? (state === 'erased' ? 'An erased person' : 'Unknown contact')
  const why = whyWords(row)
  return (
    <tr>
      <th scope="row">
        <bdi>{who}</bdi>
      </th>
      <td>
        <Badge variant="light" color={colour}>
          {name}
        </Badge>
      </td>
      <td>{why ?? (address_kind !== null && <span className="quiet">{addressWords(address_kind)}</span>)}</td>
      <td>
        {conversation_id !== null && (
          <Link
            to="/inbox/$conversation_id"
            params={{ conversation_id }}
            aria-label={`Open the conversation with ${who}`}
          >
            Open
          </Link>
        )}
      </td>
    </tr>
  )
}
