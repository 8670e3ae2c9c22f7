import type { QueryClient } from '@tanstack/react-query'
import { accountHeaders } from './client'

export type Connection = 'live' | 'connecting' | 'offline'

const RETRY_MS = 1500
// The server sends a heartbeat every 15 seconds: a stream that is silent for longer is dead.
const SILENT_MS = 40_000
const GATHER_MS = 120

type Happening = { type?: string; contact_id?: string | null; conversation_id?: string | null }

/**
 * Follows the feed of events, and lets what it tells of be read again. EventSource cannot name the account in a header, so
 * the stream is read by fetch. Returns what ends it.
 */
export function follow(queries: QueryClient, tell: (state: Connection) => void): () => void {
  const end = new AbortController()
  let last_id: string | null = null
  const refresh = gather(queries)
  const run = async () => {
    while (!end.signal.aborted) {
      tell(navigator.onLine ? 'connecting' : 'offline')
      try {
        await readStream(end.signal, last_id, {
          opened: () => {
            tell('live')
            // What happened while nobody listened.
            void queries.invalidateQueries()
          },
          event: (id, data) => {
            last_id = id
            refresh(data)
          },
        })
      } catch {
        // Told by the state below, and tried again.
      }
      if (end.signal.aborted) return
      tell(navigator.onLine ? 'connecting' : 'offline')
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
  void run()
  return () => end.abort()
}

type Listener = { opened: () => void; event: (id: string, data: Happening) => void }

async function readStream(signal: AbortSignal, last_id: string | null, listener: Listener): Promise<void> {
  const silent = new AbortController()
  let timer = setTimeout(() => silent.abort(), SILENT_MS)
  const response = await fetch('/v1/stream', {
    headers: { ...accountHeaders(), ...(last_id !== null && { 'Last-Event-ID': last_id }) },
    signal: AbortSignal.any([signal, silent.signal]),
  })
  if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}.`)
  listener.opened()
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      clearTimeout(timer)
      timer = setTimeout(() => silent.abort(), SILENT_MS)
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) takeBlock(block, listener)
    }
  } finally {
    clearTimeout(timer)
  }
}

function takeBlock(block: string, listener: Listener): void {
  const fields = new Map(
    block.split('\n').map((line) => [line.split(':')[0], line.slice(line.indexOf(':') + 1).trim()]),
  )
  const [id, data] = [fields.get('id'), fields.get('data')]
  if (id !== undefined && data !== undefined) listener.event(id, JSON.parse(data) as Happening)
}

/** A burst of events asks for one reading of what they are about, not for one each. */
function gather(queries: QueryClient): (happening: Happening) => void {
  const keys = new Map<string, string[]>()
  let timer: ReturnType<typeof setTimeout> | null = null
  return ({ type, contact_id, conversation_id }) => {
    keys.set('conversations', ['conversations'])
    keys.set('contacts', ['contacts'])
    keys.set('conflicts', ['conflicts'])
    if (type?.startsWith('broadcast.')) keys.set('broadcasts', ['broadcasts'])
    if (conversation_id) {
      keys.set(`m${conversation_id}`, ['messages', conversation_id])
      keys.set(`c${conversation_id}`, ['conversation', conversation_id])
    }
    // After a merge, what is open may be shown under another id than the event names.
    if (contact_id) keys.set('contact', ['contact'])
    if (timer !== null) return
    timer = setTimeout(() => {
      timer = null
      for (const queryKey of keys.values()) void queries.invalidateQueries({ queryKey })
      keys.clear()
    }, GATHER_MS)
  }
}
