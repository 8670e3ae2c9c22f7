import { useEffect, useState } from 'react'
import { useMarkRead } from '../../api/reads'
import type { Conversation } from '../../api/types'

// A reader who walks through the list by keyboard has not read what they pass.
const READ_AFTER_MS = 600

/**
 * The id of the first message that was unread when the conversation was opened, or that came after the reader had turned
 * away; null if there is none. What is in sight is marked as read.
 */
export function useUnseen(
  { id, first_unread_message_id: first, last_unread_message_id: last }: Conversation,
  in_sight: boolean,
): string | null {
  const { mutate } = useMarkRead(id)
  const looks = usePageVisible() && in_sight
  const [shown, show] = useState(first)
  const [looked, setLooked] = useState(looks)
  useEffect(() => {
    if (!looks || last === null) return
    const timer = setTimeout(() => mutate(last), READ_AFTER_MS)
    return () => clearTimeout(timer)
  }, [looks, last, mutate])
  // A line that is there stays while it is looked for; what comes meanwhile needs none.
  if (!looks && first !== null && first !== shown) show(first)
  if (looked !== looks) {
    setLooked(looks)
    if (looked && first === null) show(null)
  }
  return shown
}

function usePageVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}
