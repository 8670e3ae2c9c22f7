import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'

/** Everything by its name, or the sheet of all keys. */
export type Overlay = 'palette' | 'keys'

const DIALOG = '[aria-modal=true]'
const TYPING = 'input, textarea, select, [contenteditable]'

const Overlays = lazy(async () => ({ default: (await import('./overlays')).Overlays }))

/** Ctrl+K or ⌘K opens the palette, a question mark the keys; neither is loaded before it is needed. */
export function useOverlay(): { show: (overlay: Overlay) => void; overlay: ReactNode } {
  const [shown, setShown] = useState<Overlay | null>(null)
  const [wanted, setWanted] = useState(false)
  if (shown !== null && !wanted) setWanted(true)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const asked = overlayOf(event)
      // What is open already is to be answered first.
      if (asked === null || document.querySelector(DIALOG) !== null) return
      event.preventDefault()
      setShown(asked)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  useEffect(() => {
    if (shown === null) return
    // A user who types while it loads means the palette, not the keys of the page: an e would resolve.
    const hold = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || document.querySelector(DIALOG) !== null) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', hold, true)
    return () => document.removeEventListener('keydown', hold, true)
  }, [shown])
  return {
    show: setShown,
    overlay: wanted && (
      <Suspense fallback={null}>
        <Overlays shown={shown} show={setShown} />
      </Suspense>
    ),
  }
}

function overlayOf({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): Overlay | null {
  if (altKey) return null
  if (ctrlKey || metaKey) return key.toLowerCase() === 'k' && !shiftKey ? 'palette' : null
  if (key !== '?' || (target instanceof Element && target.closest(TYPING))) return null
  return 'keys'
}
