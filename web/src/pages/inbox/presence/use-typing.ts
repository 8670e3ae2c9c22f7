import { useEffect, useRef } from 'react'
import { sayGone, sayHere } from '../../../api/presence'

const AGAIN_MS = 3_000
const STOPPED_MS = 4_000
const HERE_MS = 20_000

/**
 * Says that whoever works here looks at a conversation, while the page is in view. Returns what a field of theirs calls
 * whenever something is typed, with whether anything stands in it now.
 */
export function useTyping(conversation_id: string): (something: boolean) => void {
  const said_at = useRef(Number.NEGATIVE_INFINITY)
  const stopping = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    const here = () => {
      if (document.visibilityState === 'visible') sayHere(conversation_id, stopping.current !== undefined)
    }
    here()
    const again = setInterval(here, HERE_MS)
    document.addEventListener('visibilitychange', here)
    return () => {
      clearInterval(again)
      clearTimeout(stopping.current)
      stopping.current = undefined
      document.removeEventListener('visibilitychange', here)
      sayGone(conversation_id)
    }
  }, [conversation_id])
  return (something) => {
    clearTimeout(stopping.current)
    const stop = () => {
      stopping.current = undefined
      said_at.current = Number.NEGATIVE_INFINITY
      sayHere(conversation_id, false)
    }
    if (!something) {
      if (stopping.current !== undefined) stop()
      return
    }
    stopping.current = setTimeout(stop, STOPPED_MS)
    if (performance.now() - said_at.current < AGAIN_MS) return
    said_at.current = performance.now()
    sayHere(conversation_id, true)
  }
}
