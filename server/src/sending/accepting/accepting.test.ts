import { sql } from 'kysely'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addTemplate } from '../../../tests/harness/broadcasts.ts'
import { countStatements } from '../../../tests/harness/count-statements.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember } from '../../../tests/harness/sign-in.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { AUTHENTICATION, GREETING } from '../../channels/templates/test-templates.ts'
import { presentId } from '../../platform/base/ids.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Http } from '../../platform/http/types.ts'
import { buildApp } from '../../process/app.ts'
import { queueSends } from '../outbox/queue-sends.ts'
import { buildAcceptor } from './acceptor.ts'
import { plainMessage } from './plain-message.ts'
import { kindOf, type Submission } from './submission.ts'

const PEOPLE = Array.from({ length: 8 }, (_, n) => ({
  bsuid: `US.100${n}`,
  phone: `1555010440${n}`,
  name: `P${n}`,
}))
const GREET = { type: 'template', template: { name: 'greeting', language: { code: 'en' } } }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  await app.database.truncateAll()
  shop = await openShop(app)
  await shop.receive(...PEOPLE.map((who, n) => textFrom(shop.line, who, `in-${n}`, n)))
})

function hello(to: unknown, body = 'Hello'): object {
  return { to, type: 'text', text: { body } }
}

function send(payload: object, key?: string, http: Http = app.http) {
  const headers = { ...shop.account.headers, ...(key !== undefined && { 'idempotency-key': key }) }
  return http.inject({ method: 'POST', url: '/v1/messages', headers, payload })
}

/** The message of each text, and the transaction that wrote it. */
async function written(): Promise<Map<string, string>> {
  const rows = await shop.rows<{ text: string; xmin: string }>(
    `select text, xmin::text from messages where direction = 'outbound' order by id`,
  )
  return new Map(rows.map(({ text, xmin }) => [text, xmin]))
}

function submission(to: string, rest: Partial<Submission> = {}): Submission {
  return {
    viewer: { account_id: shop.account.account_uuid, limited_user_id: null },
    author: { kind: 'api_key', id: shop.account.account_uuid, name: 'A program' },
    message: { to: { bsuid: to }, content: { type: 'text', text: { body: `To ${to}` } } },
    kind: plainMessage,
    once: null,
    audit: null,
    ...rest,
  }
}

