import { Agent, type Dispatcher } from 'undici'
import { guardedLookup, type JudgeAddress, literalAddress, mayReach } from './addresses.ts'

/** What one HTTP try came to. Only a status from 200 to 299 is a success; a redirect is none and is not followed. */
export type Outcome = {
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
export type Post = { headers: Record<string, string>; body: string }

export type Poster = {
  /** Never throws. */
  post(target: Target, post: Post): Promise<Outcome>
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

type Line = { url: string; concurrency: number; agent: Agent }

/** Posts to endpoints over connections that are kept, those of each endpoint apart: a slow one blocks no other. */
export function buildPoster(judge: JudgeAddress, answer_within_ms = ANSWER_WITHIN_MS): Poster {
  const lines = new Map<string, Line>()
  const letGo = (line: Line | undefined) => line?.agent.close().catch(() => undefined)

  function lineTo({ endpoint_id, url, concurrency }: Target): Line {
    const known = lines.get(endpoint_id)
    if (known?.url === url && known.concurrency === concurrency) return known
    void letGo(known)
    const { protocol } = new URL(url)
    const agent = new Agent({
      connect: { lookup: guardedLookup(judge, protocol), timeout: CONNECT_WITHIN_MS },
      connections: concurrency,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: answer_within_ms,
      allowH2: false,
    })
    const line = { url, concurrency, agent }
    lines.set(endpoint_id, line)
    return line
  }

  return {
    post: async (target, post) => {
      const began = performance.now()
      const took = () => Math.round(performance.now() - began)
      const stop = new AbortController()
      const timer = setTimeout(() => stop.abort(), answer_within_ms)
      try {
        const url = new URL(target.url)
        const literal = literalAddress(url)
        if (literal !== null && !mayReach(judge(literal), url.protocol))
          return failed('address_refused', took())
        const answer = await lineTo(target).agent.request({
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: 'POST',
          headers: post.headers,
          body: post.body,
          signal: stop.signal,
        })
        const text = await readBeginning(answer.body)
        return judgeAnswer(answer, text, took())
      } catch (error) {
        return failed(classOf(error), took())
      } finally {
        clearTimeout(timer)
      }
    },
    forget: (endpoint_id) => {
      void letGo(lines.get(endpoint_id))
      lines.delete(endpoint_id)
    },
    close: async () => {
      await Promise.all([...lines.values()].map(({ agent }) => agent.destroy()))
      lines.clear()
    },
  }
}

function judgeAnswer(
  { statusCode: status, headers }: Dispatcher.ResponseData,
  answer: string,
  duration_ms: number,
): Outcome {
  const ok = status >= 200 && status < 300
  const error = ok ? null : status >= 300 && status < 400 ? 'redirected' : 'http_status'
  const header = headers['retry-after']
  return { ok, status, error, answer, duration_ms, retry_after: typeof header === 'string' ? header : null }
}

/** What was answered is known by its status: a body that breaks off, or never ends, changes nothing about it. */
async function readBeginning(body: Dispatcher.ResponseData['body']): Promise<string> {
  const kept: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      if (size < KEPT_OF_ANSWER) kept.push(chunk)
      size += chunk.length
      // Leaving the loop gives the connection up.
      if (size > MOST_READ) break
    }
  } catch {
    // See above.
  }
  // The database stores no NUL in text.
  return Buffer.concat(kept).subarray(0, KEPT_OF_ANSWER).toString('utf8').replaceAll('\0', '\uFFFD')
}

function failed(error: string, duration_ms: number): Outcome {
  return { ok: false, status: null, error, answer: null, duration_ms, retry_after: null }
}

function classOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof Error && error.name === 'AbortError') return 'timeout'
  return CLASSES.find(([pattern]) => pattern.test(code))?.[1] ?? 'connection_failed'
}
