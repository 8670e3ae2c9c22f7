import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
  theirs = await app.addAccount()
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const ask = (method: Method, path = '', body?: object, headers: object = ours.headers) =>
  app.http.inject({
    method,
    url: `/v1/canned_replies${path}`,
    headers: { ...headers },
    ...(body && { payload: body }),
  })
const add = (shortcut: string, text: string) => ask('POST', '', { shortcut, text })
const shortcuts = async (query = '') =>
  (await ask('GET', query)).json().data.map((it: { shortcut: string }) => it.shortcut)

test('a canned reply is added, listed by shortcut, changed and removed', async () => {
  const { id } = (await add('Hours', 'We open at eight.')).json()
  await add('address', 'Rua das Flores 12.')
  expect(await shortcuts()).toEqual(['address', 'hours'])
  const changed = await ask('PATCH', `/${id}`, { text: 'We open at nine.' })
  expect(changed.json()).toMatchObject({ id, shortcut: 'hours', text: 'We open at nine.' })
  expect((await ask('DELETE', `/${id}`)).statusCode).toBe(204)
  expect(await shortcuts()).toEqual(['address'])
  expect((await ask('DELETE', `/${id}`)).statusCode).toBe(404)
})

test('they are found by how the shortcut begins and by what the text holds, page by page', async () => {
  await add('hours', 'We open at eight.')
  await add('hello', 'Good morning! How can we help?')
  await add('open', 'See our opening HOURS')
  expect(await shortcuts('?query=h')).toEqual(['hello', 'hours', 'open'])
  expect(await shortcuts('?query=hours')).toEqual(['hours', 'open'])
  expect(await shortcuts('?query=%25')).toEqual([])
  const first = (await ask('GET', '?limit=2')).json()
  expect(await shortcuts(`?limit=2&cursor=${first.next_cursor}`)).toEqual(['open'])
})

test('they are found without accents, capitals and letters that few can type, as everything else is', async () => {
  await add('manha', 'Bom dia! De manhã ligamos.')
  await add('strasse', 'Die Straße heißt Łódź.')
  await add('thanks', 'شُكْرًا')
  for (const [query, found] of [
    ['MANHÃ', 'manha'],
    ['de manha', 'manha'],
    ['STRASSE heisst', 'strasse'],
    ['lodz', 'strasse'],
    ['شكرا', 'thanks'],
  ] as const) {
    expect([query, await shortcuts(`?query=${encodeURIComponent(query)}`)]).toEqual([query, [found]])
  }
})

test('a shortcut is one reply’s in an account, and another account may have it too', async () => {
  await add('hours', 'We open at eight.')
  expect((await add('HOURS', 'Never.')).json()).toMatchObject({ status: 409, code: 'already_exists' })
  const { id } = (await add('open', 'Yes.')).json()
  expect((await ask('PATCH', `/${id}`, { shortcut: 'hours' })).json().code).toBe('already_exists')
  expect((await ask('PATCH', `/${id}`, { shortcut: 'open' })).statusCode).toBe(200)
  expect((await ask('POST', '', { shortcut: 'hours', text: 'Always.' }, theirs.headers)).statusCode).toBe(201)
})

test('of those who take a shortcut at the same time, one has it and the others are told', async () => {
  const { id } = (await add('open', 'Yes.')).json()
  const answers = await Promise.all([
    add('hours', 'We open at eight.'),
    ask('PATCH', `/${id}`, { shortcut: 'hours' }),
    add('hours', 'We open at nine.'),
  ])
  const codes = answers.map(({ statusCode }) => statusCode)
  expect(codes.filter((code) => code === 409)).toHaveLength(2)
  expect(codes.filter((code) => code === 200 || code === 201)).toHaveLength(1)
})

test.each([
  ['without a shortcut', { shortcut: '', text: 'x' }],
  ['with two words for a shortcut', { shortcut: 'two words', text: 'x' }],
  ['with a slash in its shortcut', { shortcut: 'a/b', text: 'x' }],
  ['without a text', { shortcut: 'ok', text: '  ' }],
  ['with more text than a message takes', { shortcut: 'ok', text: 'x'.repeat(4097) }],
  ['with a field that is not known', { shortcut: 'ok', text: 'x', colour: 'red' }],
])('one %s is refused, naming the field', async (_, body) => {
  const answer = (await ask('POST', '', body)).json()
  expect([answer.status, answer.code, answer.errors.length]).toEqual([400, 'invalid_request', 1])
})

test('they are read and written with the scopes of conversations, and another account’s are not found', async () => {
  const { id } = (await add('hours', 'We open at eight.')).json()
  for (const [method, path] of [
    ['GET', ''],
    ['POST', ''],
    ['PATCH', `/${id}`],
    ['DELETE', `/${id}`],
  ] as const) {
    const body =
      method === 'POST' ? { shortcut: 'a', text: 'b' } : method === 'PATCH' ? { text: 'b' } : undefined
    expect((await ask(method, path, body, {})).statusCode).toBe(401)
    const narrow = await app.addKey(ours, ['events:read'])
    expect((await ask(method, path, body, narrow)).statusCode).toBe(403)
    const other = await ask(method, path, body, theirs.headers)
    if (path === '') expect(JSON.stringify(other.json())).not.toContain('eight')
    else expect(other.statusCode).toBe(404)
  }
  expect(await shortcuts()).toEqual(['hours'])
})
