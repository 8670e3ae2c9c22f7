import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { conflictsQuery } from '../../api/queries'
import { own } from '../../util/own'

const STEPS: Record<string, number> = { j: 1, k: -1 }

/** j and k move through the questions; s asks who goes on, d goes to the button for two people, l leaves it for later. */
export function useConflictKeys(selected: string | undefined): void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]')) return
      const step = own(STEPS, key)
      if (step === undefined) {
        if (!/^[sdl]$/.test(key)) return
        const button = document.querySelector<HTMLButtonElement>(`main button[data-key=${key}]`)
        if (button === null) return
        event.preventDefault()
        // What decides at once wants one more press.
        if (key === 'd') button.focus()
        else button.click()
        return
      }
      const pages = queries.getQueryData(conflictsQuery.queryKey)?.pages ?? []
      const ids = pages.flatMap((page) => page.data.map(({ id }) => id))
      const at = selected === undefined ? -1 : ids.indexOf(selected)
      const next = ids[Math.max(0, Math.min(ids.length - 1, at + step))]
      if (next === undefined) return
      event.preventDefault()
      void navigate({ to: '/conflicts/$conflict_id', params: { conflict_id: next } })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [queries, navigate, selected])
}
