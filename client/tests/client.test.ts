import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '../src/client.ts'
import { SelfsameError } from '../src/error.ts'
import { type RunningServer, startServer } from './harness/running-server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const refused = (asking: Promise<unknown>): Promise<SelfsameError> =>
  asking.then(
    () => Promise.reject(new Error('It was not refused.')),
    (error: SelfsameError) => error,
  )

test('a request returns the data of its answer, typed by the API', async () => {
  const { client } = server
  const made = await client.post('/v1/contacts', { body: { name: 'Ana', email: 'ana@example.com' } })
  const id: string = made.id
  const found = await client.get('/v1/contacts/{id}', { params: { path: { id } } })
  expect(found.name).toBe('Ana')
  const listed = await client.get('/v1/contacts', { params: { query: { query: 'Ana', limit: 5 } } })
  expect(listed.data.map((contact) => contact.id)).toEqual([id])
  const changed = await client.patch('/v1/contacts/{id}', {
    params: { path: { id } },
    body: { name: 'Anna' },
  })
  expect(changed.name).toBe('Anna')
  // @ts-expect-error: a field that does not exist is seen before it is sent.
  const wrong = client.post('/v1/contacts', { body: { name: 'Bo', e_mail: 'bo@example.com' } })
  expect((await refused(wrong)).code).toBe('invalid_request')
})

test('a refusal is thrown with its status, its code and all that it says', async () => {
  const { client, url } = server
  const id = `con_${'0'.repeat(32)}`
  const missing = await refused(client.get('/v1/contacts/{id}', { params: { path: { id } } }))
  expect(missing).toBeInstanceOf(SelfsameError)
  expect(missing).toMatchObject({ status: 404, code: 'not_found' })
  const wrong = await refused(client.post('/v1/webhook_endpoints', { body: { url: 'nowhere' } }))
  expect(wrong).toMatchObject({ status: 400, code: 'invalid_request', retry_after_ms: null })
  expect(wrong.members.errors).toMatchObject([
    { field: 'body.url', message: expect.stringContaining('https://') },
  ])
  expect(wrong.message).toContain('invalid_request: ')
  const stranger = createClient({ url, api_key: 'ssk_nobody' })
  expect(await refused(stranger.get('/v1/inboxes'))).toMatchObject({ status: 401, code: 'unauthenticated' })
})

test('a file is read as what it is, and what answers nothing returns nothing', async () => {
  const { client, account, app } = server
  const file = await client.get('/v1/contacts/export', { parseAs: 'text' })
  const text: string = file
  expect(text).toContain('Anna')
  const { authorization } = await app.addKey(account, ['inboxes:read'])
  const narrow = createClient({ url: server.url, api_key: authorization.replace('Bearer ', '') })
  const { data } = await client.get('/v1/api_keys')
  const [key] = data.filter(({ scopes }) => scopes.length === 1)
  if (!key) throw new Error('no such key')
  const gone: undefined = await client.delete('/v1/api_keys/{id}', { params: { path: { id: key.id } } })
  expect(gone).toBeUndefined()
  expect((await refused(narrow.get('/v1/inboxes'))).status).toBe(401)
})

test('an address that is none is refused at once', () => {
  expect(() => createClient({ url: 'nowhere', api_key: 'ssk_x' })).toThrow('Invalid URL')
})

test('what a proxy in between answers is an error too, with the pause that it asks for', async () => {
  const answer = () => new Response('<h1>Busy</h1>', { status: 503, headers: { 'retry-after': '7' } })
  const client = createClient({ url: server.url, api_key: 'ssk_x', fetch: async () => answer() })
  const error = await refused(client.get('/v1/inboxes'))
  expect(error).toMatchObject({ status: 503, code: 'unknown', members: {}, retry_after_ms: 7000 })
  expect(error.message).toBe('The server returned 503.')
})
