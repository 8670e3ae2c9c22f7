import type { Deliverer } from '@selfsame/server/internals/integrations/webhooks/deliverer.ts'
import {
  answering,
  deliver,
  linesOf,
  startReceiver,
  type TestReceiver,
  textFrom,
} from '@selfsame/server/testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WebhookEvent } from '../src/event-types.ts'
import { isEvent } from '../src/is-event.ts'
import { verifyWebhook, WebhookVerificationError } from '../src/webhook.ts'
import { type RunningServer, startServer } from './harness/running-server.ts'

let server: RunningServer
let receiver: TestReceiver
let deliverer: Deliverer
/** What the receiver verified, by the secrets that it knows. */
let verified: WebhookEvent[]
let secrets: string[]
beforeAll(async () => {
  server = await startServer()
  receiver = await startReceiver()
})
afterAll(async () => {
  await server.close()
  await receiver.close()
})
beforeEach(() => {
  receiver.received.length = 0
  verified = []
  deliverer = server.tools.deliverer()
  receiver.answer((response, request) => {
    try {
      verified.push(verifyWebhook({ secret: secrets, headers: request.headers, body: request.body }))
      answering(204)(response, request)
    } catch {
      answering(400)(response, request)
    }
  })
})
afterEach(() => deliverer.stop())

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana', username: 'ana.v' }

async function hear(wamid: string): Promise<void> {
  const lines = await linesOf(server.app, server.account)
  const [line] = lines.lines
  if (!line) throw new Error('no line')
  const at = Math.floor(server.app.clock.now() / 1000)
  await deliver(server.app.deps.db, lines, [textFrom(line, ANA, wamid, at)])
  await deliverer.drain()
}

async function makeEndpoint(format: 'standard' | 'cloudevents') {
  const { client } = server
  const body = { url: `${receiver.url}/hook`, event_types: ['message.received'], format }
  const { endpoint, secret } = await client.post('/v1/webhook_endpoints', { body })
  secrets = [secret]
  const remove = () => client.delete('/v1/webhook_endpoints/{id}', { params: { path: { id: endpoint.id } } })
  return { id: endpoint.id, remove }
}

test.each(['standard', 'cloudevents'] as const)(
  'what the server posts as %s is verified and typed',
  async (format) => {
    const { remove } = await makeEndpoint(format)
    await hear(`m-${format}`)
    expect(verified).toHaveLength(1)
    const [event] = verified
    if (!event || !isEvent(event, 'message.received')) throw new Error('no message was told of')
    const { message_id, source, standby, contact, account_id } = event.data
    const id: string = message_id
    expect([id.slice(0, 4), source, standby]).toEqual(['msg_', 'inbound', false])
    expect(account_id).toBe(server.account.account_id)
    expect(contact?.identifiers.map(({ kind, value }) => [kind, value])).toEqual([
      ['bsuid', 'US.1001'],
      ['phone', '+15550104477'],
    ])
    expect(Date.parse(event.timestamp)).toBeGreaterThan(0)
    await remove()
  },
)

test('while a secret is being replaced the old one, the new one, or both verify', async () => {
  const { id, remove } = await makeEndpoint('standard')
  const [old = ''] = secrets
  const { secret } = await server.client.post('/v1/webhook_endpoints/{id}/secret_rotations', {
    params: { path: { id } },
    body: {},
  })
  for (const [at, known] of [[old], [secret], ['whsec_AAAA', secret]].entries()) {
    secrets = known
    await hear(`r-${at}`)
    expect(verified).toHaveLength(at + 1)
  }
  await remove()
})

test('a test is verified like any event', async () => {
  const { id, remove } = await makeEndpoint('standard')
  const params = { path: { id } }
  const { state } = await server.client.post('/v1/webhook_endpoints/{id}/tests', { params })
  expect(state).toBe('delivered')
  expect(verified).toMatchObject([{ type: 'endpoint.test', data: { endpoint_id: id, seq: 0 } }])
  await remove()
})

test('another secret, another body, a missing header and an old time are refused', async () => {
  const { remove } = await makeEndpoint('standard')
  await hear('t-1')
  const [request] = receiver.received
  const [secret = ''] = secrets
  if (!request) throw new Error('nothing came')
  const { headers, body } = request
  const bytes = new TextEncoder().encode(body)
  expect(verifyWebhook({ secret, headers: new Headers(headers), body: bytes })).toEqual(verified[0])
  const { 'webhook-id': _, ...without_id } = headers
  const old = { ...headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 600) }
  const wrong = [
    { secret: 'whsec_AAAA', headers, body },
    { secret: [], headers, body },
    { secret, headers, body: body.replace('inbound', 'outbound') },
    { secret, headers: without_id, body },
    { secret, headers: old, body },
  ]
  for (const request of wrong) expect(() => verifyWebhook(request)).toThrow(WebhookVerificationError)
  await remove()
})
