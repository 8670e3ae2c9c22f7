import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { InboxSearch } from '../../paths'

const FIELD = '[data-key=search]'
const RESULT = '[data-result]'
// Where Escape means something else.
const OWN_ESCAPE = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]'

/**
 * From the search field and among what is found: arrows, or j and k, move, Enter opens; Escape ends the search. Heard before
 * the keys of the inbox, which mean its list by the same letters.
 */
export function useResultKeys(search: InboxSearch): void {
  const navigate = useNavigate()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
      const in_field = target.matches(FIELD)
      const results = [...document.querySelectorAll<HTMLElement>(RESULT)]
      const at = results.indexOf(target)
      const among = in_field || at !== -1
      const step = among ? stepOf(event.key, in_field) : null
      if (event.key === 'Escape' && (among || target.closest(OWN_ESCAPE) === null)) {
        endSearch()
        void navigate({ to: '.', search: { ...search, q: undefined }, replace: true })
      } else if (step === null) return
      else if (at + step < 0) document.querySelector<HTMLElement>(FIELD)?.focus()
      else results[at + step]?.focus()
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', listen, true)
    return () => document.removeEventListener('keydown', listen, true)
  })
}

function stepOf(key: string, in_field: boolean): 1 | -1 | null {
  if (key === 'ArrowDown' || (in_field ? key === 'Enter' : key === 'j')) return 1
  if (!in_field && (key === 'ArrowUp' || key === 'k')) return -1
  return null
}

/** The field keeps its own text: only what it begins with is in the address. */
function endSearch(): void {
  const field = document.querySelector<HTMLInputElement>(FIELD)
  if (field === null) return
  field.value = ''
  field.focus()
}
