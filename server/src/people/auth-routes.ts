import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { baseUrl, type Config } from '../config.ts'
import { LARGEST_OPEN_BODY_BYTES } from '../http/server.ts'
import type { Http } from '../http/types.ts'
import { ADDRESS_HEADER, AUTH_PATH, type PeopleAuth, type Person } from './auth.ts'
import type { PasswordTries } from './password-tries.ts'
import { type Access, textAt, WRONG_PASSWORD } from './record-access.ts'
import { nameSchema } from './schema.ts'

/**
 * Hands everything under /auth to better-auth: its paths, its forms, its errors. Before that a password is counted as a
 * try, and a name is checked. `record` hears of what was posted.
 */
export async function registerAuthRoutes(
  http: Http,
  { config, tries }: { config: Config; tries: PasswordTries },
  auth: PeopleAuth,
  record: (access: Access) => void,
): Promise<void> {
  await http.register(async (own: Http) => {
    // It reads its bodies itself, also the empty one of a sign-out.
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      // better-auth skips the mark of the encoding: unread here, a password behind one would not be counted.
      done(null, String(body).replace(/^\uFEFF+/, '')),
    )
    own.route({
      method: ['GET', 'POST'],
      url: `${AUTH_PATH}/*`,
      bodyLimit: LARGEST_OPEN_BODY_BYTES,
      schema: { hide: true },
      handler: async (request, reply) => {
        // Asked first: a sign-out leaves nobody to ask about.
        const person = request.method === 'POST' ? await auth.findUser(request.headers) : null
        const body = parseJson(request.body)
        const attempt = beginTry(tries, { body, person, client: request.ip })
        const response = refuse(attempt, body) ?? (await auth.handle(toWeb(request, baseUrl(config))))
        const text = await response.text()
        if (attempt?.allowed) attempt.end(outcomeOf(response.status, parseJson(text)))
        answer(reply, response, text)
        if (request.method === 'POST') {
          record({
            path: request.url.split('?')[0] ?? '',
            status: response.status,
            user_id: person?.id ?? null,
            request: body,
            answer: parseJson(text),
          })
        }
        return reply
      },
    })
  })
}

type Asked = { body: unknown; person: Person | null; client: string }

/** Whatever the path is: where a password is given, it is tried. The user in the body and the one signed in both count. */
function beginTry(tries: PasswordTries, { body, person, client }: Asked) {
  const password = textAt(body, 'password') ?? textAt(body, 'currentPassword')
  const emails = [textAt(body, 'email'), person?.email ?? null].filter((email) => email !== null)
  return password === null || emails.length === 0 ? null : tries.begin(emails, client)
}

function refuse(attempt: ReturnType<typeof beginTry>, body: unknown): Response | null {
  if (attempt !== null && !attempt.allowed) {
    const message = 'Too many wrong passwords. Please try again later.'
    const headers = { 'x-retry-after': String(attempt.retry_after_s) }
    return Response.json({ code: 'TOO_MANY_PASSWORDS', message }, { status: 429, headers })
  }
  const name = textAt(body, 'name')
  const unfit = name === null ? null : nameSchema.safeParse(name)
  if (unfit === null || (unfit.success && unfit.data === name)) return null
  const message = unfit.error?.issues[0]?.message ?? 'must not begin or end with a space'
  if (attempt?.allowed) attempt.end('none')
  return Response.json({ code: 'INVALID_NAME', message: `name: ${message}` }, { status: 400 })
}

function outcomeOf(status: number, answer: unknown): 'right' | 'wrong' | 'none' {
  if (status < 400) return 'right'
  const code = textAt(answer, 'code')
  return code !== null && WRONG_PASSWORD.has(code) ? 'wrong' : 'none'
}

function toWeb(request: FastifyRequest, base_url: string): Request {
  const headers = fromNodeHeaders(request.headers)
  headers.set(ADDRESS_HEADER, request.ip)
  // Our own base decides; what a proxy says of itself may come from anybody.
  headers.delete('x-forwarded-host')
  headers.delete('x-forwarded-proto')
  headers.delete('content-length')
  const body = typeof request.body === 'string' && request.body !== '' ? request.body : null
  return new Request(new URL(request.url, base_url), {
    method: request.method,
    headers,
    ...(request.method === 'POST' && { body }),
  })
}

function answer(reply: FastifyReply, response: Response, text: string): FastifyReply {
  reply.code(response.status)
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
  }
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  const wait = response.headers.get('x-retry-after')
  if (wait !== null) reply.header('retry-after', wait)
  return reply.serializer((value: unknown) => String(value)).send(text)
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    // Whatever it is, it names nobody.
    return undefined
  }
}
