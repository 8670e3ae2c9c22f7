import { SelfsameError } from './error.ts'
import { parseEventStream, readChunks } from './event-stream.ts'
import type { EventType, FeedEvent } from './event-types.ts'

type Kind = EventType extends `${infer Name}.${string}` ? Name : never

export type FeedOptions = {
  /** The `seq` of the last event that was dealt with; `now`: only what happens from now on; absent: from the beginning. */
  after?: number | 'now'
  /** Only these; `message.*` for all of a kind. */
  types?: readonly (EventType | `${Kind}.*`)[]
  /** Ends the loop, without an error. */
  signal?: AbortSignal
  /** Called for each failure that is waited out, such as an unreachable server: for a log. */
  onTrouble?: (error: unknown) => void
  /** False: ends where the feed ends, instead of waiting for what happens. */
  follow?: boolean
}

type Page = { data: FeedEvent[]; next_after: number }

/** How the feed is asked for: a page, or a stream that goes on. Both throw where the answer is not a success. */
export type Source = {
  page(query: { after: number; limit: number; types?: string }, signal: AbortSignal): Promise<Page>
  stream(query: { after?: number; types?: string }, signal: AbortSignal): Promise<Response>
}

export const PACE = { retry_ms: 1000, longest_retry_ms: 30_000, answer_ms: 30_000, silent_ms: 45_000 }

const PAGE = 500
// A wrong request stays wrong when repeated; an overloaded or absent server recovers.
const PASSING = [408, 425, 429]

/** The position; `after` is null until the server has reported where the feed ends. */
type Place = { after: number | null; failures: number }

/**
 * Every event after a position in order, then each new one. Reads pages to the end, then a stream; if the stream
 * breaks, or something in between blocks it, pages again after a pause. Throws errors that a retry can't fix.
 */
export async function* readFeed(
  source: Source,
  { after = 0, types, signal, onTrouble, follow = true }: FeedOptions,
  pace = PACE,
): AsyncGenerator<FeedEvent, void> {
  const place: Place = { after: after === 'now' ? null : after, failures: 0 }
  const wish = types === undefined ? {} : { types: types.join(',') }
  const end = new AbortController()
  const ends = AbortSignal.any(signal ? [signal, end.signal] : [end.signal])
  try {
    while (!ends.aborted) {
      let asked_ms: number | null = null
      let by_stream = false
      try {
        if (place.after !== null) yield* readPages(source, place, wish, ends, pace)
        if (!follow) return
        by_stream = place.after !== null
        yield* readStream(source, place, wish, ends, pace)
      } catch (error) {
        if (ends.aborted) return
        // A page comes after a stream that is refused, and tells whether it is the key or something in between.
        if (!by_stream && !passes(error)) throw error
        onTrouble?.(error)
        place.failures += 1
        if (error instanceof SelfsameError) asked_ms = error.retry_after_ms
      }
      const planned_ms = Math.min(pace.retry_ms * 2 ** Math.max(place.failures - 1, 0), pace.longest_retry_ms)
      // Clients that lost the server together must not reconnect together.
      await pause(Math.max(planned_ms * (0.5 + Math.random() / 2), asked_ms ?? 0), ends)
    }
  } finally {
    // The loop was left: what is under way ends.
    end.abort()
  }
}

async function* readPages(
  source: Source,
  place: Place,
  wish: { types?: string },
  ends: AbortSignal,
  { answer_ms }: typeof PACE,
): AsyncGenerator<FeedEvent, void> {
  for (;;) {
    const after = place.after ?? 0
    const within = AbortSignal.any([ends, AbortSignal.timeout(answer_ms)])
    const { data, next_after } = await source.page({ after, limit: PAGE, ...wish }, within)
    place.failures = 0
    for (const event of data) {
      if (ends.aborted) return
      place.after = event.seq
      yield event
    }
    place.after = next_after
    if (next_after === after) return
  }
}

async function* readStream(
  source: Source,
  place: Place,
  wish: { types?: string },
  ends: AbortSignal,
  { answer_ms, silent_ms }: typeof PACE,
): AsyncGenerator<FeedEvent, void> {
  const connection = new AbortController()
  const timer = setTimeout(() => connection.abort(new Error('The server does not respond.')), answer_ms)
  try {
    const from = place.after === null ? {} : { after: place.after }
    const signal = AbortSignal.any([ends, connection.signal])
    const { body, headers } = await source.stream({ ...from, ...wish }, signal)
    clearTimeout(timer)
    if (body === null || !headers.get('content-type')?.startsWith('text/event-stream')) {
      throw new Error('The response is not an event stream.')
    }
    for await (const { id, data } of parseEventStream(readChunks(body, silent_ms))) {
      if (ends.aborted) return
      if (id !== null) place.after = Number(id)
      place.failures = 0
      // The server writes each event as a page has it.
      if (data !== '') yield JSON.parse(data) as FeedEvent
    }
  } finally {
    clearTimeout(timer)
    connection.abort()
  }
}

function passes(error: unknown): boolean {
  if (!(error instanceof SelfsameError)) return true
  return error.status >= 500 || PASSING.includes(error.status)
}

function pause(after_ms: number, ends: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ends.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      ends.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, after_ms)
    ends.addEventListener('abort', done)
  })
}
