import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, textFrom, type Who, webhook } from '../../../tests/harness/whatsapp-line.ts'
import { expireRequests } from './expire-requests.ts'
import { settleWaiting } from './settle-waiting.ts'

const START_MS = Date.UTC(2026, 10, 1)
const HOUR_S = 3600
const ANA = { bsuid: 'US.1001', name: 'Ana' }
const PHONE = '15550108833'

let app: TestApp
let shop: Shop
let ana: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  clock(100)
  shop = await openShop(app)
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  ana = await shop.contactOf(ANA.bsuid)
})

const clock = (seconds: number) => app.clock.set(START_MS + seconds * 1000)
const ask = (body: object = {}, contact = ana) =>
  shop.call('POST', `/v1/contacts/${contact}/phone_requests`, {
    inbox_id: shop.account.inbox_id,
    body: 'Share your number so that the courier can call you.',
    ...body,
  })
const read = async (id: string) => (await shop.call('GET', `/v1/phone_requests/${id}`)).body
const bodies = () => shop.rows<{ body: object }>('select body from sends order by message_id')
const types = async (start: string) =>
  (await shop.call('GET', '/v1/events')).body.data
    .filter(({ type }: { type: string }) => type.startsWith(start))
    .map(({ type }: { type: string }) => type)
const work = async () => {
  await expireRequests(app.deps.db, new Date(app.clock.now()))
  await settleWaiting(app.deps.db, new Date(app.clock.now()))
}

function shareOf(who: Who, phone: string, wamid: string, seconds: number, line = shop.line) {
  const phones = [{ phone: `+${phone}`, wa_id: phone, type: 'CELL' }]
  const message = { from_user_id: who.bsuid, id: wamid, timestamp: at(seconds), type: 'contacts' }
  return webhook(line, {
    contacts: [{ user_id: who.bsuid }],
    messages: [{ ...message, contacts: [{ origin: 'contact_request', phones }] }],
  })
}

async function addTemplate(name: string, buttons: object[], status = 'approved') {
  const components = [
    { type: 'BODY', text: 'Please share your number.' },
    { type: 'BUTTONS', buttons },
  ]
  await shop.rows(
    `insert into templates (account_id, id, waba_id, meta_template_id, name, language, status, category, parameter_format,
       components, updated_at)
     select account_id, gen_random_uuid(), waba_id, '${name}', '${name}', 'en', '${status}', 'utility', 'positional',
       '${JSON.stringify(components)}', now() from inboxes`,
  )
  return { name, language: { code: 'en' } }
}

/** A message that needs a phone, as one that was accepted and waits. */
async function addWaiting() {
  const { body } = await shop.call('POST', '/v1/messages', {
    to: ana,
    type: 'text',
    text: { body: 'Code 1' },
  })
  await shop.rows(
    `update sends set state = 'waiting', needs_phone = true, if_no_phone = 'request_phone', head = false`,
  )
  return async () => (await shop.call('GET', `/v1/messages/${body.id}`)).body
}

