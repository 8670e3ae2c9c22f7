import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConsumerSetup, type GatewayShop, openGatewayShop } from './harness/gateway-shop.ts'

// What a test asks of an answer fails it where it is not there.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Answer = any

let gateway: GatewayShop
let setup: ConsumerSetup
/** The consumer that has an address. */
let served: string
/** Everything that the consumer was answered. */
const answers: string[] = []

beforeAll(async () => {
  gateway = await openGatewayShop()
  ;({ setup } = await gateway.add({ policy: 'stable_phone' }))
})
afterAll(() => gateway?.close())

async function ask(
  method: string,
  path: string,
  body?: object | FormData,
  version = '/v23.0',
): Promise<{ status: number; body: Answer }> {
  const json = body !== undefined && !(body instanceof FormData)
  const answer = await fetch(`${setup.graph_url}${version}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${setup.access_token}`,
      ...(json && { 'content-type': 'application/json' }),
    },
    ...(body && { body: json ? JSON.stringify(body) : (body as FormData) }),
  })
  const text = await answer.text()
  answers.push(text, JSON.stringify([...answer.headers]))
  return { status: answer.status, body: JSON.parse(text) }
}

const line = () => {
  const [found] = gateway.shop.sandbox.lines
  if (!found) throw new Error('the world has no line')
  return found
}

test.each(['/v23.0', ''])(
  'a file is uploaded, looked up, fetched from us and deleted, at %s',
  async (version) => {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    form.set('file', new Blob(['a recipe'], { type: 'text/plain' }), 'recipe.txt')
    const uploaded = await ask('POST', `${setup.phone_number_id}/media`, form, version)
    expect([uploaded.status, uploaded.body]).toEqual([200, { id: expect.any(String) }])
    const { id } = uploaded.body
    const found = await ask('GET', `${id}?phone_number_id=${setup.phone_number_id}`, undefined, version)
    const url = `${setup.graph_url}${version}/${id}/content`
    expect(found.body).toMatchObject({ id, url, mime_type: 'text/plain', messaging_product: 'whatsapp' })
    const bytes = await fetch(url, { headers: { authorization: `Bearer ${setup.access_token}` } })
    expect([bytes.status, bytes.headers.get('content-type'), await bytes.text()]).toEqual([
      200,
      'text/plain',
      'a recipe',
    ])
    expect((await fetch(url)).status).toBe(401)
    expect((await ask('DELETE', id, undefined, version)).body).toEqual({ success: true })
    expect((await ask('GET', id, undefined, version)).body.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    })
  },
)

test('a picture that a person sent is fetched through us', async () => {
  await gateway.shop.sandbox.act('write', { who: 'ines', content: { type: 'image' } })
  await gateway.shop.settle()
  const received = [...gateway.shop.sandbox.world.media.entries()].at(-1)
  if (!received) throw new Error('there is no picture')
  const [id, { bytes }] = received
  const { url } = (await ask('GET', id)).body
  const answer = await fetch(url, { headers: { authorization: `Bearer ${setup.access_token}` } })
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
})

test('phone numbers, their fields and the account are read', async () => {
  const number = await ask('GET', `${setup.phone_number_id}?fields=display_phone_number,verified_name`)
  expect([number.status, number.body]).toMatchObject([
    200,
    { id: setup.phone_number_id, verified_name: 'Luna Bakery' },
  ])
  const listed = await ask('GET', `${setup.waba_id}/phone_numbers`)
  expect(listed.body.data.map(({ id }: { id: string }) => id)).toEqual([setup.phone_number_id])
  expect((await ask('GET', setup.waba_id)).body).toMatchObject({ id: setup.waba_id })
})

test('a template that the consumer makes is listed, sent as soon as it is approved, and deleted', async () => {
  const made = await ask('POST', `${setup.waba_id}/message_templates`, {
    name: 'order_ready',
    language: 'en_US',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Your order is ready.' }],
  })
  expect([made.status, made.body]).toMatchObject([200, { id: expect.any(String) }])
  await gateway.shop.advance('2 days')
  await gateway.shop.settle()
  const listed = await ask('GET', `${setup.waba_id}/message_templates?name=order_ready`)
  expect(listed.body.data).toMatchObject([{ name: 'order_ready', status: 'APPROVED' }])
  const sent = await ask('POST', `${setup.phone_number_id}/messages`, {
    messaging_product: 'whatsapp',
    to: '15550100902',
    type: 'template',
    template: { name: 'order_ready', language: { code: 'en_US' } },
  })
  expect([sent.status, sent.body]).toEqual([
    200,
    {
      messaging_product: 'whatsapp',
      contacts: [{ input: '15550100902', wa_id: '15550100902' }],
      messages: [{ id: expect.stringMatching(/^wamid\./), message_status: 'accepted' }],
    },
  ])
  expect((await ask('DELETE', `${setup.waba_id}/message_templates?name=order_ready`)).body).toEqual({
    success: true,
  })
})

