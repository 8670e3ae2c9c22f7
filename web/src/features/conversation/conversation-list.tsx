import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { conversationsQuery, inboxesQuery } from '../../api/queries'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { filtersOf, type InboxSearch, narrowingOf, type View } from '../../paths'
import { Notice } from '../../ui/notice'
import panesStyles from '../../ui/panes.module.css'
import { Unready } from '../../ui/unready'
import { MentionsList } from '../note/mentions-list'
import { SearchResults } from '../search/search-results'
import { BulkBar, useBulk } from './bulk-bar'
import styles from './conversation-list.module.css'
import { ConversationRow } from './conversation-row'
import { usePicks } from './use-picks'

const ROW_PX = 76

function emptyWords(view: Exclude<View, 'mentions'>): string {
  const words: Record<Exclude<View, 'mentions'>, string> = {
    mine: t('conversation.empty.mine'),
    unassigned: t('conversation.empty.unassigned'),
    unread: t('conversation.empty.unread'),
    open: t('conversation.empty.open'),
    pending: t('conversation.empty.pending'),
    snoozed: t('conversation.empty.snoozed'),
    resolved: t('conversation.empty.resolved'),
    all: t('conversation.empty.all'),
  }
  return words[view]
}

type Props = { search: InboxSearch; selected: string | undefined }

export function ConversationList({ search, selected }: Props) {
  if (search.q !== undefined) return <SearchResults query={search.q} search={search} />
  const { view = 'open' } = search
  if (view === 'mentions') return <MentionsList search={search} selected={selected} />
  const narrowed = Object.values(narrowingOf(search)).some((value) => value !== undefined)
  const empty = narrowed ? t('conversation.empty.filtered') : emptyWords(view)
  // What is picked in one list is nothing in another.
  return (
    <Conversations
      key={JSON.stringify(filtersOf(search))}
      search={search}
      selected={selected}
      empty={empty}
    />
  )
}

function Conversations({ search, selected, empty }: Props & { empty: string }) {
  const list = useInfiniteQuery(conversationsQuery(filtersOf(search)))
  const rows = list.data?.pages.flatMap((page) => page.data) ?? []
  const picks = usePicks(rows.map(({ id }) => id))
  const bulk = useBulk(picks.clear)
  if (list.isPending || (list.error && rows.length === 0))
    return <Unready of={list} title={t('conversation.list.load_failed')} />
  const picked = new Set(picks.picked)
  return (
    <>
      {bulk.said}
      {picked.size > 0 && (
        <BulkBar
          picked={rows.filter(({ id }) => picked.has(id))}
          all={picked.size === rows.length}
          pickAll={picks.pickAll}
          clear={picks.clear}
          change={(change) => bulk.run(change, picks.picked)}
          busy={bulk.busy}
        />
      )}
      {rows.length === 0 ? (
        <NobodyWaits words={empty} />
      ) : (
        <Rows list={list} rows={rows} selected={selected}>
          {(row) => (
            <ConversationRow
              conversation={row}
              search={search}
              selected={row.id === selected}
              picked={picked.has(row.id)}
              pick={(through) => picks.pick(row.id, through)}
            />
          )}
        </Rows>
      )}
    </>
  )
}

type RowsProps = {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
  rows: Conversation[]
  selected: string | undefined
  children: (row: Conversation) => ReactNode
}

/** Of any number of rows, those that are in view; the next page is read before its end is. */
function Rows({ list, rows, selected, children }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (last >= rows.length - 5 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  const shown = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (shown.current === selected) return
    const at = rows.findIndex(({ id }) => id === selected)
    if (at < 0) return
    // Once for each: a list that changes must not move under a user who scrolls it.
    shown.current = selected
    virtual.scrollToIndex(at)
  }, [selected, rows, virtual])
  return (
    <div className={panesStyles.scroll} ref={scroller}>
      <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <li key={key} style={{ transform: `translateY(${start}px)`, height: ROW_PX }}>
              {children(row)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** In place of an empty list: no conversation matches, or no number is connected yet. */
function NobodyWaits({ words }: { words: string }) {
  const inboxes = useQuery(inboxesQuery).data?.data
  if (inboxes?.length !== 0) return <Notice title={t('conversation.list.empty')} words={words} />
  return (
    <Notice title={t('inbox.none_connected.title')} words={t('inbox.none_connected.hint')}>
      <Button component={Link} to="/connect">
        {t('onboarding.title')}
      </Button>
    </Notice>
  )
}