describe('a group', () => {
  test('is one transaction with as many statements for eight messages as for two', async () => {
    const count = async (people: typeof PEOPLE) => {
      const { db, statements } = countStatements(app.deps.db)
      const acceptor = buildAcceptor({ db, clock: app.deps.clock, queueSends }, () => undefined)
      const results = await Promise.all(people.map(({ bsuid }) => acceptor.accept(submission(bsuid))))
      await Promise.all(results.map(({ body }) => body))
      return statements()
    }
    const two = await count(PEOPLE.slice(0, 2))
    expect(await count(PEOPLE)).toBe(two)
    expect(two).toBeLessThan(40)
    const transactions = new Set((await written()).values())
    expect(transactions.size).toBe(1)
  })

  test('keeps what different viewers send in different transactions, and a limited member reaches nobody that they do not see', async () => {
    const other = await shop.addLine()
    await shop.receive(textFrom(other, { bsuid: 'US.2001', name: 'Hidden' }, 'hidden', 50))
    const limited = await addMember(app, shop.account, 'agent')
    await shop.call('PATCH', `/v1/members/${limited.user_id}`, { access: 'teams' })
    const team = { name: 'Front', member_ids: [limited.user_id], inbox_ids: [shop.account.inbox_id] }
    await shop.call('POST', '/v1/teams', team)
    const hidden = await shop.contactOf('US.2001')
    const seen = await shop.contactOf('US.1001')
    const ask = (headers: object, payload: object) =>
      app.http.inject({ method: 'POST', url: '/v1/messages', headers: { ...headers }, payload })
    const answers = await Promise.all([
      ask(shop.account.headers, hello(hidden, 'of the key, hidden')),
      ask(limited.headers, hello(hidden, 'of the member, hidden')),
      ask(shop.account.headers, hello(seen, 'of the key')),
      ask(limited.headers, hello(seen, 'of the member')),
      ask(limited.headers, { ...hello(seen), inbox_id: presentId('inbox', other.inbox_id) }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 404, 202, 202, 404])
    const transactions = await written()
    expect(transactions.get('of the key')).toBe(transactions.get('of the key, hidden'))
    expect(transactions.get('of the member')).not.toBe(transactions.get('of the key'))
  })

  test('that the database refuses costs only the message that it cannot take', async () => {
    const failing = kindOf<boolean>({
      status: 200,
      store: async ({ trx }, accepted) => {
        const divisor = accepted.some(({ extra }) => extra) ? 0 : 1
        await sql`select 1 / ${divisor}::int`.execute(trx)
        return accepted.map(({ accepted: { id } }) => id)
      },
    })
    const acceptor = buildAcceptor({ ...app.deps, queueSends }, () => undefined)
    const results = await Promise.allSettled(
      PEOPLE.map(({ bsuid }, n) => acceptor.accept(submission(bsuid, { kind: failing(n === 5) }))),
    )
    expect(results.map(({ status }) => status)).toEqual(
      PEOPLE.map((_, n) => (n === 5 ? 'rejected' : 'fulfilled')),
    )
    expect([...(await written()).keys()].sort()).toEqual(
      PEOPLE.filter((_, n) => n !== 5).map(({ bsuid }) => `To ${bsuid}`),
    )
  })

  test('of one conversation leaves in the order of arrival: the first is the head, and the feed tells of them in turn', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `Message ${n}`)
    const answers = await Promise.all(texts.map((text) => send(hello('US.1001', text))))
    expect(answers.map((it) => it.json().text)).toEqual(texts)
    const rows = await shop.rows<{ text: string; head: boolean }>(
      `select m.text, s.head from events e join messages m on m.id = (e.data ->> 'message_id')::uuid
         join sends s on s.message_id = m.id where e.type = 'message.queued' order by e.seq`,
    )
    expect(rows).toEqual(texts.map((text, n) => ({ text, head: n === 0 })))
  })
})

describe('requests with one Idempotency-Key', () => {
  test('that arrive together are one message, and each gets the very same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(hello('US.1001'), 'once')))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(202))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(answers.map(({ headers }) => headers['idempotent-replayed'])).toEqual([
      undefined,
      ...Array(5).fill('true'),
    ])
    expect((await written()).size).toBe(1)
    const again = await send(hello('US.1001'), 'once')
    expect([again.body, again.headers['idempotent-replayed']]).toEqual([answers[0]?.body, 'true'])
  })

  test('but other bodies: the first is accepted, the others are 409', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'a', 'c'].map((text) => send(hello('US.1001', text), 'once')),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 409, 202, 409])
    expect(answers.map((it) => it.json().code)).toEqual([
      undefined,
      'idempotency_key_reused',
      undefined,
      'idempotency_key_reused',
    ])
  })

  test('are each judged where the first is refused: a refusal is not kept', async () => {
    const answers = await Promise.all([
      send(hello('@nobody'), 'once'),
      send(hello('US.1001'), 'once'),
      send(hello('US.1001'), 'once'),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 202, 202])
    expect(answers.map(({ headers }) => headers['idempotent-replayed'])).toEqual([
      undefined,
      undefined,
      'true',
    ])
  })

  test('at two processes are one message', async () => {
    const second = await buildApp(
      { ...app.deps, metrics: new Registry() },
      {
        operator_token: null,
        process_metrics: false,
        wakeWorker: () => undefined,
        wakeSender: () => undefined,
        tell: () => undefined,
      },
    )
    try {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          send(hello('US.1001'), 'once', n % 2 === 0 ? app.http : second.http),
        ),
      )
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(202))
      expect(new Set(answers.map((it) => it.json().id)).size).toBe(1)
      expect(answers.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1)
      expect((await written()).size).toBe(1)
    } finally {
      await second.http.close()
    }
  })

  /** The server writes a response beside its key after it has sent it. */
  const answersAreWritten = () =>
    expect
      .poll(() => shop.rows(`select body <> '' as answered from idempotency_keys`))
      .toEqual([{ answered: true }])

  test('are answered from what is stored where the process died before it wrote the answer', async () => {
    const first = await send(hello('US.1001'), 'once')
    await answersAreWritten()
    await shop.rows(`update idempotency_keys set body = ''`)
    const again = await send(hello('US.1001'), 'once')
    expect([again.statusCode, again.json(), again.headers['idempotent-replayed']]).toEqual([
      202,
      first.json(),
      'true',
    ])
    await answersAreWritten()
  })

  test('leave no answer behind of somebody who was erased before it was written', async () => {
    await send(hello('US.1001'), 'once')
    await answersAreWritten()
    await shop.rows(`update idempotency_keys set body = ''`)
    const contact = await shop.contactOf('US.1001')
    expect((await shop.call('POST', '/v1/erasures', { contact_id: contact })).status).toBeLessThan(300)
    expect(await shop.rows('select key from idempotency_keys')).toEqual([])
  })
})

