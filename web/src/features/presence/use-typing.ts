import { useEffect, useRef } from 'react'
import { sayGone, sayHere } from '../../api/presence'

const AGAIN_MS = 3_000
const STOPPED_MS = 4_000
const HERE_MS = 20_000

/** Where something is being typed in this window. */
const typing_in = new Set<string>()

/** Tells others that the user looks at a conversation, while the page is in view. */
export function useHere(conversation_id: string): void {
  useEffect(() => {
    const here = () => {
      if (document.visibilityState === 'visible') sayHere(conversation_id, typing_in.has(conversation_id))
    }
    here()
    const again = setInterval(here, HERE_MS)
    document.addEventListener('visibilitychange', here)
    return () => {
      clearInterval(again)
      document.removeEventListener('visibilitychange', here)
      sayGone(conversation_id)
    }
  }, [conversation_id])
}

/** For a field in which a member types: to be called on every change, with whether the field has text now. */
export function useTyping(conversation_id: string): (something: boolean) => void {
  const said_at = useRef(Number.NEGATIVE_INFINITY)
  const stopping = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(
    () => () => {
      clearTimeout(stopping.current)
      typing_in.delete(conversation_id)
    },
    [conversation_id],
  )
  const stop = () => {
    if (!typing_in.delete(conversation_id)) return
    said_at.current = Number.NEGATIVE_INFINITY
    sayHere(conversation_id, false)
  }
  return (something) => {
    clearTimeout(stopping.current)
    if (!something) {
      stop()
      return
    }
    stopping.current = setTimeout(stop, STOPPED_MS)
    typing_in.add(conversation_id)
    if (performance.now() - said_at.current < AGAIN_MS) return
    said_at.current = performance.now()
    sayHere(conversation_id, true)
  }
}
