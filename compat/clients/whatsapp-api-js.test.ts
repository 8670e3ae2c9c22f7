import { afterAll, beforeAll, expect, test } from 'vitest'
import { Text } from 'whatsapp-api-js/messages'
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/node-http'
import {
  type ConsumerSetup,
  type GatewayShop,
  openGatewayShop,
} from '../../demo/tests/harness/gateway-shop.ts'

let gateway: GatewayShop
beforeAll(async () => {
  gateway = await openGatewayShop()
})
afterAll(() => gateway?.close())

/** Its host is fixed; the fetch function that it may be given is where an operator points it elsewhere. */
function connect({ graph_url, access_token, app_secret, verify_token }: ConsumerSetup): WhatsAppAPI {
  return new WhatsAppAPI({
    token: access_token,
    appSecret: app_secret,
    webhookVerifyToken: verify_token,
    v: 'v24.0',
    ponyfill: {
      fetch: (input, init) =>
        fetch(String(input).replace('https://graph.facebook.com', graph_url), init as RequestInit),
    },
  })
}

test('whatsapp-api-js takes signed webhooks, answers, marks as read, blocks, and is told of statuses', async () => {
  const heard: { from: string; text: string; read: unknown }[] = []
  const told: { phone: string | undefined; status: string }[] = []
  let api: WhatsAppAPI | undefined
  const consumer = await gateway.serve((setup) => {
    const whatsapp = connect(setup)
    api = whatsapp
    whatsapp.on.message = async ({ from, message, reply, received }) => {
      const text = message.type === 'text' ? message.text.body : ''
      heard.push({ from, text, read: await received() })
      await reply(new Text(`You said: ${text}`), true)
    }
    whatsapp.on.status = ({ phone, status }) => void told.push({ phone, status })
    return async (request, response) => {
      if (request.method === 'GET') response.end(whatsapp.handle_get(request))
      else response.writeHead(await whatsapp.handle_post(request)).end()
    }
  })
  await gateway.write('rafa', 'Hello')
  await gateway.answered(1)
  const [{ from = '' } = {}] = heard
  expect(heard).toEqual([
    { from: expect.stringMatching(/^999\d{12}$/), text: 'Hello', read: { success: true } },
  ])
  expect(gateway.texts()).toEqual(['You said: Hello'])
  await gateway.shop.advance('1 minute')
  await gateway.shop.settle()
  await gateway.shop.until(async () => (told.length >= 2 ? true : undefined))
  expect(new Set(told.map(({ phone }) => phone))).toEqual(new Set([from]))

  // It names no version where it blocks.
  const blocked = await api?.blockUser(consumer.setup.phone_number_id, from)
  expect(blocked).toMatchObject({ block_users: { added_users: [{ input: from, wa_id: from }] } })
  const unblocked = await api?.unblockUser(consumer.setup.phone_number_id, from)
  expect(unblocked).toMatchObject({ block_users: { removed_users: [{ input: from }] } })
  expect(new Set(consumer.statuses)).toEqual(new Set([200]))
})

test('whatsapp-api-js uploads a file, looks it up and fetches its bytes from us', async () => {
  let api: WhatsAppAPI | undefined
  const { setup } = await gateway.serve((given) => {
    const whatsapp = connect(given)
    api = whatsapp
    return (request, response) => response.end(request.method === 'GET' ? whatsapp.handle_get(request) : '')
  })
  const form = new FormData()
  form.set('file', new Blob(['not really a picture'], { type: 'image/png' }), 'cake.png')
  const uploaded = await api?.uploadMedia(setup.phone_number_id, form)
  if (!api || !uploaded || !('id' in uploaded)) throw new Error('nothing was uploaded')
  const found = await api.retrieveMedia(uploaded.id)
  if (!('url' in found)) throw new Error('nothing was found')
  expect(found).toMatchObject({ id: uploaded.id, mime_type: 'image/png', messaging_product: 'whatsapp' })
  expect(found.url).toBe(`${setup.graph_url}/v24.0/${uploaded.id}/content`)
  const bytes = await api.fetchMedia(found.url)
  expect([bytes.status, await bytes.text()]).toEqual([200, 'not really a picture'])
  expect(await api.deleteMedia(uploaded.id)).toEqual({ success: true })
})
