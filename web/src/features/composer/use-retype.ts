import { useRef } from 'react'
import { flushSync } from 'react-dom'

type Retyped = { text: string; selection: [number, number] }

/** For a text field: the ref that it takes, and what changes its text around the selection. */
export function useRetype(edit: (text: string) => void) {
  const field = useRef<HTMLTextAreaElement>(null)
  const retype = (change: (selected: [number, number]) => Retyped) => {
    const input = field.current
    if (input === null) return
    const { text, selection } = change([input.selectionStart, input.selectionEnd])
    // At once: what is typed next belongs there.
    flushSync(() => edit(text))
    input.focus()
    input.setSelectionRange(...selection)
  }
  return { field, retype }
}
