import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { echoCopy, historyCopy, standbyEcho } from '../../../tests/harness/copies.ts'
import { ordersOf } from '../../../tests/harness/orders.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { buildSender } from '../../../tests/harness/test-sender.ts'
import { at, textFrom, type Who, webhook } from '../../../tests/harness/whatsapp-line.ts'
import type { Called } from './call.ts'

const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const HELLO = { wamid: 'wamid.X', seconds: 15, content: { type: 'text', body: { body: 'Hello' } } }

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
})
afterAll(() => app.close())

/** A message of ours whose call is under way; `end` writes down what the call came to. */
type Calling = { shop: Shop; id: string; end(came_to: Omit<Called, 'send'>): Promise<void> }

async function calling(): Promise<Calling> {
  const shop = await openShop(app)
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const hello = { to: await shop.contactOf('US.1001'), type: 'text', text: { body: 'Hello' } }
  const { id } = (await shop.call('POST', '/v1/messages', hello)).body
  const sender = buildSender(app, shop)
  await sender.take()
  const [send] = (await sender.claim()).claimed
  if (!send) throw new Error('nothing was to be sent')
  return { shop, id, end: (came_to) => sender.record(send, came_to) }
}

type Step = (calling: Calling) => Promise<void>
const echo: Step = ({ shop }) => shop.receive(echoCopy(shop.line, ANA, HELLO))
const standby: Step = ({ shop }) => shop.receive(standbyEcho(shop.line, ANA, HELLO))
const history: Step = ({ shop }) =>
  shop.receive(historyCopy(shop.line, ANA, { ...HELLO, direction: 'outbound', status: 'DELIVERED' }))
const status =
  (word: string, named: boolean): Step =>
  ({ shop, id }) =>
    shop.receive(
      webhook(shop.line, {
        statuses: [
          {
            id: 'wamid.X',
            status: word,
            timestamp: at(20),
            recipient_id: ANA.phone,
            ...(named && { biz_opaque_callback_data: id }),
          },
        ],
      }),
    )
const accepted: Step = ({ end }) =>
  end({
    outcome: { kind: 'ok', http_status: 200, body: { messages: [{ id: 'wamid.X' }] } },
    wamid: 'wamid.X',
  })
const unanswered: Step = ({ end }) =>
  end({ outcome: { kind: 'unknown', http_status: null, reason: 'connection' }, wamid: null })

type Told = {
  seq: number
  type: string
  data: { message_id: string; former_message_id?: string; status?: string }
}

/** What the feed tells of messages of ours behind `after`. */
async function feed(shop: Shop, after = 0): Promise<Told[]> {
  const { data } = (await shop.call('GET', `/v1/events?types=message.*&after=${after}&limit=1000`)).body
  return data.filter(({ type }: Told) => type !== 'message.received')
}

const SETS: Record<string, Step[]> = {
  'an echo and a status': [echo, status('delivered', false), accepted],
  'an echo and history': [echo, history, accepted],
  'the copy of another app and a status': [standby, status('delivered', false), accepted],
  'an echo of a call that ended without an answer': [echo, unanswered, status('delivered', true)],
  'an echo and a status of a call that ends without an answer': [echo, status('sent', true), unanswered],
  'history of a call that ended without an answer': [history, unanswered, status('sent', true)],
}

test.each(Object.entries(SETS))(
  '%s: the feed tells of one message in any order, and a reader who met its copy is told so',
  async (_, set) => {
    for (const order of ordersOf(set)) {
      const ours = await calling()
      const met = new Set<string>()
      const heard: Told[] = []
      for (const step of order) {
        await step(ours)
        const news = await feed(ours.shop, heard.at(-1)?.seq)
        heard.push(...news)
        for (const { data } of news) met.add(data.message_id)
      }
      const told = await feed(ours.shop)
      expect(new Set(told.map(({ data }) => data.message_id))).toEqual(new Set([ours.id]))
      const types = told.map(({ type }) => type).filter((type) => type !== 'message.updated')
      expect(types).toEqual([...new Set(types)])
      const { body: message } = await ours.shop.call('GET', `/v1/messages/${ours.id}`)
      expect([types, message.status]).toEqual([expect.arrayContaining(['message.sent']), expect.any(String)])
      const named = new Set(heard.flatMap(({ data }) => data.former_message_id ?? []))
      expect([...met].filter((id) => id !== ours.id)).toEqual([...named])
    }
  },
)

test('an endpoint that has not got the event of a copy yet gets the one of our message', async () => {
  const ours = await calling()
  await echo(ours)
  const [copy] = (await feed(ours.shop)).slice(-1)
  await accepted(ours)
  const [joined] = (await feed(ours.shop)).slice(-1)
  expect(joined).toMatchObject({
    type: 'message.sent',
    data: { message_id: ours.id, former_message_id: copy?.data.message_id, status: 'sent' },
  })
  const left = await ours.shop.rows(`select from events where seq = ${copy?.seq}`)
  expect(left).toEqual([])
})
