import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { findTemplate, listTemplates } from './queries.ts'
import { syncDueTemplates, syncStaleTemplates, syncTemplates } from './sync-templates.ts'
import { ORDER } from './test-templates.ts'

// Meta's pages, and answers that no sane server gives, are played here; what the sandbox can do is in routes.test.ts.
let answer: (url: URL) => unknown
let asked: URL[]

let app: TestApp
beforeAll(async () => {
  app = await testApp({}, async (input) => {
    const url = new URL(String(input))
    asked.push(url)
    return new Response(JSON.stringify(await answer(url)))
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  asked = []
})

const item = (name: string, rest: object = {}) => ({
  id: `88${name.length}`,
  name,
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: ORDER.components,
  ...rest,
})

const lineOf = ({ account_uuid, waba }: TestAccount) => ({
  account_id: account_uuid,
  waba_id: waba,
  access_token: 't',
})

const namesOf = (account: TestAccount) =>
  withAccount(app.deps.db, account.account_uuid, async (trx) => {
    const filter = { waba_id: null, status: null, name: null }
    const rows = await listTemplates(trx, account.account_uuid, filter, { limit: 1000, after: null })
    return rows.map((row) => row.name)
  })

const find = (account: TestAccount, name: string, language?: string) =>
  withAccount(app.deps.db, account.account_uuid, (trx) =>
    findTemplate(trx, account.account_uuid, account.waba, name, language),
  )

test('for one template that is not known Meta is asked once in a while, not for every message', async () => {
  const account = await app.addAccount()
  answer = () => ({ data: [item('new_one')] })
  const attempts = [1, 2].map(() => syncStaleTemplates(app.deps, lineOf(account), 30_000))
  expect((await Promise.all(attempts)).toSorted()).toEqual([false, true])
  expect([asked.length, await namesOf(account)]).toEqual([1, ['new_one']])
  app.clock.advance(31_000)
  expect(await syncStaleTemplates(app.deps, lineOf(account), 30_000)).toBe(true)
})

const run = () => syncDueTemplates(app.deps, new AbortController().signal)

test('every page is read', async () => {
  const account = await app.addAccount()
  answer = (url) => {
    const page = Number(url.searchParams.get('after') ?? '0')
    const paging = {
      cursors: { before: `${page}`, after: `${page + 1}` },
      ...(page < 2 && { next: 'https://x' }),
    }
    return { data: [item(`page_${page}`)], paging }
  }
  expect(await syncTemplates(app.deps, lineOf(account))).toMatchObject({
    kind: 'ok',
    counts: { total: 3, added: 3 },
  })
  expect(await namesOf(account)).toEqual(['page_0', 'page_1', 'page_2'])
  expect(asked.every((url) => url.pathname.endsWith(`/${account.waba}/message_templates`))).toBe(true)
})

test.each([
  [
    'pages that lead in a circle',
    { data: [item('a')], paging: { cursors: { after: 'x' }, next: 'https://x' } },
  ],
  ['no list at all', { data: 'none' }],
])('%s count as no answer, and change nothing', async (_, nonsense) => {
  const account = await app.addAccount()
  answer = () => ({ data: [item('known')] })
  await syncTemplates(app.deps, lineOf(account))
  answer = () => nonsense
  expect(await syncTemplates(app.deps, lineOf(account))).toMatchObject({ kind: 'unknown' })
  expect(await namesOf(account)).toEqual(['known'])
})

test('an entry that cannot be read is left out, and nothing is taken for gone on its account', async () => {
  const account = await app.addAccount()
  answer = () => ({ data: [item('known'), item('other')] })
  await syncTemplates(app.deps, lineOf(account))
  answer = () => ({ data: [item('known', { status: 7 }), { name: 'other' }, null, item('third', { id: 9 })] })
  expect(await syncTemplates(app.deps, lineOf(account))).toMatchObject({ kind: 'ok', counts: { deleted: 0 } })
  expect(await namesOf(account)).toEqual(['known', 'other', 'third'])
  expect(await find(account, 'known')).toMatchObject({ status: '7' })
})

test('of two readings at the same time the one begun later stays', async () => {
  const account = await app.addAccount()
  let release = () => {}
  answer = async () => {
    await new Promise<void>((resolve) => {
      release = resolve
    })
    return { data: [item('gone_since')] }
  }
  const early = syncTemplates(app.deps, lineOf(account))
  await expect.poll(() => asked.length).toBe(1)
  app.clock.advance(1000)
  answer = () => ({ data: [item('there_now')] })
  await syncTemplates(app.deps, lineOf(account))
  release()
  expect(await early).toMatchObject({ kind: 'ok', counts: { added: 0, deleted: 0 } })
  expect(await namesOf(account)).toEqual(['there_now'])
})

test('each WABA is read when it is new, then every ten minutes', async () => {
  answer = () => ({ data: [item('greeting')] })
  const first = await app.addAccount()
  await run()
  expect(asked).toHaveLength(1)
  const second = await app.addAccount()
  await run()
  expect(asked).toHaveLength(2)
  app.clock.advance(10 * 60_000)
  await run()
  expect(asked).toHaveLength(4)
  expect(await namesOf(first)).toEqual(['greeting'])
  expect(await namesOf(second)).toEqual(['greeting'])
})

test('a WABA that WhatsApp refuses keeps none of the others waiting', async () => {
  const accounts = [await app.addAccount(), await app.addAccount(), await app.addAccount()]
  const [, refused] = accounts
  answer = (url) =>
    url.pathname.includes(`/${refused?.waba}/`)
      ? { error: { code: 200, message: 'No.' } }
      : { data: [item('greeting')] }
  await run()
  expect(await Promise.all(accounts.map(namesOf))).toEqual([['greeting'], [], ['greeting']])
  const failed = await withEveryAccount(app.deps.db, (trx) =>
    trx.selectFrom('template_syncs').select(['waba_id', 'error']).where('error', 'is not', null).execute(),
  )
  expect(failed).toEqual([
    { waba_id: refused?.waba, error: { code: 'meta_refused', meta_code: 200, meta_message: 'No.' } },
  ])
})

test('a send finds the template of its WABA by name and language, one that is not deleted', async () => {
  const account = await app.addAccount()
  const german = item('greeting', { language: 'de', status: 'PAUSED' })
  answer = () => ({ data: [german, item('greeting'), item('farewell')] })
  await syncTemplates(app.deps, lineOf(account))
  expect(await find(account, 'greeting', 'de')).toMatchObject({ language: 'de', status: 'paused' })
  expect(await find(account, 'greeting')).toMatchObject({ language: 'en' })
  expect(await find(account, 'greeting', 'fr')).toBeNull()
  expect(await find(account, 'farewell')).not.toBeNull()
  answer = () => ({ data: [german] })
  await syncTemplates(app.deps, lineOf(account))
  expect(await find(account, 'farewell')).toBeNull()
})

test.each([
  ['MIXED', 'mixed'],
  ['constructor', 'constructor'],
  [undefined, 'positional'],
  ['NAMED', 'named'],
])('the parameter format %s is stored and shown as %s', async (parameter_format, shown) => {
  const account = await app.addAccount()
  answer = () => ({ data: [item('new_one', { parameter_format })] })
  await syncTemplates(app.deps, lineOf(account))
  const listed = await app.http.inject({ method: 'GET', url: '/v1/templates', headers: account.headers })
  expect([listed.statusCode, listed.json().data[0].parameter_format]).toEqual([200, shown])
  const { id } = listed.json().data[0]
  const one = await app.http.inject({ method: 'GET', url: `/v1/templates/${id}`, headers: account.headers })
  expect([one.statusCode, one.json().parameter_format]).toEqual([200, shown])
})