test.each([
  ['POST', '/v1/contacts/con_00000000000000000000000000000000/phone_requests'],
  ['GET', '/v1/contacts/con_00000000000000000000000000000000/phone_requests'],
  ['GET', '/v1/phone_requests/prq_00000000000000000000000000000000'],
] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

test("another account's contact, request and inbox, which exist, are not found", async () => {
  const { body } = await ask()
  const theirs = await openShop(app)
  await theirs.receive(textFrom(theirs.line, ANA, 'm1', 10))
  expect((await theirs.call('GET', `/v1/phone_requests/${body.id}`)).status).toBe(404)
  expect((await theirs.call('GET', `/v1/contacts/${ana}/phone_requests`)).status).toBe(404)
  const own = { inbox_id: theirs.account.inbox_id, body: 'Your number?' }
  expect((await theirs.call('POST', `/v1/contacts/${ana}/phone_requests`, own)).status).toBe(404)
  const their_ana = await theirs.contactOf(ANA.bsuid)
  const foreign = { inbox_id: shop.account.inbox_id, body: 'Your number?' }
  expect((await theirs.call('POST', `/v1/contacts/${their_ana}/phone_requests`, foreign)).status).toBe(404)
})

describe('asking', () => {
  test('inside the window is a message with WhatsApp’s button, and expires in three days', async () => {
    const { status, body } = await ask()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      contact_id: ana,
      inbox_id: shop.account.inbox_id,
      state: 'requested',
      requested_at: '2026-11-01T00:01:40.000Z',
      requested_by: expect.stringMatching(/^key_/),
      expires_at: '2026-11-04T00:01:40.000Z',
      answered_at: null,
      shared_phone: null,
      conflict_id: null,
    })
    expect(await bodies()).toEqual([
      {
        body: {
          type: 'interactive',
          interactive: {
            type: 'request_contact_info',
            body: { text: 'Share your number so that the courier can call you.' },
            action: { name: 'request_contact_info' },
          },
        },
      },
    ])
    expect(await read(body.id)).toEqual(body)
    expect((await shop.call('GET', `/v1/contacts/${ana}/phone_requests`)).body).toEqual({ data: [body] })
    expect(await types('phone_request')).toEqual(['phone_request.requested'])
    expect((await shop.call('GET', `/v1/messages/${body.message_id}`)).body.contact.id).toBe(ana)
  })

  test('outside the window takes the template, and says so where there is none', async () => {
    clock(30 * HOUR_S)
    const refused = await ask()
    expect([refused.status, refused.body.code]).toEqual([409, 'window_closed'])
    expect(refused.body.detail).toContain('REQUEST_CONTACT_INFO')
    expect(await bodies()).toEqual([])
    const template = await addTemplate('ask_number', [
      { type: 'REQUEST_CONTACT_INFO', text: 'Share Contact Info' },
    ])
    expect((await ask({ template })).status).toBe(201)
    expect(await bodies()).toEqual([{ body: { type: 'template', template } }])
  })

  test('inside the window a template is taken where no text is given', async () => {
    const template = await addTemplate('ask_number', [
      { type: 'REQUEST_CONTACT_INFO', text: 'Share Contact Info' },
    ])
    expect((await ask({ body: undefined, template })).status).toBe(201)
    expect(await bodies()).toEqual([{ body: { type: 'template', template } }])
  })

  test.each([
    ['neither text nor template', { body: undefined }, 400, 'invalid_request', 'body.body'],
    ['an empty text', { body: '' }, 400, 'invalid_request', 'body.body'],
    ['a text that is too long', { body: 'x'.repeat(1025) }, 400, 'invalid_request', 'body.body'],
    ['no time to answer', { expires_in_hours: 0 }, 400, 'invalid_request', 'body.expires_in_hours'],
    [
      'a template nobody knows',
      { body: undefined, template: { name: 'nope', language: { code: 'en' } } },
      404,
      'template_not_found',
      undefined,
    ],
  ])('with %s is refused', async (_, body, status, code, field) => {
    const refused = await ask(body)
    expect([refused.status, refused.body.code, refused.body.errors?.[0]?.field]).toEqual([
      status,
      code,
      field,
    ])
    expect(await bodies()).toEqual([])
  })

  test('with a template that lacks the button, or is not approved, is refused', async () => {
    const plain = await addTemplate('plain', [{ type: 'QUICK_REPLY', text: 'Yes' }])
    const refused = await ask({ body: undefined, template: plain })
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'body.template'])
    const paused = await addTemplate('paused', [{ type: 'REQUEST_CONTACT_INFO' }], 'paused')
    expect((await ask({ body: undefined, template: paused })).body.code).toBe('template_not_approved')
  })

  test('twice is refused while the first may still be answered', async () => {
    const { body } = await ask()
    const again = await ask()
    expect([again.status, again.body.code, again.body.phone_request_id]).toEqual([
      409,
      'already_exists',
      body.id,
    ])
    await shop.receive(textFrom(shop.line, ANA, 'm2', 73 * HOUR_S))
    clock(74 * HOUR_S)
    await shop.receive(textFrom(shop.line, ANA, 'm3', 74 * HOUR_S))
    expect((await ask()).status).toBe(201)
  })
})

