import { type Dispatcher, errors, Pool } from 'undici'
import { guardedLookup, type JudgeAddress, literalAddress, mayReach } from './addresses.ts'

/** What one HTTP try came to. Only a status from 200 to 299 is a success; a redirect is none and is not followed. */
export type PostOutcome = {
  ok: boolean
  status: number | null
  /** A class of error in one word; null where it succeeded. */
  error: string | null
  /** The beginning of the answer. */
  answer: string | null
  duration_ms: number
  retry_after: string | null
}

export type Target = { endpoint_id: string; url: string; concurrency: number }
export type Post = { headers: Record<string, string>; body: string | Buffer }

export type Poster = {
  /** Never throws. */
  post(target: Target, post: Post): Promise<PostOutcome>
  /** Lets go of the connections to an endpoint once they are unused. */
  forget(endpoint_id: string): void
  /** Breaks off what is under way. */
  close(): Promise<void>
}

const CONNECT_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 15_000
const KEEP_ALIVE_MS = 30_000
const KEPT_OF_ANSWER = 1024
// A connection with less than this left to read is worth keeping.
const MOST_READ = 64 * 1024

/** Error classes by the codes of Node and undici; what is not here is `connection_failed`. */
const CLASSES: [pattern: RegExp, error: string][] = [
  [/^ADDRESS_REFUSED$/, 'address_refused'],
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, 'name_not_found'],
  [/^ECONNREFUSED$/, 'connection_refused'],
  [/^(UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_ABORTED|ETIMEDOUT)$/, 'timeout'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'connection_lost'],
  [/^(CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|EPROTO)$/, 'tls_failed'],
  [/^(HPE_\w+|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_\w+)$/, 'unreadable_answer'],
]

type Line = { url: string; concurrency: number; origin: string; path: string; refused: boolean; pool: Pool }

/** Posts to endpoints over connections that are kept, those of each endpoint apart: a slow one blocks no other. */
export function buildPoster(judge: JudgeAddress, answer_within_ms = ANSWER_WITHIN_MS): Poster {
  const lines = new Map<string, Line>()
  const letGo = (line: Line | undefined) => line?.pool.close().catch(() => undefined)

  function lineTo({ endpoint_id, url, concurrency }: Target): Line {
    const known = lines.get(endpoint_id)
    if (known?.url === url && known.concurrency === concurrency) return known
    void letGo(known)
    const line = openLine(judge, url, concurrency)
    lines.set(endpoint_id, line)
    return line
  }

  return {
    post: async (target, post) => {
      const began = performance.now()
      const took = () => Math.round(performance.now() - began)
      try {
        const line = lineTo(target)
        if (line.refused) return failed('address_refused', took())
        return judgeAnswer(await ask(line, post, answer_within_ms), took())
      } catch (error) {
        return failed(classOf(error), took())
      }
    },
    forget: (endpoint_id) => {
      void letGo(lines.get(endpoint_id))
      lines.delete(endpoint_id)
    },
    close: async () => {
      await Promise.all([...lines.values()].map(({ pool }) => pool.destroy()))
      lines.clear()
    },
  }
}

function openLine(judge: JudgeAddress, url: string, concurrency: number): Line {
  const { origin, protocol, pathname, search } = new URL(url)
  const literal = literalAddress(new URL(url))
  const pool = new Pool(origin, {
    connect: { lookup: guardedLookup(judge, protocol), timeout: CONNECT_WITHIN_MS },
    connections: concurrency,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // One timer of ours bounds the whole request.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
  })
  const refused = literal !== null && !mayReach(judge(literal), protocol)
  return { url, concurrency, origin, path: `${pathname}${search}`, refused, pool }
}

type Answer = { status: number; retry_after: string | null; beginning: string }

/**
 * One request, heard by callbacks: an abort signal and a stream for each answer would cost as much as everything else here.
 * What was answered is known by its status: a body that breaks off, or never ends, changes nothing about it. Rejects where
 * there was none.
 */
function ask({ pool, origin, path }: Line, { headers, body }: Post, within_ms: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let under_way: Dispatcher.DispatchController | null = null
    let given_up: Error | null = null
    let answer: Omit<Answer, 'beginning'> | null = null
    const kept: Buffer[] = []
    let size = 0
    const end = (error: Error | null) => {
      clearTimeout(timer)
      if (answer) resolve({ ...answer, beginning: beginningOf(kept) })
      else reject(error)
    }
    const giveUp = () => {
      given_up = new errors.RequestAbortedError()
      end(given_up)
      under_way?.abort(given_up)
    }
    const timer = setTimeout(giveUp, within_ms)
    pool.dispatch(
      { origin, path, method: 'POST', headers, body },
      {
        onRequestStart: (controller) => {
          under_way = controller
          // It waited for a connection for so long.
          if (given_up) controller.abort(given_up)
        },
        onResponseStart: (_, status, { 'retry-after': retry_after }) => {
          answer = { status, retry_after: typeof retry_after === 'string' ? retry_after : null }
        },
        onResponseData: (_, chunk) => {
          if (size < KEPT_OF_ANSWER) kept.push(chunk)
          size += chunk.length
          // Costs the connection, which is cheaper than to read on.
          if (size > MOST_READ) giveUp()
        },
        onResponseEnd: () => end(null),
        onResponseError: (_, error) => end(error),
      },
    )
  })
}

function beginningOf(kept: Buffer[]): string {
  // The database stores no NUL in text.
  return Buffer.concat(kept).subarray(0, KEPT_OF_ANSWER).toString('utf8').replaceAll('\0', '\uFFFD')
}

function judgeAnswer({ status, retry_after, beginning }: Answer, duration_ms: number): PostOutcome {
  const ok = status >= 200 && status < 300
  const error = ok ? null : status >= 300 && status < 400 ? 'redirected' : 'http_status'
  return { ok, status, error, answer: beginning, duration_ms, retry_after }
}

function failed(error: string, duration_ms: number): PostOutcome {
  return { ok: false, status: null, error, answer: null, duration_ms, retry_after: null }
}

function classOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return CLASSES.find(([pattern]) => pattern.test(code))?.[1] ?? 'connection_failed'
}
