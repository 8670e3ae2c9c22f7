import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { readPage, sendPage } from './browser-app.ts'
import type { Http } from './types.ts'

/**
 * Serves the API reference at /docs, from the same build as the browser application: a page and the one file of Scalar, which
 * draws what GET /openapi.json describes. Without a build there is none.
 */
export async function serveApiReference(http: Http, folder: string): Promise<void> {
  const page = await readPage(folder, 'docs.html')
  if (page === null) return
  await http.register(fastifyStatic, {
    root: join(folder, 'docs'),
    prefix: '/docs/',
    wildcard: false,
    index: false,
    preCompressed: true,
    decorateReply: false,
    // The name is the same in the next version, so a browser asks each time whether the file has changed.
    maxAge: 0,
  })
  http.get('/docs', { schema: { hide: true } }, (_request, reply) => sendPage(reply, page, referencePolicy))
}

// Scalar names addresses of its maker (fonts, a proxy, an assistant). The policy keeps every request on this server, whatever a
// later version of it turns on.
function referencePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Scalar writes style attributes into its markup.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
