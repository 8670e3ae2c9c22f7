import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    ines: { name: Ines Duarte, phone: "+1 555 010 0901", username: ines.duarte }
    otto: { name: Otto Kern, phone: "+1 555 010 0902" }
    rita: { name: Rita Moss, phone: "+1 555 010 0903" }
    emil: { name: Emil Holt, phone: "+1 555 010 0904" }
    vera: { name: Vera Lund, phone: "+1 555 010 0905" }
    hugo: { name: Hugo Berg, phone: "+1 555 010 0906" }
    nora: { name: Nora Weil, phone: "+1 555 010 0907" }
`

let shop: SandboxShop
/** How many messages had been sent before the test. */
let earlier = 0

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
})
afterAll(() => shop.close())
beforeEach(async () => {
  await shop.sandbox.act('clear_faults')
  await shop.advance('10 days')
  await shop.settle()
  earlier = shop.sent().length
})

function sent() {
  return shop.sent().slice(earlier)
}

async function write(who: string, text: string): Promise<string> {
  const { message_id } = await shop.sandbox.act('write', { who, text })
  await shop.settle()
  const [message] = await shop.rows<{ id: string }>(`select id from messages where wamid = '${message_id}'`)
  if (!message) throw new Error('the message did not come in')
  return `msg_${message.id.replaceAll('-', '')}`
}

async function send(body: object): Promise<{ status: number; body: { id: string; code: string } }> {
  const answer = await shop.call('POST', '/v1/messages', body)
  await shop.settle()
  return answer
}

async function message(id: string) {
  return (await shop.call('GET', `/v1/messages/${id}`)).body
}

function bsuidOf(who: string): string {
  const person = [...shop.sandbox.world.people.values()].find(({ id }) => id === who)
  const [bsuid] = [...(person?.bsuids.values() ?? [])]
  if (!bsuid) throw new Error(`${who} has no BSUID`)
  return bsuid
}

test('a phone that was shown lately is dialled, a person without one gets it by BSUID, and no BSUID ever stands in to', async () => {
  await write('otto', 'Hello')
  await write('ines', 'Hi')
  await send({ to: await shop.contact('Otto Kern'), type: 'text', text: { body: 'To a phone' } })
  await send({ to: await shop.contact('Ines Duarte'), type: 'text', text: { body: 'To a BSUID' } })
  await send({ to: '+1 555 010 0902', type: 'text', text: { body: 'By phone' } })
  await send({ to: bsuidOf('ines'), type: 'text', text: { body: 'By BSUID' } })
  expect(sent().map(({ to, recipient, body }) => [body.text.body, to, recipient])).toEqual([
    ['To a phone', '+15550100902', undefined],
    ['To a BSUID', undefined, bsuidOf('ines')],
    ['By phone', '+15550100902', undefined],
    ['By BSUID', undefined, bsuidOf('ines')],
  ])
})

test('a message goes from queued to read, and says by which address and why', async () => {
  await write('otto', 'Hello')
  const { status, body } = await send({
    to: await shop.contact('Otto Kern'),
    type: 'text',
    text: { body: 'Good morning' },
  })
  expect(status).toBe(202)
  await shop.advance('10 minutes')
  await shop.settle()
  const read = await message(body.id)
  expect(read).toMatchObject({
    status: 'read',
    text: 'Good morning',
    sending: {
      state: 'sent',
      address: { kind: 'phone', value: '+15550100902', reason: 'phone_shown_recently' },
      attempts: [{ outcome: 'accepted', http_status: 200, wamid: read.wamid }],
    },
  })
  const told = await shop.rows<{ type: string }>(
    `select type from events where data ->> 'message_id' = '${body.id.slice(4).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')}' order by seq`,
  )
  expect(told.map(({ type }) => type)).toEqual([
    'message.queued',
    'message.sent',
    'message.delivered',
    'message.read',
  ])
})

