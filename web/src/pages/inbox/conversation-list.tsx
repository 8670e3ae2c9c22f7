import { Button, Loader } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { wordsOf } from '../../api/client'
import { contactSearchQuery, conversationsQuery, inboxesQuery } from '../../api/queries'
import type { Contact } from '../../api/types'
import { Unready } from '../../components/unready'
import { t } from '../../i18n/t'
import { filtersOf, type InboxSearch, type View } from '../../paths'
import { Notice } from '../../ui/notice'
import { PersonAvatar } from '../../ui/person-avatar'
import { ConversationRow } from './conversation-row'
import { MentionsList } from './notes/mentions-list'
import { useOpenThread } from './use-open-thread'

const ROW_PX = 76

const EMPTY: Record<Exclude<View, 'mentions'>, string> = {
  mine: 'No open conversation is assigned to you.',
  unassigned: 'Every open conversation has somebody.',
  open: 'No conversation is open.',
  pending: 'No conversation is pending.',
  snoozed: 'No conversation is snoozed.',
  resolved: 'No conversation is resolved.',
}

type Person = Pick<Contact, 'id' | 'display_name' | 'username' | 'phone'>
type Props = { search: InboxSearch; selected: string | undefined }

export function ConversationList({ search, selected }: Props) {
  if (search.q !== undefined) return <People query={search.q} search={search} />
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
  if (rows.length === 0) return <NobodyWaits words={empty} />
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

/** Nobody is there, or nothing that somebody could write to. */
function NobodyWaits({ words }: { words: string }) {
  const inboxes = useQuery(inboxesQuery).data?.data
  if (inboxes?.length !== 0) return <Notice title={t('Nobody is waiting')} words={words} />
  return (
    <Notice
      title={t('No number is connected yet')}
      words={t('Connect one, and what people write to it is here.')}
    >
      <Button component={Link} to="/connect">
        {t('Connect WhatsApp')}
      </Button>
    </Notice>
  )
}

function People({ query, search }: { query: string; search: InboxSearch }) {
  const found = useQuery({ ...contactSearchQuery(query), placeholderData: (before) => before })
  if (found.isPending) return <Loader className="pane-loader" aria-label="Searching" />
  if (found.error) return <Notice title="The search failed" words={wordsOf(found.error)} />
  const people = found.data.data
  if (people.length === 0) return <Notice title="Nobody found" words="Former names and numbers count too." />
  return (
    <ul className="list-scroll people">
      {people.map((person) => (
        <li key={person.id}>
          <PersonRow person={person} search={search} />
        </li>
      ))}
    </ul>
  )
}

function PersonRow({ person, search }: { person: Person; search: InboxSearch }) {
  const opening = useOpenThread(person.id, search)
  return (
    <button type="button" className="row" onClick={() => opening.mutate()}>
      <PersonAvatar id={person.id} name={person.display_name} />
      <span className="row-main">
        <strong>
          <bdi>{person.display_name}</bdi>
        </strong>
        <span className="row-text">
          {opening.data === false
            ? 'No conversation yet'
            : [person.username && `@${person.username}`, person.phone].filter(Boolean).join(' · ')}
        </span>
      </span>
    </button>
  )
}
