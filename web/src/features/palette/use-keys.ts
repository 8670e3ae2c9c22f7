import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { conversationsQuery } from '../../api/queries'
import { filtersOf, type InboxSearch, toConversation } from '../../paths'
import { type InboxKey, inboxKeys } from './keys'

const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]'

/** The keys of the inbox, off in text fields. A selection is meant before what is open. */
export function useKeys(selected: string | undefined, search: InboxSearch): void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    const move = (by: number) => {
      const pages = queries.getQueryData(conversationsQuery(filtersOf(search)).queryKey)
      const ids = pages?.pages.flatMap((page) => page.data.map(({ id }) => id)) ?? []
      const at = selected === undefined ? -1 : ids.indexOf(selected)
      const next = ids[Math.max(0, Math.min(ids.length - 1, at + by))]
      if (next !== undefined) void navigate(toConversation(next, search))
    }
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof Element && target.closest(TYPING)) return
      const found = inboxKeys().find(({ key }) => key === event.key)
      if (found === undefined) return
      if ('move' in found.how) move(found.how.move)
      else for (const { mark, act } of found.how.press) press(event, mark, act)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}

type Act = Extract<InboxKey['how'], { press: unknown }>['press'][number]['act']

// The list stands before the conversation: where rows are selected, their bar is found first.
function press(event: KeyboardEvent, mark: string, act: Act): void {
  const found = document.querySelector<HTMLElement>(mark)
  if (found === null) return
  event.preventDefault()
  found[act]()
}
