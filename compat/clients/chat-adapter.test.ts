import { createMemoryState } from '@chat-adapter/state-memory'
import { createWhatsAppAdapter } from '@chat-adapter/whatsapp'
import { Chat, ConsoleLogger } from 'chat'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayShop, openGatewayShop, readBytes } from '../../demo/tests/harness/gateway-shop.ts'

let gateway: GatewayShop
beforeAll(async () => {
  gateway = await openGatewayShop()
})
afterAll(() => gateway?.close())

test('@chat-adapter/whatsapp serves the verification, checks our signature, and answers in the thread of a number', async () => {
  const threads: string[] = []
  const { statuses } = await gateway.serve((setup) => {
    const logger = new ConsoleLogger('silent')
    const whatsapp = createWhatsAppAdapter({
      apiUrl: setup.graph_url,
      accessToken: setup.access_token,
      appSecret: setup.app_secret,
      phoneNumberId: setup.phone_number_id,
      verifyToken: setup.verify_token,
      userName: 'bakery',
      logger,
    })
    const chat = new Chat({ userName: 'bakery', adapters: { whatsapp }, state: createMemoryState(), logger })
    chat.onDirectMessage(async (thread, message) => {
      threads.push(thread.id)
      await thread.post(`You said: ${message.text}`)
    })
    return async (request, response) => {
      const { method = 'GET' } = request
      const headers = { 'x-hub-signature-256': String(request.headers['x-hub-signature-256']) }
      const given = { method, headers, ...(method === 'POST' && { body: await readBytes(request) }) }
      const answer = await chat.webhooks.whatsapp(new Request(`http://bot${request.url}`, given))
      response.writeHead(answer.status).end(await answer.text())
    }
  })
  await gateway.write('ines', 'one')
  await gateway.answered(1)
  await gateway.shop.sandbox.act('adopt_username', { who: 'ines', username: 'ines.duarte' })
  await gateway.shop.advance('31 days')
  await gateway.write('ines', 'two')
  await gateway.answered(2)
  expect(gateway.texts()).toEqual(['You said: one', 'You said: two'])
  expect(new Set(threads).size).toBe(1)
  expect(threads[0]).toMatch(/:15550100902$/)
  expect(new Set(statuses)).toEqual(new Set([200]))
})
