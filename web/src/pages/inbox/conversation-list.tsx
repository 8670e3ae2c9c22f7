import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { conversationsQuery } from '../../api/queries'
import { Unready } from '../../components/unready'
import { filtersOf, type InboxSearch, type View } from '../../paths'
import { Notice } from '../../ui/notice'
import { ConversationRow } from './conversation-row'
import { MentionsList } from './notes/mentions-list'
import { SearchResults } from './search/search-results'

const ROW_PX = 76

const EMPTY: Record<Exclude<View, 'mentions'>, string> = {
  mine: 'No open conversation is assigned to you.',
  unassigned: 'Every open conversation has somebody.',
  open: 'No conversation is open.',
  pending: 'No conversation is pending.',
  snoozed: 'No conversation is snoozed.',
  resolved: 'No conversation is resolved.',
}

type Props = { search: InboxSearch; selected: string | undefined }

export function ConversationList({ search, selected }: Props) {
  if (search.q !== undefined) return <SearchResults query={search.q} search={search} />
  const { view = 'open' } = search
  if (view === 'mentions') return <MentionsList search={search} selected={selected} />
  return <Conversations search={search} selected={selected} empty={EMPTY[view]} />
}

function Conversations({ search, selected, empty }: Props & { empty: string }) {
  const list = useInfiniteQuery(conversationsQuery(filtersOf(search)))
  const rows = list.data?.pages.flatMap((page) => page.data) ?? []
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
  if (list.isPending || (list.error && rows.length === 0))
    return <Unready of={list} title="The list cannot be shown" />
  if (rows.length === 0) return <Notice title="Nobody is waiting" words={empty} />
  return (
    <div className="list-scroll" ref={scroller}>
      <ul className="rows" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <li key={key} style={{ transform: `translateY(${start}px)`, height: ROW_PX }}>
              <ConversationRow conversation={row} search={search} selected={row.id === selected} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
