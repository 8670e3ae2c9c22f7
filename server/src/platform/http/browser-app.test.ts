import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildLog } from '../base/log.ts'
import { serveBrowserApp } from './browser-app.ts'
import { buildServer } from './server.ts'
import type { Http } from './types.ts'

let folder: string
let http: Http

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'start()')
  await writeFile(join(folder, 'assets', 'app-1a2b.js.br'), 'compressed')
  http = await open(folder)
})
afterAll(async () => {
  await http.close()
  await rm(folder, { recursive: true })
})

async function open(from: string): Promise<Http> {
  const server = await buildServer(buildLog('silent'), undefined)
  await serveBrowserApp(server, from)
  server.get('/v1/known', async () => ({}))
  await server.ready()
  return server
}

const ask = (url: string, method: 'GET' | 'POST' = 'GET') =>
  http.inject({ url, method, headers: { accept: 'text/html,*/*' } })

test.each(['/', '/inbox', '/inbox/cnv_1?view=open', '/sign-in'])('%s is the page', async (url) => {
  const answer = await ask(url)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-cache')
})

test('the page runs no script and takes no style but its own', async () => {
  const [first, second] = [await ask('/'), await ask('/')]
  const policy = String(first.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toContain('unsafe')
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(first.body).toBe(`<meta name="csp-nonce" content="${nonce}">`)
  expect(second.body).not.toBe(first.body)
})

test('a file of the build may be kept for ever, because its name changes with its content', async () => {
  const answer = await ask('/assets/app-1a2b.js')
  expect(answer.body).toBe('start()')
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test.each(['/v1/unknown', '/auth/unknown', '/webhooks/unknown', '/assets/gone.js', '/favicon.ico'])(
  '%s is no page, but not found',
  async (url) => {
    const answer = await ask(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  },
)

test('a program that asks for an unknown address is told so', async () => {
  const answer = await http.inject({ url: '/inbox', headers: { accept: 'application/json' } })
  expect(answer.statusCode).toBe(404)
})

test('a page cannot be posted to, and a known address says what it takes', async () => {
  expect((await ask('/inbox', 'POST')).statusCode).toBe(404)
  expect((await ask('/v1/known', 'POST')).statusCode).toBe(405)
})

test('no address leads out of the folder', async () => {
  expect((await ask('/assets/..%2findex.html')).statusCode).toBeGreaterThanOrEqual(400)
})

test('without a build the API is served all the same', async () => {
  const bare = await open(join(folder, 'absent'))
  const asked = await bare.inject({ url: '/', headers: { accept: 'text/html' } })
  expect(asked.statusCode).toBe(404)
  expect((await bare.inject('/v1/known')).statusCode).toBe(200)
  await bare.close()
})

test('who takes it gets the compressed copy of a file, everybody else the file', async () => {
  const url = '/assets/app-1a2b.js'
  const small = await http.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
  expect([small.headers['content-encoding'], small.body]).toEqual(['br', 'compressed'])
  expect(small.headers['content-type']).toContain('javascript')
  expect(small.headers.vary).toContain('accept-encoding')
  const plain = await http.inject({ url, headers: { 'accept-encoding': 'gzip' } })
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, 'start()'])
})
