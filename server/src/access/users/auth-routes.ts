import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { baseUrl, type Config } from '../../platform/base/config.ts'
import { refuseExcess } from '../../platform/base/json-limits.ts'
import type { ClientAddress } from '../../platform/base/networks.ts'
import { findUnstorable } from '../../platform/base/storable.ts'
import type { SignedInUser } from '../../platform/db/tables/users.ts'
import { OPEN_BODY_WITHIN_MS, requireBodySoon } from '../../platform/http/body-deadline.ts'
import { readUtf8 } from '../../platform/http/json-body.ts'
import { limitRate } from '../../platform/http/rate-limit.ts'
import { LARGEST_OPEN_BODY_BYTES } from '../../platform/http/server.ts'
import type { Http } from '../../platform/http/types.ts'
import type { PeopleAuth } from './auth.ts'
import { ADDRESS_HEADER, AUTH_PATH } from './auth-options.ts'
import { type AuthAccess, textAt, WRONG_CODE, WRONG_PASSWORD } from './record-access.ts'
import { nameSchema } from './schema.ts'
import type { CountedTry, SignInTries, Try } from './sign-in-tries.ts'

const CHANGE_PASSWORD = `${AUTH_PATH}/change-password`

/** Of one client address. An office behind one address signs in and out far less often. */
const REQUESTS_PER_MINUTE = 1_200

/**
 * Hands everything under /auth to better-auth: its paths, its forms, its errors. Before that a password or a code
 * is counted as a try, and a name is checked. `record` is called with what was posted.
 */
export async function registerAuthRoutes(
  http: Http,
  { config, tries, addressOf }: { config: Config; tries: SignInTries; addressOf: ClientAddress },
  auth: PeopleAuth,
  record: (access: AuthAccess) => void,
): Promise<void> {
  await http.register(async (own: Http) => {
    // Before anything is asked of the database: better-auth counts later.
    await limitRate(own, REQUESTS_PER_MINUTE, addressOf)
    requireBodySoon(own, OPEN_BODY_WITHIN_MS)
    // It reads its bodies itself, also the empty one of a sign-out.
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
      // better-auth skips the mark of the encoding: unread here, a password behind one would not be counted.
      const text = readUtf8(Buffer.from(body)).replace(/^\uFEFF+/, '')
      refuseExcess(text)
      done(null, text)
    })
    own.route({
      method: ['GET', 'POST'],
      url: `${AUTH_PATH}/*`,
      bodyLimit: LARGEST_OPEN_BODY_BYTES,
      schema: { hide: true },
      handler: async (request, reply) => {
        // Asked first: a sign-out leaves no session to ask about.
        const person = request.method === 'POST' ? await auth.findUser(request.headers) : null
        const body = parseJson(request.body)
        const half = textAt(body, 'code') === null ? null : await auth.findHalfSignedIn(request.headers)
        const asked = { body, person, half, client: addressOf(request.raw) }
        const begun = await beginTries(tries, asked)
        // Read as better-auth reads it: `/auth/x/../sign-out` is a sign-out.
        const url = new URL(request.url, baseUrl(config))
        const response = refuse(begun, body) ?? (await auth.handle(toWeb(request, url, asked.client)))
        const text = await response.text()
        const came = {
          path: url.pathname,
          status: response.status,
          answer: parseJson(text),
        }
        for (const { end, kind } of begun.counted) await end(outcomeOf(kind, came))
        if (person !== null && came.status < 400 && came.path === CHANGE_PASSWORD)
          await auth.endUnfinished(person.id)
        answer(reply, response, text)
        if (request.method === 'POST') {
          record({ ...came, user_id: person?.id ?? null, half_id: half?.id ?? null, request: body })
        }
        return reply
      },
    })
  })
}

type Asked = { body: unknown; person: SignedInUser | null; half: SignedInUser | null; client: string }
type Kind = 'password' | 'code'
type Begun = {
  counted: (CountedTry & { kind: Kind })[]
  refused: { kind: Kind; retry_after_s: number } | null
}

/**
 * Whatever the path is: a password or a code that is given is tried. The user in the body, the one who is signed in and
 * the one who still has to give a code all count.
 */