test('a username is refused as an address, in words that say what to do', async () => {
  await write('ines', 'Hi')
  const { status, body } = await send({ to: '@ines.duarte', type: 'text', text: { body: 'Hi' } })
  expect([status, body.code]).toEqual([400, 'invalid_recipient'])
})

test('outside the window only templates go, and the refusal says so before anything is queued', async () => {
  await write('otto', 'Hello')
  await shop.advance('25 hours')
  const { status, body } = await send({
    to: await shop.contact('Otto Kern'),
    type: 'text',
    text: { body: 'Late' },
  })
  expect([status, body.code]).toEqual([409, 'window_closed'])
  expect(sent()).toEqual([])
})

test('a number that went to somebody else is not dialled, neither raw nor for its former owner, and the new owner gets nothing of theirs', async () => {
  const asked = await write('emil', 'Where is my order?')
  const emil = await shop.contact('Emil Holt')
  await shop.sandbox.act('delete_account', { who: 'emil' })
  await shop.sandbox.act('change_number', { who: 'vera', phone: '+1 555 010 0904' })
  await shop.advance('1 hour')
  await shop.sandbox.act('write', { who: 'vera', text: 'Hi, new here' })
  await shop.settle()
  const raw = await send({ to: '+1 555 010 0904', type: 'text', text: { body: 'Your order' } })
  expect([raw.status, raw.body.code]).toEqual([409, 'phone_changed_owner'])
  const reply = await send({ to: emil, reply_to: asked, type: 'text', text: { body: 'It is on its way' } })
  expect(reply.status).toBe(202)
  expect(sent().map(({ to }) => to)).toEqual([undefined])
  expect(shop.sandbox.phone('vera').filter(({ direction }) => direction === 'outbound')).toEqual([])
})

test('an accepted call whose answer never came is unknown until its status tells, and is never sent twice', async () => {
  await write('otto', 'Hello')
  await shop.sandbox.act('fault', { operation: 'messages', kind: 'answer_lost', times: 1 })
  const { body } = await send({ to: await shop.contact('Otto Kern'), type: 'text', text: { body: 'Once' } })
  await shop.until(async () => ((await message(body.id)).sending.state === 'sending' ? undefined : true))
  expect((await message(body.id)).status).toBe('unknown')
  await shop.advance('1 minute')
  await shop.settle()
  expect(await message(body.id)).toMatchObject({ status: 'read', sending: { state: 'sent' } })
  expect(sent()).toHaveLength(1)
})

test('messages of one conversation leave in order, and a pause of one person does not hold others back', async () => {
  await write('otto', 'Hello')
  await write('rita', 'Hello')
  const otto = await shop.contact('Otto Kern')
  const texts = Array.from({ length: 12 }, (_, i) => `${i}`)
  for (const text of texts)
    await shop.call('POST', '/v1/messages', { to: otto, type: 'text', text: { body: text } })
  await send({ to: await shop.contact('Rita Moss'), type: 'text', text: { body: 'Rita' } })
  await shop.settle()
  const texts_sent = sent().map(({ body }) => body.text.body)
  expect(texts_sent.filter((text) => text !== 'Rita')).toEqual(texts)
  expect(texts_sent).toContain('Rita')
})

test('what is scheduled leaves when it is due, and can be cancelled before', async () => {
  await write('otto', 'Hello')
  const to = await shop.contact('Otto Kern')
  const at = (minutes: number) => new Date(shop.server.deps.clock.now() + minutes * 60_000).toISOString()
  const first = await send({ to, send_at: at(10), type: 'text', text: { body: 'Later' } })
  const second = await send({ to, send_at: at(20), type: 'text', text: { body: 'Never' } })
  expect(sent()).toEqual([])
  expect((await shop.call('POST', `/v1/messages/${second.body.id}/cancellation`)).body.status).toBe(
    'cancelled',
  )
  await shop.advance('30 minutes')
  await shop.until(async () => (sent().length > 0 ? true : undefined))
  await shop.settle()
  expect(sent().map(({ body }) => body.text.body)).toEqual(['Later'])
  const again = await shop.call('POST', `/v1/messages/${first.body.id}/cancellation`)
  expect([again.status, again.body.code]).toEqual([409, 'not_cancellable'])
})

