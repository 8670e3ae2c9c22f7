import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { baseUrl, type Config } from '../config.ts'
import type { Http } from '../http/types.ts'
import { ADDRESS_HEADER, AUTH_PATH, type PeopleAuth } from './auth.ts'

/** Hands everything under /auth to better-auth: its paths, its forms, its errors. */
export async function registerAuthRoutes(http: Http, config: Config, auth: PeopleAuth): Promise<void> {
  await http.register(async (own: Http) => {
    // It reads its bodies itself, also the empty one of a sign-out.
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    own.route({
      method: ['GET', 'POST'],
      url: `${AUTH_PATH}/*`,
      schema: { hide: true },
      handler: async (request, reply) => answer(reply, await auth.handle(toWeb(request, baseUrl(config)))),
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

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status)
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
  }
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  const wait = response.headers.get('x-retry-after')
  if (wait !== null) reply.header('retry-after', wait)
  const text = await response.text()
  return reply.serializer((value: unknown) => String(value)).send(text)
}
