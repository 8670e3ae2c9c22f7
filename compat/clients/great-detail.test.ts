import { Client, MessageType } from '@great-detail/whatsapp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayShop, openGatewayShop, readBytes } from '../../demo/tests/harness/gateway-shop.ts'

let gateway: GatewayShop
beforeAll(async () => {
  gateway = await openGatewayShop()
})
afterAll(() => gateway?.close())

test('@great-detail/whatsapp registers, verifies what comes, answers, marks as read and lists phone numbers', async () => {
  const read: unknown[] = []
  let sdk: Client | undefined
  const { setup, statuses } = await gateway.serve((given) => {
    const authorization = `Bearer ${given.access_token}`
    const client = new Client({ prefixUrl: given.graph_url, request: { headers: { authorization } } })
    sdk = client
    const phoneNumberID = given.phone_number_id
    return async (request, response) => {
      const headers = { 'x-hub-signature-256': String(request.headers['x-hub-signature-256']) }
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://bot').searchParams)
      const method = request.method ?? ''
      if (method === 'GET') {
        const { verifyToken, accept } = await client.webhook.register({
          method,
          query,
          body: undefined,
          headers,
        })
        response.end(verifyToken === given.verify_token ? accept() : '')
        return
      }
      const body = await readBytes(request)
      const event = await client.webhook.eventNotification({ method, query, body, headers })
      await event.verifySignature(given.app_secret)
      response.end()
      for (const change of event.eventNotification.entry.flatMap(({ changes }) => changes)) {
        if (change.field !== 'messages') continue
        for (const message of change.value.messages ?? []) {
          if (message.type !== 'text') continue
          const status = { phoneNumberID, status: 'read' as const, message_id: message.id }
          read.push(await client.message.createStatus(status).json())
          const text = { body: `You said: ${message.text.body}` }
          await client.message.createMessage({
            phoneNumberID,
            to: message.from,
            type: MessageType.Text,
            text,
          })
        }
      }
    }
  })
  await gateway.write('rafa', 'Hello')
  await gateway.answered(1)
  expect([gateway.texts(), read, statuses]).toMatchObject([['You said: Hello'], [{ success: true }], [200]])
  const numbers = await sdk?.phoneNumbers.listPhoneNumbers({ businessAccountID: setup.waba_id }).json()
  expect(numbers?.data.map(({ id }) => id)).toEqual([setup.phone_number_id])
})
