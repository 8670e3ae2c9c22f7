import { Badge } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { pollOf, type RecipientFilter, recipientsQuery } from '../../api/broadcasts'
import type { Broadcast, Recipient } from '../../api/types'
import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { addressWords, outcomeWords } from './broadcast-words'
import { whyWords } from './reason-words'

type Props = { broadcast: Broadcast; filter: RecipientFilter }

/** A row for each: what became of it, or why they get nothing. */
export function Recipients({ broadcast, filter }: Props) {
  const list = useInfiniteQuery({
    ...recipientsQuery(broadcast.id, filter),
    refetchInterval: pollOf(broadcast),
  })
  if (list.data === undefined)
    return <Unready of={list} title={t('Can’t load recipients')} label={t('Loading recipients')} />
  const rows = list.data.pages.flatMap((page) => page.data)
  if (rows.length === 0) {
    const words =
      broadcast.recipients === 0
        ? t('No contact matches the audience.')
        : t('No recipient matches this filter.')
    return <Notice title={t('No recipients')} words={words} />
  }
  return (
    <>
      <div className="sheet">
        <table className="sheet-table people-table" aria-label={t('Recipients')}>
          <thead>
            <tr>
              <th scope="col">{t('Recipient')}</th>
              <th scope="col">{t('Outcome')}</th>
              <th scope="col">{t('Reason or address')}</th>
              <th scope="col">
                <span className="unseen">{t('Conversation')}</span>
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
      <ShowMore of={list} words={t('Show more recipients')} />
    </>
  )
}

function Row({ row }: { row: Recipient }) {
  const { state, display_name, conversation_id, address_kind } = row
  const { name, colour } = outcomeWords(state)
  const who = display_name ?? (state === 'erased' ? t('Erased contact') : t('Unknown contact'))
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
            aria-label={t('Open conversation with {name}', { name: who })}
          >
            {t('Open')}
          </Link>
        )}
      </td>
    </tr>
  )
}
