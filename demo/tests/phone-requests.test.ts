import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

const WORLD = `
world:
  portfolios:
    courier: { name: Swift Courier, contact_book: true }
  numbers:
    dispatch: { portfolio: courier, name: Swift Courier, phone: "+1 555 010 0800" }
  people:
    ravi: { name: Ravi Patel, phone: "+1 555 010 0801", username: ravi.p }
    nina: { name: Nina Falk, phone: "+1 555 010 0802", username: nina.falk }
    otto: { name: Otto Kern, phone: "+1 555 010 0803", username: otto.kern }
    lucy: { name: Lucy Gray, phone: "+1 555 010 0804" }
  templates:
    - name: ask_number
      language: en
      category: UTILITY
      components:
        - { type: BODY, text: "We could not reach you about your order. Please share your number." }
        - { type: BUTTONS, buttons: [{ type: REQUEST_CONTACT_INFO, text: "Share Contact Info" }] }
    - name: one_time_code
      language: en
      category: AUTHENTICATION
      components:
        - { type: BODY, text: "{{1}} is your code.", add_security_recommendation: true }
        - { type: BUTTONS, buttons: [{ type: OTP, otp_type: COPY_CODE, text: "Copy" }] }
`

let shop: SandboxShop
let inbox_id: string
beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  inbox_id = (await shop.call('GET', '/v1/inboxes')).body.data[0].id
  expect((await shop.call('POST', '/v1/templates/syncs', { inbox_id })).status).toBe(200)
})
afterAll(() => shop.close())

const TEMPLATE = { name: 'ask_number', language: { code: 'en' } }
const CODE = {
  name: 'one_time_code',
  language: { code: 'en' },
  components: [
    { type: 'body', parameters: [{ type: 'text', text: '1234' }] },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '1234' }] },
  ],
}

async function meet(who: string, name: string): Promise<string> {
  await shop.sandbox.act('write', { who, text: 'Where is my parcel?' })
  await shop.settle()
  return shop.contact(name)
}

async function ask(contact: string, body: object) {
  const answer = await shop.call('POST', `/v1/contacts/${contact}/phone_requests`, { inbox_id, ...body })
  expect(answer.status).toBe(201)
  await shop.settle()
  return answer.body
}

async function questionOf(request: { message_id: string }): Promise<string> {
  const { body } = await shop.call('GET', `/v1/messages/${request.message_id}`)
  expect(body.status).not.toBe('queued')
  return body.wamid
}

const read = async (id: string) => (await shop.call('GET', `/v1/phone_requests/${id}`)).body

test('a code waits for the phone, the person shares it by the button, and the code is dialled', async () => {
  const ravi = await meet('ravi', 'Ravi Patel')
  const code = { to: ravi, inbox_id, type: 'template', template: CODE }
  const refused = await shop.call('POST', '/v1/messages', code)
  expect([refused.status, refused.body.code]).toEqual([409, 'phone_unconfirmed'])
  const waiting = await shop.call('POST', '/v1/messages', { ...code, if_no_phone: 'request_phone' })
  expect(waiting.body.sending.state).toBe('waiting')
  const request = await ask(ravi, { body: 'Share your number, so that the code reaches you.' })
  expect(shop.sent().at(-1)).toMatchObject({ type: 'interactive', to: undefined })
  await shop.sandbox.act('share_number', { who: 'ravi', reply_to: await questionOf(request) })
  await shop.settle()
  expect(await read(request.id)).toMatchObject({ state: 'shared', shared_phone: '+15550100801' })
  expect(shop.sent().at(-1)).toMatchObject({ type: 'template', to: '+15550100801', recipient: undefined })
  expect((await shop.call('GET', `/v1/messages/${waiting.body.id}`)).body.sending.state).toBe('sent')
})

test('a day later the template asks, and a card sent by hand is no answer', async () => {
  const nina = await meet('nina', 'Nina Falk')
  await shop.advance('25 hours')
  const closed = await shop.call('POST', `/v1/contacts/${nina}/phone_requests`, {
    inbox_id,
    body: 'Your number?',
  })
  expect([closed.status, closed.body.code]).toEqual([409, 'window_closed'])
  const request = await ask(nina, { body: 'Your number?', template: TEMPLATE })
  expect(shop.sent().at(-1)).toMatchObject({ type: 'template', body: { template: TEMPLATE } })
  await shop.sandbox.act('share_card', { who: 'nina', card: { name: 'Otto Kern', phone: '+1 555 010 0803' } })
  await shop.settle()
  expect((await read(request.id)).state).toBe('requested')
  await shop.sandbox.act('share_number', { who: 'nina', reply_to: await questionOf(request) })
  await shop.settle()
  expect(await read(request.id)).toMatchObject({ state: 'shared', shared_phone: '+15550100802' })
})

test('a number that was another customer’s is linked to nobody until a person decides', async () => {
  const lucy = await meet('lucy', 'Lucy Gray')
  await meet('otto', 'Otto Kern')
  await shop.sandbox.act('delete_account', { who: 'lucy' })
  await shop.sandbox.act('change_number', { who: 'otto', phone: '+1 555 010 0804' })
  const otto = await meet('otto', 'Otto Kern')
  const request = await ask(otto, { body: 'Your number?' })
  await shop.sandbox.act('share_number', { who: 'otto', reply_to: await questionOf(request) })
  await shop.settle()
  const answered = await read(request.id)
  expect(answered).toMatchObject({ state: 'shared_anothers', shared_phone: '+15550100804' })
  const { body: conflict } = await shop.call('GET', `/v1/conflicts/${answered.conflict_id}`)
  expect(conflict).toMatchObject({ kind: 'claim_conflict', state: 'open', phone: '+15550100804' })
  expect((await shop.call('GET', `/v1/contacts/${lucy}`)).body).toMatchObject({
    id: lucy,
    phone: '+15550100804',
  })
  expect((await shop.call('GET', `/v1/contacts/${otto}`)).body).toMatchObject({ id: otto, phone: null })
})
