import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { offeredRepliesQuery } from '../../api/canned-replies'

// A slash at the very start, and as yet nothing but one word behind it.
const ASKS = /^\/(\S*)$/u

/** Offers canned replies while the text is a slash and a word. `take` puts the chosen one in place of the text. */
export function useCannedReplies(text: string, take: (reply: string) => void) {
  const list_id = useId()
  const asked = ASKS.exec(text)?.[1] ?? null
  const [closed_for, close] = useState<string | null>(null)
  const [chosen, choose] = useState(0)
  const found = useQuery({
    ...offeredRepliesQuery(asked ?? ''),
    enabled: asked !== null,
    placeholderData: (before) => before,
  })
  const open = asked !== null && closed_for !== text
  const replies = open ? (found.data ?? []) : []
  const at = Math.min(chosen, replies.length - 1)
  const optionId = (id: string) => `${list_id}-${id}`
  const pick = (reply: string) => {
    choose(0)
    take(reply)
  }
  /** Whether the key was meant for the list. */
  const takeKey = (event: KeyboardEvent): boolean => {
    if (!open || (replies.length === 0 && event.key !== 'Escape')) return false
    if (event.key === 'ArrowDown') choose((at + 1) % replies.length)
    else if (event.key === 'ArrowUp') choose((at + replies.length - 1) % replies.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(replies[at]?.text ?? text)
    else if (event.key === 'Escape') close(text)
    else return false
    event.preventDefault()
    return true
  }
  const active = replies[at]
  const input = active && {
    'aria-autocomplete': 'list' as const,
    'aria-controls': list_id,
    'aria-activedescendant': optionId(active.id),
  }
  const list = open && found.data && (
    <div className="canned">
      {replies.length === 0 && (
        <p className="quiet" role="status">
          No canned reply fits. Escape closes this.
        </p>
      )}
      <div role="listbox" id={list_id} aria-label="Canned replies">
        {replies.map((reply, index) => (
          <div
            key={reply.id}
            id={optionId(reply.id)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The text keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault()
              pick(reply.text)
            }}
          >
            <strong>/{reply.shortcut}</strong> <bdi>{reply.text}</bdi>
          </div>
        ))}
      </div>
    </div>
  )
  return { list, input, takeKey }
}
