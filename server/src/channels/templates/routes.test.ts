import { type Sandbox, startSandbox } from '@selfsame/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import type { AnyAnswer } from '../../../tests/harness/people.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import { AUTHENTICATION, NAMED, ORDER, type TestTemplate } from './test-templates.ts'

let sandbox: Sandbox
let app: TestApp
let ours: TestAccount
let theirs: TestAccount

beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'hello', seed: 11 })
  app = await testApp({ graph_url: sandbox.url }, fetch)
})
afterAll(async () => {
  await app.close()
  await sandbox.stop()
})
beforeEach(async () => {
  await app.database.truncateAll()
  for (const waba of sandbox.world.wabas.values()) waba.templates.clear()
  ours = await app.addAccount(connection())
  theirs = await app.addAccount()
})
afterEach(() => sandbox.act('clear_faults'))

/** The line of the sandbox, as a set-up takes it. */
function connection() {
  const [line] = sandbox.lines
  if (!line) throw new Error('the sandbox has no line')
  const { waba_id, phone_number_id, access_token, display_phone_number } = line
  return { waba: waba_id, phone_number_id, access_token, display_phone: display_phone_number }
}

async function call(
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
  headers: Record<string, string> = ours.headers,
): Promise<{ status: number; body: AnyAnswer }> {
  const answer = await app.http.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json() }
}

const add = ({ category, parameter_format, ...template }: TestTemplate, rest: object = {}) =>
  sandbox.act('add_template', {
    ...template,
    category: category.toUpperCase(),
    parameter_format: parameter_format.toUpperCase(),
    ...rest,
  })

const sync = () => call('POST', '/v1/templates/syncs', { inbox_id: ours.inbox_id })

async function idOf(name: string): Promise<string> {
  const { body } = await call('GET', `/v1/templates?name=${name}`)
  return body.data[0].id
}

const NOWHERE = presentId('template', newId())

test.each([
  ['GET', '/v1/templates', undefined],
  ['GET', `/v1/templates/${NOWHERE}`, undefined],
  ['POST', `/v1/templates/${NOWHERE}/preview`, {}],
  ['POST', '/v1/templates/syncs', { inbox_id: presentId('inbox', newId()) }],
] as const)('%s %s asks for a key', async (method, url, body) => {
  expect(await call(method, url, body, {})).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  expect(await call(method, url, body, UNKNOWN_KEY)).toMatchObject({ status: 401 })
  const narrow = await app.addKey(ours, ['messages:write'])
  expect(await call(method, url, body, narrow)).toMatchObject({
    status: 403,
    body: { code: 'missing_scope' },
  })
})

test('another account’s templates and inboxes are not there', async () => {
  await add(ORDER)
  await sync()
  const id = await idOf('order_ready')
  for (const [method, url, body] of [
    ['GET', `/v1/templates/${id}`, undefined],
    ['POST', `/v1/templates/${id}/preview`, {}],
    ['GET', `/v1/templates?inbox_id=${ours.inbox_id}`, undefined],
    ['POST', '/v1/templates/syncs', { inbox_id: ours.inbox_id }],
  ] as const) {
    const answer = await call(method, url, body, theirs.headers)
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
  }
  expect((await call('GET', '/v1/templates', undefined, theirs.headers)).body.data).toEqual([])
  expect((await call('GET', `/v1/templates/${id}`)).status).toBe(200)
})

test('templates are read from WhatsApp, and again where they changed or went away', async () => {
  await add(ORDER)
  await add(NAMED)
  await add(AUTHENTICATION)
  const counts = async () => (await sync()).body
  expect(await sync()).toMatchObject({ status: 200, body: { total: 3, added: 3, changed: 0, deleted: 0 } })
  expect(await counts()).toMatchObject({ total: 3, added: 0, changed: 0, deleted: 0 })

  const id = await idOf('order_ready')
  await sandbox.act('template_status', { name: 'order_ready', language: 'en', status: 'PAUSED' })
  for (const waba of sandbox.world.wabas.values()) waba.templates.delete('code|en')
  app.clock.advance(60_000)
  expect(await counts()).toMatchObject({ total: 2, added: 0, changed: 1, deleted: 1 })
  expect((await call('GET', `/v1/templates/${id}`)).body).toMatchObject({ id, status: 'paused' })
  expect((await call('GET', '/v1/templates?status=deleted')).body.data).toMatchObject([{ name: 'code' }])

  await add(AUTHENTICATION)
  expect(await counts()).toMatchObject({ total: 3, added: 0, changed: 1, deleted: 0 })
  expect((await call('GET', '/v1/templates?status=deleted')).body.data).toEqual([])
})