test('after a merge a reply goes to the identity that wrote, and after the undo too', async () => {
  const from_ines = await write('ines', 'Ines here')
  const from_rita = await write('rita', 'Rita here')
  const [ines, rita] = [await shop.contact('Ines Duarte'), await shop.contact('Rita Moss')]
  const merge = await shop.call('POST', `/v1/contacts/${ines}/merges`, { contact_id: rita })
  expect(merge.status).toBe(201)
  await send({ reply_to: from_ines, type: 'text', text: { body: 'for Ines' } })
  await send({ reply_to: from_rita, type: 'text', text: { body: 'for Rita' } })
  await shop.call('DELETE', `/v1/merges/${merge.body.id}`)
  await send({ reply_to: from_ines, type: 'text', text: { body: 'again for Ines' } })
  expect(sent().map(({ body, to, recipient }) => [body.text.body, to ?? recipient])).toEqual([
    ['for Ines', bsuidOf('ines')],
    ['for Rita', '+15550100903'],
    ['again for Ines', bsuidOf('ines')],
  ])
})

test('the same Idempotency-Key sends once, another body under it is refused', async () => {
  await write('otto', 'Hello')
  const body = { to: await shop.contact('Otto Kern'), type: 'text', text: { body: 'Once' } }
  const key = { 'idempotency-key': 'order-7781' }
  const first = await shop.call('POST', '/v1/messages', body, key)
  const second = await shop.call('POST', '/v1/messages', body, key)
  expect(second.body.id).toBe(first.body.id)
  const other = await shop.call('POST', '/v1/messages', { ...body, text: { body: 'Twice' } }, key)
  expect([other.status, other.body.code]).toEqual([409, 'idempotency_key_reused'])
  await shop.settle()
  expect(sent()).toHaveLength(1)
})

test('a broken token stops the line, tells it, and loses nothing', async () => {
  await write('otto', 'Hello')
  await shop.sandbox.act('fault', {
    operation: 'messages',
    kind: 'http_error',
    http_status: 401,
    code: 190,
    times: 1,
  })
  const { body } = await send({ to: await shop.contact('Otto Kern'), type: 'text', text: { body: 'Wait' } })
  await shop.until(async () => {
    const [paused] = await shop.rows<{ reason: string }>(
      `select data ->> 'reason' as reason from events where type = 'inbox.paused'`,
    )
    return paused?.reason === 'meta_190' ? true : undefined
  })
  expect((await message(body.id)).sending.state).toBe('queued')
  expect(sent()).toEqual([])
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('PATCH', `/v1/inboxes/${inbox.id}/sending`, { paused: false })
  await shop.settle()
  expect(sent()).toHaveLength(1)
})

test('a number that changed hands without a word: the message that reaches its new owner is flagged at once', async () => {
  await write('hugo', 'Hello')
  await write('nora', 'Hello')
  await shop.sandbox.act('switches', { system_order: 'never' })
  await shop.sandbox.act('delete_account', { who: 'hugo' })
  await shop.sandbox.act('change_number', { who: 'nora', phone: '+1 555 010 0906' })
  const { body } = await send({
    to: await shop.contact('Hugo Berg'),
    type: 'text',
    text: { body: 'For Hugo' },
  })
  await shop.advance('10 minutes')
  await shop.settle()
  expect(sent().map(({ to }) => to)).toEqual(['+15550100906'])
  expect(await message(body.id)).toMatchObject({ misaddressed: true, delivered_to_stranger: true })
  const told = await shop.rows<{ type: string }>(
    `select type from events where type in ('message.misaddressed', 'message.delivered_to_stranger') order by seq`,
  )
  expect(told.map(({ type }) => type)).toEqual(['message.misaddressed', 'message.delivered_to_stranger'])
})
