import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { baseUrl, type Config } from '../config.ts'
import { LARGEST_OPEN_BODY_BYTES } from '../http/server.ts'
import type { Http } from '../http/types.ts'
import { ADDRESS_HEADER, AUTH_PATH, type PeopleAuth } from './auth.ts'
import type { Access } from './record-access.ts'

/** Hands everything under /auth to better-auth: its paths, its forms, its errors. `record` hears of what was posted. */
export async function registerAuthRoutes(
  http: Http,
  config: Config,
  auth: PeopleAuth,
  record: (access: Access) => void,
): Promise<void> {
  await http.register(async (own: Http) => {
    // It reads its bodies itself, also the empty one of a sign-out.
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    own.route({
      method: ['GET', 'POST'],
      url: `${AUTH_PATH}/*`,
      bodyLimit: LARGEST_OPEN_BODY_BYTES,
      schema: { hide: true },
      handler: async (request, reply) => {
        // Asked first: a sign-out leaves nobody to ask about.
        const person = request.method === 'POST' ? await auth.findUser(request.headers) : null
        const response = await auth.handle(toWeb(request, baseUrl(config)))
        const text = await response.text()
        answer(reply, response, text)
        if (request.method === 'POST') {
          record({
            path: request.url.split('?')[0] ?? '',
            status: response.status,
            user_id: person?.id ?? null,
            request: parseJson(request.body),
            answer: parseJson(text),
          })
        }
        return reply
      },
    })
  })
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