async function beginTries(tries: SignInTries, { body, person, half, client }: Asked): Promise<Begun> {
  const password = textAt(body, 'password') ?? textAt(body, 'currentPassword')
  const given: (Try & { kind: Kind })[] = [
    {
      kind: 'password',
      emails: password === null ? [] : named(textAt(body, 'email'), person?.email),
      client,
    },
    {
      kind: 'code',
      emails: textAt(body, 'code') === null ? [] : named(half?.email, person?.email),
      client,
    },
  ]
  const counted: Begun['counted'] = []
  for (const it of given) {
    if (it.emails.length === 0) continue
    const begun = await tries.begin(it)
    if (begun.allowed) {
      counted.push({ ...begun, kind: it.kind })
      continue
    }
    for (const { end } of counted) await end('none')
    return { counted: [], refused: { kind: it.kind, retry_after_s: begun.retry_after_s } }
  }
  return { counted, refused: null }
}

function named(...emails: (string | null | undefined)[]): string[] {
  return emails.filter((email) => typeof email === 'string')
}

const TOO_MANY = {
  password: { code: 'TOO_MANY_PASSWORDS', message: 'Too many incorrect passwords. Try again later.' },
  code: { code: 'TOO_MANY_CODES', message: 'Too many incorrect codes. Try again later.' },
}

/** The answer to a request that better-auth is not asked; null for every other. */
function refuse({ refused }: Begun, body: unknown): Response | null {
  if (refused !== null) {
    const headers = { 'x-retry-after': String(refused.retry_after_s) }
    return Response.json(TOO_MANY[refused.kind], { status: 429, headers })
  }
  if (typeof body !== 'object' || body === null) return null
  // Users have none here. better-auth stores whatever it is given, of any size.
  if ('image' in body) return invalid('FIELD_NOT_ALLOWED', 'image: is not a field of a user')
  return refuseName(body) ?? refuseText(body)
}

function refuseName(body: object): Response | null {
  if (!('name' in body)) return null
  const { error, data } = nameSchema.safeParse(body.name)
  if (error) return invalid('INVALID_NAME', `name: ${error.issues[0]?.message}`)
  return data === body.name ? null : invalid('INVALID_NAME', 'name: must not begin or end with a space')
}

/** Passwords that differ in halves of characters alone would be equal: the hash reads each half as the same character. */
function refuseText(body: object): Response | null {
  const found = findUnstorable(body)
  return found === null ? null : invalid('INVALID_TEXT', `${found.path.join('.')}: ${found.message}`)
}

function invalid(code: string, message: string): Response {
  return Response.json({ code, message }, { status: 400 })
}

// Routes whose response reveals a correct password. Elsewhere a success says nothing about a password that was sent
// along.
const CHECKS: Record<Kind, ReadonlySet<string>> = {
  password: new Set(
    [
      '/sign-in/email',
      '/verify-password',
      '/change-password',
      '/two-factor/enable',
      '/two-factor/disable',
      '/two-factor/generate-backup-codes',
      '/two-factor/get-totp-uri',
    ].map((path) => AUTH_PATH + path),
  ),
  code: new Set(
    ['/two-factor/verify-totp', '/two-factor/verify-backup-code'].map((path) => AUTH_PATH + path),
  ),
}
const WRONG = { password: WRONG_PASSWORD, code: WRONG_CODE }

function outcomeOf(
  kind: Kind,
  { path, status, answer }: Pick<AuthAccess, 'path' | 'status' | 'answer'>,
): 'right' | 'wrong' | 'none' {
  if (status < 400) return CHECKS[kind].has(path) ? 'right' : 'none'
  return WRONG[kind].has(textAt(answer, 'code') ?? '') ? 'wrong' : 'none'
}

function toWeb(request: FastifyRequest, url: URL, client: string): Request {
  const headers = fromNodeHeaders(request.headers)
  headers.set(ADDRESS_HEADER, client)
  // Our own base decides; what a proxy says of itself may come from any client.
  headers.delete('x-forwarded-host')
  headers.delete('x-forwarded-proto')
  headers.delete('content-length')
  const body = typeof request.body === 'string' && request.body !== '' ? request.body : null
  return new Request(url, {
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
    // Whatever it is, it names no user.
    return undefined
  }
}
