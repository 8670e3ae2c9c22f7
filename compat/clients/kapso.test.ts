import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayShop, openGatewayShop, readBytes } from '../../demo/tests/harness/gateway-shop.ts'

let gateway: GatewayShop
beforeAll(async () => {
  gateway = await openGatewayShop()
})
afterAll(() => gateway?.close())

test('@kapso/whatsapp-cloud-api checks our signature, answers, sends a template and reads that a window is closed', async () => {
  const heard: string[] = []
  let client: WhatsAppClient | undefined
  const { setup, statuses } = await gateway.serve((given) => {
    const { graph_url: baseUrl, access_token: accessToken, app_secret: appSecret } = given
    const whatsapp = new WhatsAppClient({ baseUrl, accessToken })
    client = whatsapp
    return async (request, response) => {
      if (request.method === 'GET') {
        const { searchParams } = new URL(request.url ?? '/', 'http://bot')
        response.end(searchParams.get('hub.challenge'))
        return
      }
      const rawBody = await readBytes(request)
      const signatureHeader = String(request.headers['x-hub-signature-256'])
      const signed = verifySignature({ appSecret, rawBody, signatureHeader })
      response.writeHead(signed ? 200 : 401).end()
      for (const { from, text } of normalizeWebhook(JSON.parse(rawBody)).messages) {
        if (!signed || !from) continue
        heard.push(from)
        const to = { phoneNumberId: given.phone_number_id, to: from }
        await whatsapp.messages.sendText({ ...to, body: `You said: ${text?.body}` })
      }
    }
  })
  await gateway.write('rafa', 'Hello')
  await gateway.answered(1)
  expect(heard).toEqual([expect.stringMatching(/^999\d{12}$/)])
  expect([gateway.texts(), statuses]).toMatchObject([['You said: Hello'], [200]])
  const [to = ''] = heard
  const phoneNumberId = setup.phone_number_id
  await gateway.shop.advance('2 days')
  await gateway.shop.settle()

  const refused = await client?.messages.sendText({ phoneNumberId, to, body: 'Too late' }).catch((it) => it)
  expect(refused).toBeInstanceOf(GraphApiError)
  expect([refused.code, refused.httpStatus, refused.category, refused.retry.action]).toEqual([
    131047,
    400,
    'reengagementWindow',
    'do_not_retry',
  ])
  const template = { name: 'hello_world', language: { code: 'en_US' } }
  const sent = await client?.messages.sendTemplate({ phoneNumberId, to, template })
  expect(sent?.contacts).toEqual([{ input: to, waId: to }])
  await gateway.answered(2)
  expect(gateway.shop.sent().at(-1)).toMatchObject({ type: 'template', id: sent?.messages[0]?.id })
})
