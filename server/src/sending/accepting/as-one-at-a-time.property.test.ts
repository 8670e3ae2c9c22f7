import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addTemplate } from '../../../tests/harness/broadcasts.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { type TestLine, textFrom, type Who } from '../../../tests/harness/whatsapp-line.ts'
import { AUTHENTICATION, GREETING } from '../../channels/templates/test-templates.ts'
import { presentId } from '../../platform/base/ids.ts'

const RUNS = Number(process.env.SELFSAME_TEST_WORLDS ?? 4)
const NOON = Date.UTC(2026, 10, 1, 12)

const ANA: Who = { bsuid: 'US.1001', phone: '15550104401', name: 'Ana' }
const BO: Who = { bsuid: 'US.1002', name: 'Bo' }
const CY: Who = { bsuid: 'US.2003', phone: '15550104403', name: 'Cy' }
/** Writes to the first inbox, and only the limited member writes to them. */
const DI: Who = { bsuid: 'US.1004', phone: '15550104404', name: 'Di' }

type World = { shop: Shop; other: TestLine; limited: SignedIn; quoted: string }

let app: TestApp
let together: World
let alone: World
beforeAll(async () => {
  app = await testApp()
  app.clock.set(NOON)
  together = await openWorld()
  alone = await openWorld()
}, 60_000)
afterAll(() => app.close())

/** An account with two inboxes, people who have written to one or both, and a member who sees the first one only. */
async function openWorld(): Promise<World> {
  const shop = await openShop(app)
  const other = await shop.addLine()
  await shop.receive(
    textFrom(shop.line, ANA, 'ana-1', 10),
    textFrom(shop.line, BO, 'bo-1', 20),
    textFrom(shop.line, DI, 'di-1', 30),
    textFrom(other, { ...ANA, bsuid: 'US.2001' }, 'ana-2', 40),
    textFrom(other, CY, 'cy-1', 50),
  )
  await addTemplate(shop, GREETING)
  await addTemplate(shop, AUTHENTICATION)
  const limited = await addMember(app, shop.account, 'agent')
  await shop.call('PATCH', `/v1/members/${limited.user_id}`, { access: 'teams' })
  await shop.call('POST', '/v1/teams', {
    name: 'Front',
    member_ids: [limited.user_id],
    inbox_ids: [shop.account.inbox_id],
  })
  const [quoted] = await shop.rows<{ id: string }>(`select id from messages where wamid = 'ana-1'`)
  return { shop, other, limited, quoted: presentId('message', quoted?.id ?? '') }
}

const asked = fc.record({
  to: fc.constantFrom(
    'US.1001',
    'US.1002',
    'US.2003',
    'conversation',
    'reply',
    '+15550104401',
    'new',
    'US.777',
    '@ana',
    'gone',
  ),
  inbox: fc.constantFrom('first', 'first', 'none', 'other'),
  content: fc.constantFrom('text', 'text', 'greeting', 'code', 'unknown template', 'unknown file'),
  key: fc.constantFrom(null, null, null, 'k1', 'k2', 'k3'),
  later: fc.boolean(),
  limited: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
})
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

const CONTENTS: Record<string, object> = {
  greeting: { type: 'template', template: { name: 'greeting', language: { code: 'en' } } },
  code: {
    type: 'template',
    template: {
      name: 'code',
      language: { code: 'en' },
      components: [
        { type: 'body', parameters: [{ type: 'text', text: '123456' }] },
        { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '123456' }] },
      ],
    },
  },
  'unknown template': { type: 'template', template: { name: 'none', language: { code: 'en' } } },
  'unknown file': {
    type: 'image',
    image: { media_id: presentId('media', '01900000-0000-7000-8000-00000000000f') },
  },
}

/** The member writes to other contacts than the key, since nothing says which of the two comes first. */
function ofMember(to: Asked['to']): string {
  return to === 'new' ? '+15550108100' : to === 'US.2003' || to === '@ana' ? to : 'US.1004'
}

