import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'

const PAGE = '<meta property="csp-nonce" content="__CSP_NONCE__">'
let folder: string
let app: TestApp
let app_without: TestApp

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-web-'))
  await mkdir(join(folder, 'assets'))
  await mkdir(join(folder, 'docs'))
  await writeFile(join(folder, 'index.html'), 'the application')
  await writeFile(join(folder, 'docs.html'), PAGE)
  await writeFile(join(folder, 'docs', 'scalar.js'), 'draw()')
  await writeFile(join(folder, 'docs', 'scalar.js.br'), 'compressed')
  app = await testApp({ docs: true }, undefined, folder)
  app_without = await testApp({ docs: false }, undefined, folder)
})
afterAll(async () => {
  await app.close()
  await app_without.close()
  await rm(folder, { recursive: true })
})

const ask = (url: string, headers = {}, from = app) =>
  from.http.inject({ url, headers: { accept: 'text/html,*/*', ...headers } })

test('/docs is a page under a policy of its own, which lets no request leave the server', async () => {
  const answer = await ask('/docs')
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  const policy = String(answer.headers['content-security-policy'])
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(answer.body).toBe(PAGE.replace('__CSP_NONCE__', String(nonce)))
  const directives = policy.split('; ')
  expect(directives).toContain("default-src 'none'")
  expect(directives).toContain("connect-src 'self'")
  expect(directives).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  expect((await ask('/docs/')).body).toMatch(/^<meta/)
})

test('the file of Scalar comes from the server, compressed, and is asked for again after an update', async () => {
  const answer = await ask('/docs/scalar.js')
  expect(answer.body).toBe('draw()')
  expect(answer.headers['cache-control']).toBe('public, max-age=0')
  const { etag } = answer.headers
  expect((await ask('/docs/scalar.js', { 'if-none-match': etag })).statusCode).toBe(304)
  expect((await ask('/docs/scalar.js', { 'accept-encoding': 'br' })).body).toBe('compressed')
})

test('DOCS=off removes the page and its file, and leaves the application and the OpenAPI document', async () => {
  const askWithout = (url: string) => ask(url, {}, app_without)
  for (const url of ['/docs', '/docs/', '/docs/scalar.js']) {
    const answer = await askWithout(url)
    expect([url, answer.statusCode]).toEqual([url, 404])
    expect(answer.headers['content-type']).toMatch('application/problem+json')
  }
  expect((await askWithout('/inbox')).body).toBe('the application')
  expect((await askWithout('/openapi.json')).statusCode).toBe(200)
})