describe('an answer', () => {
  test('is the person’s attested word, and lets go what waited for it', async () => {
    const waiting = await addWaiting()
    const { body } = await ask()
    await shop.receive(shareOf(ANA, PHONE, 'm2', 120))
    expect(await read(body.id)).toMatchObject({
      state: 'shared',
      answered_at: '2026-11-01T00:02:00.000Z',
      shared_phone: `+${PHONE}`,
      conflict_id: null,
    })
    const { identities } = (await shop.call('GET', `/v1/contacts/${ana}`)).body
    expect(identities).toContainEqual(expect.objectContaining({ value: `+${PHONE}`, evidence: 'attested' }))
    expect(await waiting()).toMatchObject({ sending: { state: 'queued' } })
    expect(await types('phone_request')).toEqual(['phone_request.requested', 'phone_request.shared'])
    await shop.replay()
    expect(await types('phone_request')).toEqual(['phone_request.requested', 'phone_request.shared'])
  })

  test('with a phone that is somebody else’s links nobody, names the conflict, and what waits goes on waiting', async () => {
    await shop.receive(textFrom(shop.line, { phone: PHONE, name: 'Bea' }, 'b1', 20))
    const waiting = await addWaiting()
    const { body } = await ask()
    await shop.receive(shareOf(ANA, PHONE, 'm2', 120))
    const [conflict] = (await shop.call('GET', '/v1/conflicts?state=open')).body.data
    expect(await read(body.id)).toMatchObject({ state: 'shared_anothers', conflict_id: conflict.id })
    expect(conflict.kind).toBe('claim_conflict')
    clock(100 * HOUR_S)
    await work()
    expect(await waiting()).toMatchObject({ sending: { state: 'waiting' } })
    await shop.call('PUT', `/v1/conflicts/${conflict.id}/resolution`, { decision: 'distinct' })
    await work()
    expect(await waiting()).toMatchObject({
      status: 'failed',
      sending: { error: { code: 'phone_unconfirmed' } },
    })
  })

  test('to another line is just a card', async () => {
    const { body } = await ask()
    const other = await shop.addLine()
    await shop.receive(textFrom(other, ANA, 'o1', 30))
    await shop.receive(shareOf(ANA, PHONE, 'm2', 120, other))
    expect((await read(body.id)).state).toBe('requested')
  })

  test('under the BSUID that replaced the one who was asked counts', async () => {
    const { body } = await ask()
    const system = {
      type: 'user_changed_user_id',
      body: 'x',
      user_id: 'US.1002',
      previous_user_id: ANA.bsuid,
    }
    await shop.receive(
      webhook(shop.line, { messages: [{ id: 's1', timestamp: at(110), type: 'system', system }] }),
    )
    await shop.receive(shareOf({ bsuid: 'US.1002' }, PHONE, 'm2', 120))
    expect((await read(body.id)).state).toBe('shared')
  })

  test('that was given in time counts, however late its webhook comes; one that was given later does not', async () => {
    const { body } = await ask({ expires_in_hours: 1 })
    clock(2 * HOUR_S)
    await work()
    expect((await read(body.id)).state).toBe('expired')
    expect(await types('phone_request')).toEqual(['phone_request.requested', 'phone_request.expired'])
    await shop.receive(shareOf(ANA, '15550109999', 'm3', 101 + HOUR_S))
    expect((await read(body.id)).state).toBe('expired')
    await shop.receive(shareOf(ANA, PHONE, 'm2', 120))
    expect(await read(body.id)).toMatchObject({ state: 'shared', shared_phone: `+${PHONE}` })
  })
})

describe('what waits for a phone', () => {
  test('fails when the question expired without an answer', async () => {
    const waiting = await addWaiting()
    await ask({ expires_in_hours: 1 })
    await work()
    expect(await waiting()).toMatchObject({ status: 'queued', sending: { state: 'waiting' } })
    clock(2 * HOUR_S)
    await work()
    expect(await waiting()).toMatchObject({
      status: 'failed',
      sending: { state: 'failed', error: { code: 'phone_unconfirmed' } },
    })
    expect(await types('message.failed')).toEqual(['message.failed'])
  })

  test('goes as soon as WhatsApp shows the phone by itself', async () => {
    const waiting = await addWaiting()
    await shop.receive(textFrom(shop.line, { ...ANA, phone: PHONE }, 'm2', 60))
    await work()
    expect(await waiting()).toMatchObject({ sending: { state: 'queued' } })
  })

  test('fails after three days where nobody asked', async () => {
    const waiting = await addWaiting()
    clock(72 * HOUR_S)
    await work()
    expect(await waiting()).toMatchObject({ sending: { state: 'waiting' } })
    clock(100 + 72 * HOUR_S)
    await work()
    expect(await waiting()).toMatchObject({ status: 'failed' })
  })
})

test('an erased person’s requests are gone', async () => {
  const { body } = await ask()
  expect((await shop.call('DELETE', `/v1/contacts/${ana}`)).status).toBe(200)
  expect((await shop.call('GET', `/v1/phone_requests/${body.id}`)).status).toBe(404)
})
