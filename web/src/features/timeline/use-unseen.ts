import { useEffect, useState } from 'react'
import type { Message } from '../../api/types'
import { type Entry, firstUnseen, placeOf } from './weave'

const PREFIX = 'selfsame.seen.'

type Options = { entries: Entry[]; newest: Message | undefined; in_sight: boolean }

/**
 * The key of the first message that was unseen in this browser when the conversation was opened, or that came after the
 * reader had turned away; null if there is none. Seen means that the newest message was in sight.
 */
export function useUnseen(conversation_id: string, { entries, newest, in_sight }: Options): string | null {
  const [seen, setSeen] = useState(() => localStorage.getItem(PREFIX + conversation_id))
  const looks = usePageVisible() && in_sight
  const [looked, setLooked] = useState(looks)
  const place = newest && placeOf(newest)
  useEffect(() => {
    const before = localStorage.getItem(PREFIX + conversation_id) ?? ''
    if (looks && place !== undefined && place > before) localStorage.setItem(PREFIX + conversation_id, place)
  }, [looks, place, conversation_id])
  const unseen = firstUnseen(entries, seen)
  if (looked !== looks) {
    setLooked(looks)
    // A line that is there stays: who scrolls up may be looking for it.
    if (looked && place !== undefined && unseen === null) setSeen(place)
  }
  return unseen
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
