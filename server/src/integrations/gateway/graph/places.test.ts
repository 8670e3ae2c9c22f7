import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../../tests/harness/people.ts'

const MOST_UPLOADS = 20
const MOST_DOWNLOADS = 50

let app: TestApp
let crowd: Shop
let quiet: Shop
/** Ends what WhatsApp lets hang. */
let meta: PromiseWithResolvers<void>
let asked: number
beforeAll(async () => {
  app = await testApp({}, async (input, init) => {
    const { pathname } = new URL(String(input))
    asked += 1
    if (init?.method === 'POST') {
      await meta.promise
      return Response.json({ id: '4711' })
    }
    if (pathname.endsWith('/4711'))
      return Response.json({ messaging_product: 'whatsapp', url: 'https://cdn.example/file', id: '4711' })
    const drips = new ReadableStream<Uint8Array>({
      start: async (bytes) => {
        bytes.enqueue(Buffer.from('a'))
        await meta.promise
        bytes.close()
      },
    })
    return new Response(drips)
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  crowd = await openShop(app)
  quiet = await openShop(app)
  meta = Promise.withResolvers()
  asked = 0
})

async function consumerOf(shop: Shop) {
  const secrets = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }
  const { body } = await shop.call('POST', '/v1/gateway_consumers', {
    name: 'Bot',
    may_send: true,
    ...secrets,
  })
  const authorization = `Bearer ${body.access_token}`
  const { phone_number_id } = shop.line
  return {
    upload: () =>
      app.http.inject({
        method: 'POST',
        url: `/graph/v22.0/${phone_number_id}/media`,
        headers: { authorization, 'content-type': 'multipart/form-data; boundary=x' },
        payload: '--x--',
      }),
    download: () => app.http.inject({ url: '/graph/v22.0/4711/content', headers: { authorization } }),
  }
}

/** How often WhatsApp is asked for each. */
const CALLS = { upload: 1, download: 2 }
const SOON = { timeout: 10_000, interval: 5 }

test.each([
  ['uploads', 'upload', MOST_UPLOADS],
  ['downloads', 'download', MOST_DOWNLOADS],
] as const)(
  'of the gateway’s %s an account has so many in flight; the next gets 503, and another account is served',
  async (_, call, most) => {
    const [many, one] = [await consumerOf(crowd), await consumerOf(quiet)]
    const hanging = []
    for (let count = 1; count <= most; count += 1) {
      hanging.push(many[call]())
      await expect.poll(() => asked, SOON).toBe(count * CALLS[call])
    }
    const refused = await many[call]()
    expect([refused.statusCode, refused.json().error.code]).toEqual([503, 2])
    hanging.push(one[call]())
    await expect.poll(() => asked, SOON).toBe((most + 1) * CALLS[call])
    meta.resolve()
    const ended = await Promise.all(hanging)
    expect(ended.map(({ statusCode }) => statusCode)).toEqual(Array(most + 1).fill(200))
    expect((await many[call]()).statusCode).toBe(200)
  },
)