/** The body of a request. Those under one key are the same, but for `differs`. */
async function bodyOf({ shop, other, quoted }: World, it: Asked, n: number, run: number): Promise<object> {
  const [thread] = await shop.rows<{ id: string }>(
    `select c.id from conversations c join messages m on m.conversation_id = c.id where m.wamid = 'bo-1'`,
  )
  const named: Partial<Record<Asked['to'], string>> = {
    conversation: presentId('conversation', thread?.id ?? ''),
    gone: presentId('contact', '01900000-0000-7000-8000-00000000000e'),
    new: `+15550109${100 + run}`,
  }
  const to = named[it.to]
  const inboxes: Partial<Record<Asked['inbox'], string>> = {
    first: shop.account.inbox_id,
    other: presentId('inbox', other.inbox_id),
  }
  const inbox_id = inboxes[it.inbox]
  return {
    ...(it.to === 'reply' && !it.limited
      ? { reply_to: quoted }
      : { to: it.limited ? ofMember(it.to) : (to ?? it.to) }),
    ...(inbox_id !== undefined && { inbox_id }),
    ...(CONTENTS[it.content] ?? { type: 'text', text: { body: `Message ${it.key ?? n} of ${run}` } }),
    ...(it.later && { send_at: new Date(NOON + 3_600_000).toISOString() }),
  }
}

function send({ shop, limited }: World, it: Asked, payload: object, run: number) {
  return app.http.inject({
    method: 'POST',
    url: '/v1/messages',
    headers: {
      ...(it.limited ? limited.headers : shop.account.headers),
      ...(it.key !== null && { 'idempotency-key': `${run}-${it.key}` }),
    },
    payload,
  })
}

/** What an answer says, without the ids, which no two accounts share. */
function told(answer: Awaited<ReturnType<typeof send>>) {
  const { code, errors, direction, type, text, status, sending, contact, sent_at, contact_ids } =
    answer.json()
  return {
    status: answer.statusCode,
    replayed: answer.headers['idempotent-replayed'],
    refused: { code, errors, others: contact_ids?.length },
    message: { direction, type, text, status, sending, sent_at, contact: contact?.display_name?.slice(0, 7) },
  }
}

/** What an account holds, without ids: its people, its messages in the order of their conversations, and its feed. */
async function stateOf({ shop }: World) {
  const who = `(select string_agg(i.value, ' ' order by i.value) from identities i where i.contact_id = c.contact_id)`
  const line = (id: string) =>
    `(select phone_number_id from inboxes where id = ${id}) = '${shop.line.phone_number_id}'`
  return {
    people: await shop.rows('select value, state from identities order by 1, 2'),
    contacts: await shop.rows('select count(*)::int as n from contacts'),
    conversations: await shop.rows(
      `select ${who} as who, ${line('c.inbox_id')} as first, c.last_message_at from conversations c order by 1, 2`,
    ),
    messages: await shop.rows(
      `select ${who} as who, ${line('m.inbox_id')} as first, m.type, m.text, m.sent_at, m.bsuid, m.phone, s.state, s.head, s.due_at, s.body::text as body
         from messages m join sends s on s.message_id = m.id join conversations c on c.id = m.conversation_id
        order by 1, 2, m.id`,
    ),
    events: await shop.rows(
      `select ${who} as who, e.type, count(*)::int as n from events e left join conversations c on c.id = e.conversation_id
        group by 1, 2 order by 1, 2`,
    ),
    keys: await shop.rows(
      `select key, status, body <> '' as answered from idempotency_keys order by key, api_key_id`,
    ),
    audited: await shop.rows(
      `select action, count(*)::int as n from audit_entries where action = 'message.sent' group by 1`,
    ),
  }
}

/**
 * All at once, in an order of arrival that is known: of the key, which the process knows, and one by one of the member, whose
 * session is looked up each time.
 */
function sendTogether(requests: Asked[], bodies: object[], run: number) {
  let before: Promise<unknown> = Promise.resolve()
  return requests.map((it, n) => {
    if (!it.limited) return send(together, it, bodies[n] ?? {}, run)
    const answer = before.then(() => send(together, it, bodies[n] ?? {}, run))
    before = answer
    return answer
  })
}

test('many requests at once, good and bad, come to the same as one after another', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 12, maxLength: 24 }), async (requests) => {
      run += 1
      const bodies = await Promise.all(requests.map((it, n) => bodyOf(together, it, n, run)))
      const answers = await Promise.all(sendTogether(requests, bodies, run))
      const expected: ReturnType<typeof told>[] = []

      for (const [n, it] of requests.entries()) {
        expected.push(told(await send(alone, it, await bodyOf(alone, it, n, run), run)))
      }
      expect(answers.map(told)).toEqual(expected)
      expect(await stateOf(together)).toEqual(await stateOf(alone))
    }),
    // What went before stays in both accounts, so a smaller example would be another one.
    { numRuns: RUNS, seed: Number(process.env.SELFSAME_TEST_SEED ?? 14), endOnFailure: true },
  )
})
