import type { RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WABAClient, WebhookClient } from 'whatsapp-business'
import { type GatewayShop, openGatewayShop } from '../../demo/tests/harness/gateway-shop.ts'

// Express as the library itself has it: it serves the webhook with it.
const express = createRequire(import.meta.resolve('whatsapp-business'))('express')

let gateway: GatewayShop
beforeAll(async () => {
  gateway = await openGatewayShop()
})
afterAll(() => gateway?.close())

test('whatsapp-business serves the verification, answers, marks as read, reads an error, and lists phone numbers', async () => {
  const heard: string[] = []
  let client: WABAClient | undefined
  const { setup, statuses } = await gateway.serve((given): RequestListener => {
    const { access_token: apiToken, phone_number_id: phoneId, waba_id: accountId } = given
    const whatsapp = new WABAClient({ apiToken, phoneId, accountId })
    // Its host is fixed; its axios instance is open.
    whatsapp.restClient.fetch.defaults.baseURL = `${given.graph_url}/v17.0`
    client = whatsapp
    const app = express()
    app.use(express.json())
    const expressApp = { app, shouldStartListening: false }
    const webhook = new WebhookClient({ token: given.verify_token, path: '/webhook', expressApp })
    webhook.initWebhook({
      onTextMessageReceived: async ({ from, text, id }) => {
        heard.push(String(from))
        await whatsapp.markMessageAsRead(String(id))
        await whatsapp.sendMessage({
          to: String(from),
          type: 'text',
          text: { body: `You said: ${text?.body}` },
        })
      },
    })
    return app
  })
  await gateway.write('rafa', 'Hello')
  await gateway.answered(1)
  expect([gateway.texts(), statuses]).toMatchObject([['You said: Hello'], [200]])
  const [to = ''] = heard
  expect(to).toMatch(/^999\d{12}$/)
  await gateway.shop.advance('2 days')
  await gateway.shop.settle()
  const late = { to, type: 'text', text: { body: 'Too late' } } as const
  expect(await client?.sendMessage(late).catch((error) => error)).toMatchObject({ code: 131047 })
  const numbers = await client?.getBusinessPhoneNumbers()
  expect(numbers?.data.map(({ id }) => id)).toEqual([setup.phone_number_id])
})
