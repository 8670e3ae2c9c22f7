import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Answer, errorOf, openShop, type Shop } from '../testing/shop.ts'

let shop: Shop
let path: string
beforeEach(async () => {
  shop = await openShop()
  path = `/${shop.waba}/message_templates`
})
afterEach(() => shop.stop())

const BODY = { type: 'BODY', text: 'Your order is on its way.' }
const create = (more: object = {}) =>
  shop.graph('POST', path, {
    name: 'on_its_way',
    language: 'en',
    category: 'UTILITY',
    components: [BODY],
    ...more,
  })
const names = (answer: Answer) => (answer.body.data as { name: string }[]).map(({ name }) => name)
const pagingOf = (answer: Answer) =>
  answer.body.paging as { cursors: { before: string; after: string }; next?: string; previous?: string }
const get = (query: string) => shop.graph('GET', `${path}?${query}`)

test('templates come in pages whose links lead to each of them once, forwards and back', async () => {
  for (const name of ['a', 'b', 'c']) await create({ name })
  const all = ['order_ready', 'login_code', 'a', 'b', 'c']
  let page = await get('limit=2&fields=name')
  expect(pagingOf(page).previous).toBeUndefined()
  const read = names(page)
  while (pagingOf(page).next !== undefined) {
    const { pathname, search } = new URL(pagingOf(page).next ?? '')
    page = await shop.graph('GET', `${pathname}${search}`, undefined, { prefix: '' })
    read.push(...names(page))
  }
  expect(read).toEqual(all)
  const { cursors, previous } = pagingOf(page)
  expect(names(await get(`limit=2&before=${cursors.before}`))).toEqual(
    ['a', 'b'].map((it, at) => all[2 + at] ?? it),
  )
  expect(previous).toContain(`before=${cursors.before}`)
  expect((await get(`after=${cursors.after}`)).body).toEqual({ data: [] })
})

test.each(['limit=0', 'limit=-1', 'limit=many', 'after=nowhere', 'fields=name,colour', 'summary=total'])(
  'a list with %s is refused with 100',
  async (query) => {
    const answer = await get(query)
    expect([answer.status, errorOf(answer).code]).toEqual([400, 100])
  },
)

test('a list shows the fields that are asked for and finds by each filter', async () => {
  expect((await get('fields=name,status&name=order_ready')).body.data).toEqual([
    { id: expect.any(String), name: 'order_ready', status: 'APPROVED' },
  ])
  expect((await get('fields=quality_score,rejected_reason&limit=1')).body.data).toEqual([
    { id: expect.any(String), quality_score: { score: 'UNKNOWN' }, rejected_reason: 'NONE' },
  ])
  expect(names(await get('category=AUTHENTICATION'))).toEqual(['login_code'])
  expect(names(await get('language=["pt_PT","en"]&name_or_content=READY'))).toEqual(['order_ready'])
  expect(names(await get('language=pt_PT'))).toEqual([])
  expect(names(await get('content=is+ready'))).toEqual(['order_ready'])
})

test('a template is read, edited and deleted by its id, and only with a token of its account', async () => {
  const { id } = (await create()).body
  expect((await shop.graph('GET', `/${id}?fields=name`)).body).toEqual({ id, name: 'on_its_way' })
  expect(errorOf(await shop.graph('GET', `/${id}?fields=colour`)).code).toBe(100)
  const text = 'Your order is here now.'
  expect((await shop.graph('POST', `/${id}`, { components: [{ ...BODY, text }] })).body).toEqual({
    success: true,
  })
  expect((await shop.graph('GET', `/${id}?fields=components`)).body.components).toEqual([{ ...BODY, text }])
  for (const change of [{ name: 'other' }, { language: 'pt' }, { category: 'MARKETING' }, { components: [] }])
    expect(errorOf(await shop.graph('POST', `/${id}`, change)).code).toBe(100)
  expect(errorOf(await shop.graph('GET', '/888888')).error_subcode).toBe(33)
  expect(errorOf(await shop.graph('DELETE', `${path}?hsm_id=${id}`)).code).toBe(100)
  expect(errorOf(await shop.graph('DELETE', `${path}?hsm_id=${id}&name=other`)).code).toBe(132001)
  expect(errorOf(await shop.graph('DELETE', `${path}?hsm_ids=[${id},1]`)).code).toBe(132001)
  expect((await shop.graph('DELETE', `${path}?hsm_id=${id}&name=on_its_way`)).body).toEqual({ success: true })
  const other = (await create()).body.id
  expect((await shop.graph('DELETE', `${path}?hsm_ids=[${other}]`)).body).toEqual({ success: true })
  expect(errorOf(await shop.graph('GET', `/${other}`)).error_subcode).toBe(33)
})

test.each([
  ['the name of another', { name: 'order_ready' }, 2388024],
  ['no body', { components: [{ type: 'FOOTER', text: 'Bye' }] }, 2388072],
  [
    'a header of 61',
    { components: [{ type: 'HEADER', format: 'TEXT', text: 'x'.repeat(61) }, BODY] },
    2388040,
  ],
  ['a body of 1,025', { components: [{ ...BODY, text: 'x'.repeat(1_025) }] }, 2388040],
  ['two parameters in the header', { components: [{ type: 'HEADER', text: '{{1}} {{2}}' }, BODY] }, 2388047],
  ['a parameter in the footer', { components: [BODY, { type: 'FOOTER', text: 'By {{1}} us' }] }, 2388073],
  ['a parameter at the start', { components: [{ ...BODY, text: '{{1}}, hello there' }] }, 2388299],
  ['a parameter before the last dot', { components: [{ ...BODY, text: 'Hello there, {{1}}.' }] }, 2388299],
  [
    'eleven buttons',
    {
      components: [BODY, { type: 'BUTTONS', buttons: Array(11).fill({ type: 'QUICK_REPLY', text: 'Yes' }) }],
    },
    undefined,
  ],
])('a template with %s is refused in the shape of creation errors', async (_, more, error_subcode) => {
  const answer = await create(more)
  expect(answer.status).toBe(400)
  expect(answer.body.error).toEqual({
    message: 'Invalid parameter',
    type: 'OAuthException',
    code: 100,
    ...(error_subcode !== undefined && { error_subcode }),
    is_transient: false,
    error_user_title: expect.any(String),
    error_user_msg: expect.any(String),
    fbtrace_id: expect.any(String),
  })
})
