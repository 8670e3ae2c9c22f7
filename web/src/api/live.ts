import type { QueryClient } from '@tanstack/react-query'
import { accountHeaders } from './client'
import { type Presence, presencesQuery } from './presence'

export type Connection = 'live' | 'connecting' | 'offline'

const RETRY_MS = 1500
// The server sends a heartbeat every 15 seconds: a stream that is silent for longer is dead.
const SILENT_MS = 40_000
const GATHER_MS = 120
// While much happens at once: still within a second, and not more often than a screen is worth reading again.
const BETWEEN_MS = 700
const FIRST_LOOK_BACK_MS = 2000
const GONE = new Set([401, 404])

const SEEING = ['team.updated', 'member.updated']

type Changes = { types: string[]; contact_ids: string[]; conversation_ids: string[]; more: boolean }

/**
 * Follows the feed of events, and lets what it tells of be read again. EventSource cannot name the account in a header, so
 * the stream is read by fetch. Returns what ends it.
 */
export function follow(queries: QueryClient, tell: (state: Connection) => void): () => void {
  const end = new AbortController()
  const network = watchNetwork(() => tell('offline'))
  let last_id: string | null = null
  let opened = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = gather(queries)
  const run = async () => {
    while (!end.signal.aborted) {
      tell(navigator.onLine ? 'connecting' : 'offline')
      try {
        await readStream(AbortSignal.any([end.signal, network.lost()]), last_id, {
          opened: () => {
            tell('live')
            // A new stream says who is here only if there is someone.
            queries.setQueryData(presencesQuery.queryKey, [])
            // What happened while no stream was open; at first that is a moment, and drawing comes first.
            clearTimeout(timer)
            timer = setTimeout(() => void queries.invalidateQueries(), opened ? 0 : FIRST_LOOK_BACK_MS)
            opened = true
          },
          // Whatever is asked for now is refused as well, and then the sign-in page comes, or the account goes.
          refused: () => void queries.invalidateQueries(),
          changes: (id, data) => {
            last_id = id
            refresh(data)
          },
          presence: (here) => queries.setQueryData(presencesQuery.queryKey, here),
        })
      } catch {
        // The state below reports it, and it is retried.
      }
      if (end.signal.aborted) return
      tell(navigator.onLine ? 'connecting' : 'offline')
      await network.back()
    }
  }
  void run()
  return () => {
    end.abort()
    clearTimeout(timer)
    network.end()
  }
}

/**
 * The browser's report of its network: a stream on a lost network does not end, and a restored one need not be waited
 * for.
 */
function watchNetwork(gone: () => void) {
  let lost = new AbortController()
  let wake = () => {}
  const offline = () => {
    lost.abort()
    gone()
  }
  const online = () => wake()
  addEventListener('offline', offline)
  addEventListener('online', online)
  return {
    /** Aborts when the network goes. */
    lost: () => {
      lost = new AbortController()
      return lost.signal
    },
    /** Waits a moment, or until the network is back. */
    back: () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, RETRY_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    end: () => {
      removeEventListener('offline', offline)
      removeEventListener('online', online)
      wake()
    },
  }
}

type Listener = {
  opened: () => void
  /** Called when the user is no longer signed in or no longer in the account. */
  refused: () => void
  changes: (id: string, data: Changes) => void
  presence: (here: Presence[]) => void
}

async function readStream(signal: AbortSignal, last_id: string | null, listener: Listener): Promise<void> {
  const silent = new AbortController()
  let timer = setTimeout(() => silent.abort(), SILENT_MS)
  const response = await fetch('/v1/stream?form=changes', {
    headers: { ...accountHeaders(), ...(last_id !== null && { 'Last-Event-ID': last_id }) },
    signal: AbortSignal.any([signal, silent.signal]),
  })
  if (GONE.has(response.status)) listener.refused()
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
  if (fields.get('event') === 'presence') {
    if (data !== undefined) listener.presence(JSON.parse(data) as Presence[])
    return
  }
  if (id !== undefined && data !== undefined) listener.changes(id, JSON.parse(data) as Changes)
}

/** A burst of changes asks for one reading of what they are about, not for one each. */
function gather(queries: QueryClient): (changes: Changes) => void {
  const keys = new Map<string, string[]>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let read_at = 0
  return ({ types, contact_ids, conversation_ids, more }) => {
    for (const key of ['conversations', 'contacts', 'conflicts']) keys.set(key, [key])
    // The user may see another part of the account now: everything on the page is read again.
    if (types.some((type) => SEEING.includes(type))) keys.set('everything', [])
    if (types.some((type) => type.startsWith('broadcast.'))) keys.set('broadcasts', ['broadcasts'])
    if (types.some((type) => type.startsWith('template.'))) keys.set('templates', ['templates'])
    // Under its new name a label is on whatever is open.
    if (types.some((type) => type.startsWith('label.'))) keys.set('conversation', ['conversation'])
    for (const conversation_id of conversation_ids) {
      keys.set(`m${conversation_id}`, ['messages', conversation_id])
      keys.set(`c${conversation_id}`, ['conversation', conversation_id])
    }
    // After a merge, what is open may be shown under another id than the changes name.
    if (contact_ids.length > 0) keys.set('contact', ['contact'])
    if (more) for (const key of ['contact', 'messages', 'conversation']) keys.set(key, [key])
    if (timer !== null) return
    timer = setTimeout(
      () => {
        timer = null
        read_at = performance.now()
        for (const queryKey of keys.values()) void queries.invalidateQueries({ queryKey })
        keys.clear()
      },
      Math.max(GATHER_MS, BETWEEN_MS - (performance.now() - read_at)),
    )
  }
}
