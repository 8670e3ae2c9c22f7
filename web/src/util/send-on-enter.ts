import type { KeyboardEvent } from 'react'

/** Enter sends what a text area holds, Shift and Enter begin a line, and Escape leaves the text area. */
export function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>, send: () => void): void {
  if (event.key === 'Escape') event.currentTarget.blur()
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  send()
}