test('the list is ordered by name and language, filtered and paged', async () => {
  for (const language of ['pt_PT', 'en', 'de']) await add({ ...ORDER, language })
  await add(NAMED, { status: 'REJECTED' })
  await sync()
  const list = async (query: string) => {
    const { body } = await call('GET', `/v1/templates?${query}`)
    return body.data.map((it: AnyAnswer) => `${it.name} ${it.language}`)
  }
  const all = ['order_named en', 'order_ready de', 'order_ready en', 'order_ready pt_PT']
  expect(await list('')).toEqual(all)
  expect(await list('status=Approved')).toEqual(all.slice(1))
  expect(await list('name=order_named')).toEqual(['order_named en'])
  expect(await list('name=order')).toEqual([])
  expect(await list(`inbox_id=${ours.inbox_id}`)).toEqual(all)

  const pages: string[] = []
  let cursor = ''
  do {
    const { body } = await call('GET', `/v1/templates?limit=3${cursor}`)
    pages.push(...body.data.map((it: AnyAnswer) => `${it.name} ${it.language}`))
    cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`
  } while (cursor !== '')
  expect(pages).toEqual(all)
})

test('a template says what a send gives to it, and whom it reaches', async () => {
  await add(ORDER)
  await add(NAMED)
  await add(AUTHENTICATION)
  await sync()
  const order = (await call('GET', `/v1/templates/${await idOf('order_ready')}`)).body
  expect(order).toMatchObject({
    status: 'approved',
    category: 'utility',
    parameter_format: 'positional',
    components: ORDER.components,
    reach: { bsuid: true, reason: null },
  })
  const variable = { card_index: null, button_index: null, name: null, position: 1, required: true }
  expect(order.variables).toEqual([
    { ...variable, component: 'header', type: 'image', example: 'https://example.com/cake.png' },
    { ...variable, component: 'body', type: 'text', example: 'Rafa' },
    { ...variable, component: 'body', type: 'text', position: 2, example: '7781' },
    { ...variable, component: 'button', button_index: 0, type: 'payload', required: false, example: null },
    { ...variable, component: 'button', button_index: 1, type: 'text', example: '7781' },
  ])
  const named = (await call('GET', `/v1/templates/${await idOf('order_named')}`)).body
  expect(named.variables.map(({ name, example }: AnyAnswer) => [name, example])).toEqual([
    ['first_name', 'Rafa'],
    ['order', '7781'],
    [null, null],
  ])
  const code = (await call('GET', `/v1/templates/${await idOf('code')}`)).body
  expect(code.reach).toEqual({ bsuid: false, reason: 'one_time_password' })
})

test('a preview shows what the person would see, or which field is wrong', async () => {
  await add(ORDER)
  await sync()
  const url = `/v1/templates/${await idOf('order_ready')}/preview`
  const components = [
    { type: 'header', parameters: [{ type: 'image', image: { link: 'https://example.com/cake.png' } }] },
    { type: 'body', parameters: ['Rafa', '7781'].map((text) => ({ type: 'text', text })) },
    { type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: '7781' }] },
  ]
  expect(await call('POST', url, { components })).toEqual({
    status: 200,
    body: {
      header: { type: 'image', text: null },
      body: 'Hi Rafa, 7781 is ready. Rafa?',
      footer: 'Luna Bakery',
      buttons: [
        { type: 'quick_reply', text: 'Thanks', url: null },
        { type: 'url', text: 'Track', url: 'https://example.com/t/7781' },
        { type: 'url', text: 'Shop', url: 'https://example.com' },
        { type: 'phone_number', text: 'Call', url: null },
      ],
      cards: [],
    },
  })
  expect(await call('POST', url, { components: components.slice(0, 2) })).toMatchObject({
    status: 400,
    body: { code: 'template_parameters', errors: [{ field: 'body.components' }] },
  })
  const broken = [
    components[0],
    { type: 'body', parameters: ['Ra\nfa', '7781'].map((text) => ({ type: 'text', text })) },
    components[2],
  ]
  expect(await call('POST', url, { components: broken })).toMatchObject({
    status: 400,
    body: { code: 'template_parameters', errors: [{ field: 'body.components.1.parameters.0.text' }] },
  })
  const [, body] = components
  expect(await call('POST', url, { components: [{ ...body, type: 'bodies' }] })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ field: 'body.components.0.type' }] },
  })
})

test('a refusal of WhatsApp is passed on with its code', async () => {
  await app.setUpAgain(ours, { ...connection(), access_token: 'expired' })
  expect(await sync()).toMatchObject({ status: 502, body: { code: 'meta_refused', meta_code: 190 } })
})

test.each([
  [{ kind: 'connection_reset' }, 'connection'],
  [{ kind: 'http_error', code: 0, http_status: 500 }, 'unreadable_answer'],
])('where WhatsApp does not answer (%o), what is known stays', async (fault, reason) => {
  await add(ORDER)
  await sync()
  await sandbox.act('fault', { ...fault, operation: 'message_templates' })
  expect(await sync()).toMatchObject({ status: 503, body: { code: 'meta_unreachable', reason } })
  expect((await call('GET', '/v1/templates')).body.data).toMatchObject([
    { name: 'order_ready', status: 'approved' },
  ])
})
