import type { WorldEvent } from '../world/events.ts'

/** What watchers of the sandbox see: the world's own events, and those of scenarios and traffic. */
export type SandboxEvent =
  | WorldEvent
  | {
      type: 'scenario.started'
      at_ms: number
      scenario: string
      title: string
      steps: number
      text: string
    }
  | {
      type: 'scenario.step'
      at_ms: number
      scenario: string
      /** From 1. */
      step: number
      steps: number
      action: string
      /** One plain English sentence. */
      text: string
    }
  | {
      type: 'scenario.ended'
      at_ms: number
      scenario: string
      outcome: 'finished' | 'stopped' | 'failed'
      steps_done: number
      text: string
    }
  | { type: 'callback.verified'; at_ms: number; app_id: string; url: string; ok: boolean; text: string }
  | { type: 'traffic.progress'; at_ms: number; updates: number; text: string }

/** An event with its place in the stream; `id` is what `Last-Event-ID` and `after` name. */
export type JournalEntry = { id: number; event: SandboxEvent }

const MAX_ENTRIES = 20_000
const MAX_BYTES = 64 * 1024 * 1024

/** Remembers the newest events, within fixed bounds, and passes each one on. */
export interface Journal {
  record(event: SandboxEvent): void
  after(id: number, limit: number, types?: ReadonlySet<string>): JournalEntry[]
  subscribe(listener: (entry: JournalEntry) => void): () => void
  last_id(): number
}

export function createJournal(): Journal {
  const listeners = new Set<(entry: JournalEntry) => void>()
  let entries: JournalEntry[] = []
  let start = 0
  let bytes = 0
  let last_id = 0

  function forgetOldest(): void {
    while (entries.length - start > MAX_ENTRIES || (bytes > MAX_BYTES && entries.length - start > 1)) {
      const oldest = entries[start++]
      if (oldest) bytes -= sizeOf(oldest.event)
    }
    // The head is cut off rarely, so that forgetting one entry costs nothing.
    if (start > MAX_ENTRIES) {
      entries = entries.slice(start)
      start = 0
    }
  }

  return {
    record(event) {
      const entry = { id: ++last_id, event }
      entries.push(entry)
      bytes += sizeOf(event)
      forgetOldest()
      for (const listener of listeners) listener(entry)
    },
    after(id, limit, types) {
      const found: JournalEntry[] = []
      const oldest_id = entries[start]?.id ?? last_id + 1
      for (let i = start + Math.max(0, id + 1 - oldest_id); i < entries.length; i++) {
        const entry = entries[i]
        if (!entry || (types && !types.has(entry.event.type))) continue
        found.push(entry)
        if (found.length >= limit) break
      }
      return found
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    last_id: () => last_id,
  }
}

/** Only bodies of webhooks weigh anything; the rest counts as a flat few hundred bytes. */
function sizeOf(event: SandboxEvent): number {
  return event.type === 'webhook_sent' ? event.body.length + 400 : 400
}
