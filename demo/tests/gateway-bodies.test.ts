import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { anyContent, anyEnvelope, anyReceipt, type Named } from './harness/cloud-bodies.ts'
import { type ConsumerSetup, type GatewayShop, openGatewayShop } from './harness/gateway-shop.ts'

// Hundreds of bodies for each test.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const INES = '15550100902'
// As many as may go to one person at once; then they are paid back.
const BURST = 40

let gateway: GatewayShop
let behind: ConsumerSetup
let named: Named
let sent = 0

beforeAll(async () => {
  gateway = await openGatewayShop()
  ;({ setup: behind } = await gateway.add())
  Object.assign(gateway.shop.sandbox.world.switches, { limits: 'off', unknown_quote: 'rejected_131009' })
  const wamid = String((await gateway.shop.sandbox.act('write', { who: 'ines', text: 'Hello' })).message_id)
  await gateway.shop.settle()
  const components = [
    { type: 'BODY', text: 'Hello {{1}}, here is {{2}} for you.', example: { body_text: [['Ana', '7']] } },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://shop.example/{{1}}' }] },
  ]
  const track = { name: 'track', language: 'en_US', category: 'UTILITY', components }
  expect((await ask(behind, `${behind.waba_id}/message_templates`, track)).code).toBe(0)
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('file', new Blob(['a picture'], { type: 'image/png' }), 'cake.png')
  const { body } = await ask(behind, `${behind.phone_number_id}/media`, form)
  named = { wamid, media_id: String(body.id) }
})
afterAll(() => gateway?.close())

/** How a body is answered; code 0 where it is taken. */
type Verdict = { status: number; code: number }
type Answer = Verdict & { body: Record<string, unknown> & { error?: { code: number } } }

async function ask(
  { graph_url, access_token }: Pick<ConsumerSetup, 'graph_url' | 'access_token'>,
  path: string,
  body: object | FormData,
): Promise<Answer> {
  const form = body instanceof FormData
  const answer = await fetch(`${graph_url}/v23.0/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${access_token}`,
      ...(!form && { 'content-type': 'application/json' }),
    },
    body: form ? body : JSON.stringify(body),
  })
  const read = (await answer.json()) as Answer['body']
  return { status: answer.status, code: read.error?.code ?? 0, body: read }
}

/** How a body is answered by WhatsApp directly, and through the gateway. */
async function bothVerdicts(content: object): Promise<{ directly: Verdict; through: Verdict }> {
  const [line] = gateway.shop.sandbox.lines
  if (line === undefined) throw new Error('the world has no line')
  sent += 1
  if (sent % BURST === 0) await gateway.shop.advance('5 minutes')
  const path = `${line.phone_number_id}/messages`
  const body = { messaging_product: 'whatsapp', to: INES, ...content }
  const whatsapp = { graph_url: gateway.shop.sandbox.url, access_token: line.access_token }
  return {
    directly: verdictOf(await ask(whatsapp, path, body)),
    through: verdictOf(await ask(behind, path, body)),
  }
}

function verdictOf({ status, code }: Answer): Verdict {
  return { status, code }
}

const TAKEN = { status: 200, code: 0 }

const action = { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: 'sku-1' } }
const track = (...components: object[]) => ({
  type: 'template',
  template: {
    name: 'track',
    language: { code: 'en_US' },
    components: [
      {
        type: 'BODY',
        parameters: [
          { type: 'text', text: 'Ana' },
          { type: 'TEXT', text: '7' },
        ],
      },
      { type: 'button', sub_type: 'URL', index: '0', parameters: [{ type: 'text', text: '77' }] },
      ...components,
    ],
  },
})

