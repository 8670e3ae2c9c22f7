import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { conversationsQuery } from '../../api/queries'
import { filtersOf, type InboxSearch, toConversation } from '../../paths'

const TYPING = 'input, textarea, select, [contenteditable], [role=dialog]'

/** j and k move through the list, r goes to the answer, n to a private note, e resolves, a assigns, l labels, / searches; none of them while somebody types. */
export function useKeys(selected: string | undefined, search: InboxSearch): void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof Element && target.closest(TYPING)) return
      if (key === 'j' || key === 'k') {
        const pages = queries.getQueryData(conversationsQuery(filtersOf(search)).queryKey)
        const ids = pages?.pages.flatMap((page) => page.data.map(({ id }) => id)) ?? []
        const at = selected === undefined ? -1 : ids.indexOf(selected)
        const next = ids[Math.max(0, Math.min(ids.length - 1, at + (key === 'j' ? 1 : -1)))]
        if (next !== undefined) void navigate(toConversation(next, search))
      } else if (key === 'r') {
        press(event, '[data-key=answer]', 'click')
        press(event, '[data-key=r]', 'focus')
      } else if (key === 'n') press(event, '[data-key=n]', 'click')
      else if (key === '/') press(event, '[data-key=search]', 'focus')
      else if (key === 'e') press(event, '[data-key=e]', 'click')
      else if (key === 'l') press(event, '[data-key=l]', 'click')
      else if (key === 'a') press(event, '[data-key=a]', 'click')
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}

function press(event: KeyboardEvent, selector: string, act: 'focus' | 'click'): void {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) return
  event.preventDefault()
  found[act]()
}