describe('messages to a phone or BSUID that belongs to no contact', () => {
  beforeEach(async () => {
    await addTemplate(shop, GREETING)
    await addTemplate(shop, AUTHENTICATION)
  })

  test('make one contact for each, however many arrive together', async () => {
    const to = ['+15550109001', '+15550109002', 'US.9001', '+1 555 010 9001', 'US.9001', '+15550109001']
    const answers = await Promise.all(to.map((to) => send({ to, ...GREET })))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(202))
    const contacts = answers.map((it) => it.json().contact.id)
    expect(new Set(contacts).size).toBe(3)
    expect([contacts[3], contacts[5], contacts[4]]).toEqual([contacts[0], contacts[0], contacts[2]])
    expect(await shop.rows(`select count(*)::int as n from contacts`)).toEqual([{ n: PEOPLE.length + 3 }])
  })

  test('leave nothing behind where they are refused, and hold up none of the others', async () => {
    const code = [{ type: 'text', text: '1234' }]
    const needs_phone = {
      type: 'template',
      template: {
        name: 'code',
        language: { code: 'en' },
        components: [
          { type: 'body', parameters: code },
          { type: 'button', sub_type: 'url', index: '0', parameters: code },
        ],
      },
    }
    const answers = await Promise.all([
      send({ to: 'US.9001', ...needs_phone }),
      send({ to: '+15550109001', ...needs_phone }),
      send(hello('US.9002')),
      send({ to: 'US.9003', ...GREET }),
      send(hello('US.1001')),
    ])
    expect(answers.map((it) => it.json().code ?? it.statusCode)).toEqual([
      'phone_unconfirmed',
      'phone_unconfirmed',
      'window_closed',
      202,
      202,
    ])
    const known = await withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
      trx.selectFrom('identities').select('value').where('value', 'like', 'US.9%').execute(),
    )
    expect(known).toEqual([{ value: 'US.9003' }])
    expect(await shop.rows(`select count(*)::int as n from contacts`)).toEqual([{ n: PEOPLE.length + 1 }])
  })
})

test('two questions for one phone that arrive together are one request', async () => {
  const contact = await shop.contactOf('US.1001')
  const ask = () =>
    shop.call('POST', `/v1/contacts/${contact}/phone_requests`, {
      inbox_id: shop.account.inbox_id,
      body: 'What is your number?',
    })
  const answers = await Promise.all([ask(), ask(), ask()])
  expect(answers.map(({ status }) => status)).toEqual([201, 409, 409])
  expect(answers[1]?.body).toMatchObject({ code: 'already_exists', phone_request_id: answers[0]?.body.id })
})