test.each<[string, () => object]>([
  [
    'coordinates as text',
    () => ({ type: 'location', location: { latitude: '38.7223', longitude: '-9.1393', name: 'Kiosk' } }),
  ],
  [
    'a catalogue',
    () => ({ type: 'interactive', interactive: { type: 'catalog_message', body: { text: 'All' }, action } }),
  ],
  [
    'an address form',
    () => ({
      type: 'interactive',
      interactive: {
        type: 'address_message',
        body: { text: 'Where to?' },
        action: { name: 'address_message', parameters: { country: 'IN' } },
      },
    }),
  ],
  ['an empty caption', () => ({ type: 'image', image: { link: 'https://x.example/a.png', caption: '' } })],
  ['a numeric id of a file', () => ({ type: 'image', image: { id: Number(named.media_id), caption: null } })],
  ['words in upper case', () => track()],
  [
    'an order in the button of a template',
    () =>
      track({
        type: 'button',
        sub_type: 'order_details',
        index: 1,
        parameters: [{ type: 'action', action: { order_details: {} } }],
      }),
  ],
])('the gateway takes %s, as WhatsApp does', async (_, content) => {
  expect(await bothVerdicts(content())).toEqual({ directly: TAKEN, through: TAKEN })
})

const link = 'https://x.example/a.png'

test.each<[string, () => object]>([
  ['an image with an id and a link', () => ({ type: 'image', image: { id: named.media_id, link } })],
  ['an image with neither an id nor a link', () => ({ type: 'image', image: {} })],
  ['audio with a caption', () => ({ type: 'audio', audio: { link, caption: 'Hello' } })],
  ['a latitude of 91', () => ({ type: 'location', location: { latitude: 91, longitude: 0 } })],
])('the gateway refuses %s with code 100 and status 400, as WhatsApp does', async (_, content) => {
  const refused = { status: 400, code: 100 }
  expect(await bothVerdicts(content())).toEqual({ directly: refused, through: refused })
})

test.each([
  { status: 403, code: 130497 },
  { status: 418, code: 100 },
  { status: 500, code: 132000 },
])('a refusal with code $code and status $status comes back unchanged', async (refused) => {
  const content = { type: 'text', text: { body: 'Hello' } }
  const fault = { kind: 'http_error', operation: 'messages', http_status: refused.status, code: refused.code }
  await gateway.shop.sandbox.act('fault', { ...fault, times: 2 })
  expect(await bothVerdicts(content)).toEqual({ directly: refused, through: refused })
})

const ACCEPTED = fc.constantFrom(
  { type: 'text', text: { body: 'Hello' } },
  { type: 'LOCATION', location: { latitude: '38.7', longitude: '-9.1', name: null } },
  { type: 'image', image: { link: 'https://x.example/a.png', caption: '' } },
)

test.each([
  ['content', anyContent],
  ['envelopes', anyEnvelope],
  ['receipts', anyReceipt],
] as const)(
  'WhatsApp and the gateway take the same %s, and refuse the others with the same status and code',
  async (_, any) => {
    const codes = new Map<number, number>()
    await fc.assert(
      // Several at a time, since each waits for its turn to be sent; one of them is certainly taken.
      fc.asyncProperty(
        ACCEPTED,
        fc.array(any(named), { minLength: 5, maxLength: 5 }),
        async (whole, contents) => {
          const answers = await Promise.all([whole, ...contents].map(bothVerdicts))
          for (const { code } of answers.map(({ directly }) => directly))
            codes.set(code, (codes.get(code) ?? 0) + 1)
          expect(answers.map(({ through }) => through)).toEqual(answers.map(({ directly }) => directly))
        },
      ),
      // A smaller example would take a send of its own for each step; the judges of gateway-bodies.property.test.ts find it at once.
      { numRuns: 10, endOnFailure: true },
    )
    // Both ways were seen often enough for the agreement to mean something.
    expect(codes.get(0)).toBeGreaterThan(5)
    expect(codes.size).toBeGreaterThan(2)
  },
)

test('what a consumer sent is found by its words, in the form that our own API gives', async () => {
  const location = { latitude: '38.7223', longitude: '-9.1393', name: 'Kiosk of pelicans', address: null }
  expect((await bothVerdicts({ type: 'LOCATION', location })).through).toEqual(TAKEN)
  await gateway.shop.settle()
  const found = await gateway.shop.call('GET', '/v1/search/messages?query=pelicans')
  expect(found.body.data).toMatchObject([{ type: 'location', direction: 'outbound' }])
  const { body } = await gateway.shop.call('GET', `/v1/messages/${found.body.data[0].message_id}`)
  expect(body).toMatchObject({
    type: 'location',
    text: 'Kiosk of pelicans',
    content: { data: { latitude: 38.7223, longitude: -9.1393, name: 'Kiosk of pelicans' } },
  })
})
