import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from './types.ts'

// What a program asks for: a wrong address there is an error, not a page.
const OF_PROGRAMS = /^\/(v1|auth|webhooks|assets|docs|healthz|readyz|metrics|openapi\.json)(\/|$)/
const NONCE_PLACE = /__CSP_NONCE__/g
const A_YEAR = '365d'

/**
 * Serves the browser application that was built into `folder`: its files under names that change with their content,
 * and its one page at every address that is no program's. Without a build there is only the API.
 */
export async function serveBrowserApp(http: Http, folder: string): Promise<void> {
  const page = await readPage(folder, 'index.html')
  if (page === null) {
    http.log.warn({ command: 'npm run build:web' }, 'browser application not built')
    return
  }
  await http.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    wildcard: false,
    index: false,
    // The build puts compressed copies beside each file.
    preCompressed: true,
    maxAge: A_YEAR,
    immutable: true,
  })
  http.addHook('onRequest', async (request, reply) => {
    if (request.is404 && asksForPage(request)) return sendPage(reply, page)
  })
}

function asksForPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (OF_PROGRAMS.test(path) || path.split('/').at(-1)?.includes('.')) return false
  return (request.headers.accept ?? '').includes('text/html')
}

/** Sends a page under a policy that lets in what carries this answer's nonce. */
export function sendPage(
  reply: FastifyReply,
  page: string,
  policyOf: (nonce: string) => string = pagePolicy,
): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  return reply
    .header('content-security-policy', policyOf(nonce))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.replace(NONCE_PLACE, nonce))
}

// Mantine writes its colours into a style element, which the nonce lets in. Files of customers are read as blobs, because
// an address in an element cannot carry the header that names the account.
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    'media-src blob:',
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** A page of the build, or null without one. */
export async function readPage(folder: string, name: string): Promise<string | null> {
  try {
    return await readFile(join(folder, name), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
