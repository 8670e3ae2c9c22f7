import { useState } from 'react'

/** Which rows of a list are picked: one, or everything between it and the one before. */
export function usePicks(ids: string[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string | null>(null)
  const pick = (id: string, through: boolean) => {
    const next = new Set(picked)
    const [from, to] = [anchor === null ? -1 : ids.indexOf(anchor), ids.indexOf(id)]
    const add = !picked.has(id)
    const range = through && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    for (const one of range) {
      if (add) next.add(one)
      else next.delete(one)
    }
    setPicked(next)
    setAnchor(id)
  }
  return {
    /** In the order of the list; a conversation that left it is no longer selected. */
    picked: ids.filter((id) => picked.has(id)),
    pick,
    pickAll: () => setPicked(new Set(ids)),
    clear: () => {
      setPicked(new Set())
      setAnchor(null)
    },
  }
}
