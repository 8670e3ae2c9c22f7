import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

// This near to an end, more is read.
const NEAR_PX = 800
const AT_END_PX = 40

type Options = {
  /** Changes with what is shown. */
  shown: unknown
  /** Whether newer messages exist than those that are shown. */
  more_newer: boolean
  readOlder: () => void
  readNewer: () => void
}

/**
 * Scrolls a box whose content is laid out from its bottom (`column-reverse`): at the newest message the reader stays
 * there, and elsewhere the reader keeps their place, whatever is added or removed above or below.
 */
export function useThreadScroll(box: RefObject<HTMLElement | null>, options: Options) {
  const { shown, more_newer, readOlder, readNewer } = options
  const [at_bottom, setAtBottom] = useState(true)
  // The first entry in sight and where it stands; null at the newest one.
  const held = useRef<{ key: string; top: number } | null>(null)
  const hold = () => {
    const element = box.current
    if (element === null) return
    // From the bottom upwards the place is negative.
    const bottom = element.scrollTop > -AT_END_PX
    held.current = bottom && !more_newer ? null : firstInSight(element)
    setAtBottom(bottom)
  }
  const readOn = () => {
    const element = box.current
    if (element === null) return
    const { scrollTop, scrollHeight, clientHeight } = element
    if (scrollHeight + scrollTop - clientHeight < NEAR_PX) readOlder()
    if (-scrollTop < NEAR_PX) readNewer()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about what is shown
  useLayoutEffect(() => {
    const [element, place] = [box.current, held.current]
    if (element === null) return
    const entry = place && entryOf(element, place.key)
    if (place && entry) element.scrollTop += topOf(element, entry) - place.top
    readOn()
  }, [shown])
  /** Puts an entry in the middle. False where it is not among those that are shown. */
  const show = (key: string): boolean => {
    const element = box.current
    const entry = element && entryOf(element, key)
    if (!element || !entry) return false
    entry.scrollIntoView({ block: 'center' })
    hold()
    entry.querySelector<HTMLElement>('article')?.focus({ preventScroll: true })
    return true
  }
  const toEnd = () => {
    held.current = null
    if (box.current) box.current.scrollTop = 0
    setAtBottom(true)
  }
  const onScroll = () => {
    hold()
    readOn()
  }
  return { at_end: at_bottom && !more_newer, onScroll, show, toEnd }
}

function firstInSight(box: HTMLElement): { key: string; top: number } | null {
  for (const entry of box.querySelectorAll<HTMLElement>('[data-entry]')) {
    const top = topOf(box, entry)
    if (top + entry.offsetHeight > 0) return { key: entry.dataset.entry ?? '', top }
  }
  return null
}

function entryOf(box: HTMLElement, key: string): HTMLElement | null {
  return box.querySelector(`[data-entry="${CSS.escape(key)}"]`)
}

function topOf(box: HTMLElement, entry: HTMLElement): number {
  return entry.getBoundingClientRect().top - box.getBoundingClientRect().top
}
