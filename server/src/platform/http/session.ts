import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { problem } from '../base/errors.ts'
import { isOneOf, ownOrigins } from '../base/origins.ts'
import type { SignedInUser } from '../db/tables/users.ts'

export type SessionOptions = {
  /** Who has signed in with these headers, or null. */
  findUser: (headers: IncomingHttpHeaders) => Promise<SignedInUser | null>
  public_url: string | undefined
}

/** What the names of all our cookies begin with; over https the browser insists on a further prefix. */
export const COOKIE_PREFIX = 'selfsame'
const SESSION_COOKIE = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${COOKIE_PREFIX}\\.session_token=([^;]+)`)
const READING = new Set(['GET', 'HEAD'])

/** Who has signed in, or null. Throws `csrf_refused` where another site may have made their browser ask. */
export async function findPerson(
  request: FastifyRequest,
  options: SessionOptions,
): Promise<SignedInUser | null> {
  if (sessionCookie(request) === null) return null
  const person = await options.findUser(request.headers)
  // Browsers send the cookie along with what other sites make them do, but with the origin of that site.
  if (person !== null && !READING.has(request.method) && !isFromUs(request, options.public_url)) {
    throw problem('csrf_refused')
  }
  return person
}

/** The cookie of a session, not checked yet, or null. */
export function sessionCookie(request: FastifyRequest): string | null {
  return SESSION_COOKIE.exec(request.headers.cookie ?? '')?.[1] ?? null
}

function isFromUs({ headers }: FastifyRequest, public_url: string | undefined): boolean {
  return isOneOf(headers.origin, ownOrigins(headers.host, public_url))
}