test('somebody who is known by a surrogate alone is blocked and unblocked by it', async () => {
  const heard: string[] = []
  const consumer = await gateway.serve(() => (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const challenge = new URL(request.url ?? '/', 'http://bot').searchParams.get('hub.challenge')
      if (request.method === 'POST') {
        const { value } = JSON.parse(Buffer.concat(chunks).toString()).entry[0].changes[0]
        heard.push(...(value.messages ?? []).map(({ from }: { from: string }) => from))
      }
      response.end(challenge)
    })
  })
  setup = consumer.setup
  served = consumer.id
  await gateway.write('rafa', 'Hello')
  const number = await gateway.shop.until(async () => heard[0])
  expect(number).toMatch(/^999\d{12}$/)
  const users = { messaging_product: 'whatsapp', block_users: [{ user: number }] }
  const blocked = await ask('POST', `${setup.phone_number_id}/block_users`, users)
  expect(blocked.body.block_users).toEqual({ added_users: [{ input: number, wa_id: number }] })
  const list = async () => (await ask('GET', `${setup.phone_number_id}/block_users`)).body.data
  expect(await list()).toMatchObject([{ wa_id: number }])
  const unblocked = await ask('DELETE', `${setup.phone_number_id}/block_users`, users)
  expect(unblocked.body.block_users).toEqual({ removed_users: [{ input: number, wa_id: number }] })
  expect(await list()).toEqual([])
  // Also a block that Selfsame knows nothing of, such as one made in WhatsApp's own tools: lifting it twice is no error.
  const again = await ask('DELETE', `${setup.phone_number_id}/block_users`, users)
  expect([again.status, again.body.block_users]).toEqual([
    200,
    { removed_users: [{ input: number, wa_id: number }] },
  ])
  await gateway.shop.rows('delete from contact_blocks')
  expect((await ask('DELETE', `${setup.phone_number_id}/block_users`, users)).status).toBe(200)
  const nobody = { messaging_product: 'whatsapp', block_users: [{ user: '999000000000001' }] }
  const failed = await ask('POST', `${setup.phone_number_id}/block_users`, nobody)
  expect([failed.status, failed.body.error.code]).toEqual([400, 139100])
})

test('whether somebody who is known by a surrogate may be called is asked by what WhatsApp knows them by', async () => {
  const { body } = await gateway.shop.call('GET', `/v1/gateway_consumers/${served}/numbers`)
  const { number } = body.data.find(({ surrogate }: { surrogate: boolean }) => surrogate)
  const asked = await ask('GET', `${setup.phone_number_id}/call_permissions?user_wa_id=%2B${number}`)
  expect([asked.status, asked.body]).toMatchObject([200, { permission: { status: 'no_permission' } }])
  const nobody = await ask('GET', `${setup.phone_number_id}/call_permissions?user_wa_id=999000000000001`)
  expect([nobody.status, nobody.body.error.code]).toEqual([400, 131026])
})

test('what somebody wrote is marked as read, with a typing indicator, and what the business wrote is not', async () => {
  await gateway.shop.sandbox.act('write', { who: 'ines', text: 'Anybody there?' })
  await gateway.shop.settle()
  const [inbound] = [...gateway.shop.sandbox.world.messages.values()].filter(
    ({ direction, type }) => direction === 'inbound' && type === 'text',
  )
  const read = { messaging_product: 'whatsapp', status: 'read', typing_indicator: { type: 'text' } }
  const path = `${setup.phone_number_id}/messages`
  const marked = await ask('POST', path, { ...read, message_id: inbound?.id })
  expect([marked.status, marked.body]).toEqual([200, { success: true }])
  const [sent] = gateway.shop.sent()
  const own = await ask('POST', path, { ...read, message_id: sent?.id })
  expect([own.status, own.body.error.code]).toEqual([400, 131009])
  expect((await ask('POST', path, read)).body.error.code).toBe(131008)
})

test('a file that was uploaded through us is sent by its id, and one that there is not is refused as WhatsApp does', async () => {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('file', new Blob(['a recipe'], { type: 'text/plain' }), 'recipe.txt')
  const { id } = (await ask('POST', `${setup.phone_number_id}/media`, form)).body
  const document = (media_id: string) => ({
    messaging_product: 'whatsapp',
    to: '15550100902',
    type: 'document',
    document: { id: media_id, filename: 'recipe.txt' },
  })
  const sent = await ask('POST', `${setup.phone_number_id}/messages`, document(id))
  expect([sent.status, sent.body.contacts]).toEqual([200, [{ input: '15550100902', wa_id: '15550100902' }]])
  const refused = await ask('POST', `${setup.phone_number_id}/messages`, document('1'))
  expect([refused.status, refused.body.error.type]).toEqual([400, 'OAuthException'])
})

test('a consumer is subscribed by being one, and nothing is changed at WhatsApp', async () => {
  const before = JSON.stringify([...gateway.shop.sandbox.world.wabas.values()])
  expect((await ask('GET', `${setup.waba_id}/subscribed_apps`)).body.data).toHaveLength(1)
  for (const method of ['POST', 'DELETE']) {
    expect((await ask(method, `${setup.waba_id}/subscribed_apps`)).body).toEqual({ success: true })
  }
  expect(JSON.stringify([...gateway.shop.sandbox.world.wabas.values()])).toBe(before)
})

test('what its token opens at WhatsApp beside its lines and files does not exist for a consumer', async () => {
  const { app_id, portfolio_id } = line()
  for (const id of [app_id, portfolio_id, 'me', '..%2F..%2Fcontrol']) {
    for (const method of ['GET', 'DELETE']) {
      const { status, body } = await ask(method, id)
      expect([status, body.error]).toMatchObject([400, { code: 100, error_subcode: 33 }])
    }
  }
  expect((await ask('DELETE', setup.phone_number_id)).body.error).toMatchObject({ code: 100 })
})

test('what would take the line away from us is not there', async () => {
  for (const edge of ['register', 'deregister', 'request_code', 'verify_code', 'settings']) {
    const { status, body } = await ask('POST', `${setup.phone_number_id}/${edge}`, { pin: '123456' })
    expect([status, body.error]).toMatchObject([400, { code: 2500, type: 'OAuthException' }])
  }
})

test('no token of WhatsApp’s stood in any of these answers', () => {
  expect(answers.length).toBeGreaterThan(30)
  expect(
    answers.filter((text) => text.includes(line().access_token) || text.includes(line().app_secret)),
  ).toEqual([])
})
