import { Badge } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { pollOf, type RecipientFilter, recipientsQuery } from '../../api/broadcasts'
import type { Broadcast, Recipient } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Notice } from '../../ui/notice'
import sheetStyles from '../../ui/sheet.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { addressWords, outcomeWords } from './broadcast-words'
import { whyWords } from './reason-words'
import styles from './recipients.module.css'

type Props = { broadcast: Broadcast; filter: RecipientFilter }

/** A row for each: what became of it, or why they get nothing. */
export function Recipients({ broadcast, filter }: Props) {
  const list = useInfiniteQuery({
    ...recipientsQuery(broadcast.id, filter),
    refetchInterval: pollOf(broadcast),
  })
  // The rows may have been read before the last counts, which end the polling.
  const { counts } = broadcast
  const { refetch } = list
  const read_for = useRef(counts)
  useEffect(() => {
    if (read_for.current === counts) return
    read_for.current = counts
    void refetch()
  }, [counts, refetch])
  if (list.data === undefined)
    return (
      <Unready
        of={list}
        title={t('broadcast.recipient.load_failed')}
        label={t('broadcast.recipient.loading')}
      />
    )
  const rows = list.data.pages.flatMap((page) => page.data)
  if (rows.length === 0) {
    const words =
      broadcast.recipients === 0
        ? t('broadcast.recipient.none_match_audience')
        : t('broadcast.recipient.none_match_filter')
    return <Notice title={t('broadcast.recipient.empty')} words={words} />
  }
  return (
    <>
      <div className={sheetStyles.sheet}>
        <table
          className={`${sheetStyles.table} ${styles.people}`}
          aria-label={t('broadcast.recipient.title')}
        >
          <thead>
            <tr>
              <th scope="col">{t('broadcast.recipient.label')}</th>
              <th scope="col">{t('broadcast.recipient.outcome')}</th>
              <th scope="col">{t('broadcast.recipient.reason_or_address')}</th>
              <th scope="col">
                <span className={common.unseen}>{t('conversation.label')}</span>
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
      <ShowMore of={list} words={t('broadcast.recipient.show_more')} />
    </>
  )
}

function Row({ row }: { row: Recipient }) {
  const { state, display_name, conversation_id, address_kind } = row
  const { name, colour } = outcomeWords(state)
  const who =
    display_name ?? (state === 'erased' ? t('broadcast.recipient.erased_contact') : t('contact.unknown'))
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
      <td>
        {why ?? (address_kind !== null && <span className={common.quiet}>{addressWords(address_kind)}</span>)}
      </td>
      <td>
        {conversation_id !== null && (
          <Link
            to="/inbox/$conversation_id"
            params={{ conversation_id }}
            aria-label={t('conversation.open_with', { name: who })}
          >
            {t('common.open')}
          </Link>
        )}
      </td>
    </tr>
  )
}
