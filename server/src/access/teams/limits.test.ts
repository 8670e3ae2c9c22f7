import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { everyChange, everyGet } from '../../../tests/harness/every-route.ts'
import { fillAccount, fillLine } from '../../../tests/harness/full-line.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { type TestLine, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { presentId } from '../../platform/base/ids.ts'

let app: TestApp
let shop: Shop
let hidden_line: TestLine
let agent: SignedIn
/** Of everything that hangs on the hidden line alone, without hyphens, as ids of the API have them. */
let hidden_ids: string[]

beforeAll(async () => {
  app = await testApp()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  hidden_line = await shop.addLine()
  await fillAccount(shop, 'Common')
  await fillLine(shop, shop.line, 'Seen', 1)
  await fillLine(shop, hidden_line, 'Hidden', 2)
  agent = await addMember(app, shop.account, 'agent')
  await shop.call('PATCH', `/v1/members/${agent.user_id}`, { access: 'teams' })
  await shop.call('POST', '/v1/teams', {
    name: 'Front',
    member_ids: [agent.user_id],
    inbox_ids: [shop.account.inbox_id],
  })
  for (const [tag, line] of [
    ['Seen', shop.line],
    ['Hidden', hidden_line],
  ] as const) {
    const [thread = ''] = await idsOn('conversations', line)
    const note = { text: `${tag} mention`, mentions: [agent.user_id] }
    await shop.call('POST', `/v1/conversations/${presentId('conversation', thread)}/notes`, note)
  }
  hidden_ids = await idsOnlyOf(hidden_line)
})
afterAll(() => app.close())

const rows = (query: string) => shop.rows<{ id: string }>(query)
const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object) => {
  const answer = await app.http.inject({
    method,
    url: `/v1${url}`,
    headers: agent.headers,
    ...(body && { payload: body }),
  })
  return { status: answer.statusCode, text: answer.body, body: answer.body === '' ? null : answer.json() }
}

/** The contacts with a conversation in an inbox, including contacts that were merged. */
const contactsOn = (line: TestLine) => `(
  select k.id from contacts k join conversations c on c.contact_id in (k.id, k.merged_into) where c.inbox_id = '${line.inbox_id}')`

const ON_LINE: Record<string, (line: TestLine) => string> = {
  inboxes: (line) => `id = '${line.inbox_id}'`,
  contacts: (line) => `id in ${contactsOn(line)}`,
  identities: (line) => `contact_id in ${contactsOn(line)}`,
  identity_events: (line) => `contact_id in ${contactsOn(line)}`,
  merges: (line) => `survivor_contact_id in ${contactsOn(line)}`,
  conflicts: (line) => `left_contact_id in ${contactsOn(line)}`,
  templates: (line) => `waba_id = '${line.waba_id}'`,
}
/** A member has a read state, and the API key that the answers are compared with has none. */
const READS = new Set(['unread_count', 'first_unread_message_id', 'last_unread_message_id'])
const withoutReads = (body: string): unknown =>
  JSON.parse(body, (key, value) => (READS.has(key) ? null : value))

/** Which show by a word of their own what is on a line. */
const LISTS = [
  '/v1/broadcasts',
  '/v1/conflicts',
  '/v1/contacts',
  '/v1/conversations',
  '/v1/events',
  '/v1/labels',
  '/v1/notes',
  '/v1/search/messages',
  '/v1/search/notes',
  '/v1/templates',
]
const IN_INBOX = ['conversations', 'messages', 'notes', 'media', 'phone_requests', 'broadcasts']

async function idsOn(table: string, line: TestLine): Promise<string[]> {
  const where = ON_LINE[table]?.(line) ?? (IN_INBOX.includes(table) ? `inbox_id = '${line.inbox_id}'` : null)
  if (where === null) return (await rows(`select id from ${table}`)).map(({ id }) => id)
  return (await rows(`select id from ${table} where ${where}`)).map(({ id }) => id)
}

/** What the agent is shown of a list, by its ids of the API. */
async function idsShown(list: 'contacts' | 'conversations'): Promise<string[]> {
  return (await ask('GET', `/${list}`)).body.data.map(({ id }: { id: string }) => id)
}

/** A stream that has been opened: what it has said so far, and once it has said all of `wanted` as well. */
async function hear(headers: Record<string, string>, url: string) {
  const answer = await app.http.inject({ url, headers, payloadAsStream: true })
  const stream = answer.stream()
  let text = ''
  stream.on('data', (part: Buffer) => {
    text += part.toString()
  })
  const until = (wanted: string[]) =>
    expect.poll(() => wanted.filter((it) => !text.includes(it)), { timeout: 15_000 }).toEqual([])
  // The first part says where the stream stands: from here on it misses nothing.
  await until(['retry: '])
  return {
    until,
    end: () => {
      stream.destroy()
      return text
    },
  }
}

/** Everything on the hidden line as it is, for a comparison. */
async function pictureOfHidden(): Promise<unknown[]> {
  const tables = [...Object.keys(ON_LINE), ...IN_INBOX]
  const of = async (table: string) => {
    const ids = (await idsOn(table, hidden_line)).map((id) => `'${id}'`).join()
    return shop.rows(`select * from ${table} where id in (${ids}) order by id`)
  }
  return Promise.all([...tables.map(of), shop.rows('select max(seq) from events')])
}

async function idsOnlyOf(line: TestLine): Promise<string[]> {
  const tables = [...Object.keys(ON_LINE), ...IN_INBOX]
  const ids = await Promise.all(tables.map((table) => idsOn(table, line)))
  return ids.flat().map((id) => id.replaceAll('-', ''))
}

describe('a member who is limited to their teams', () => {
  test('is told nothing of another inbox by any route that reads, whichever id they name', async () => {
    const got = await everyGet(app, agent.headers, (table) => idsOn(table, hidden_line), agent.user_id)
    for (const { path, status, body } of got) {
      expect([path, body.includes('Hidden')]).toEqual([path, false])
      expect([path, hidden_ids.filter((id) => body.includes(id))]).toEqual([path, []])
      if (path.includes('{id}')) expect([path, [403, 404].includes(status)]).toEqual([path, true])
      else expect([path, [200, 403].includes(status)]).toEqual([path, true])
    }
    const key = { ...shop.account.headers }
    const everything = await everyGet(app, key, (table) => idsOn(table, hidden_line), agent.user_id)
    // The same is there for a caller that sees everything.
    expect(everything.filter(({ path, status }) => path.includes('{id}') && status === 404)).toEqual([])
    expect(everything.filter(({ body }) => body.includes('Hidden')).length).toBeGreaterThan(25)
  })

  test('is told everything of their own inbox', async () => {
    const got = await everyGet(app, agent.headers, (table) => idsOn(table, shop.line), agent.user_id)
    const refused = got.filter(({ status }) => status === 403).map(({ path }) => path)
    expect([...new Set(refused)].sort()).toEqual([
      '/v1/api_keys',
      '/v1/apps',
      '/v1/audit_entries',
      '/v1/audit_entries/export',
      '/v1/contacts/export',
      '/v1/contacts/{id}/explanation',
      '/v1/gateway_consumers',
      '/v1/inboxes/{id}/retention/preview',
      '/v1/ingest',
      '/v1/ingest/events/{id}',
      '/v1/ingest/failures',
      '/v1/ingest/replays/{id}',
      '/v1/ingest/unmatched_statuses',
      '/v1/invitations',
      '/v1/retention',
      '/v1/webhook_endpoints',
    ])
    const whole = await everyGet(app, { ...shop.account.headers }, (table) => idsOn(table, shop.line))
    const about_one = got.filter(({ path, status }) => path.includes('{id}') && status !== 403)
    for (const [index, seen] of got.entries()) {
      if (!about_one.includes(seen)) continue
      // Where WhatsApp would be asked, there is none.
      const same = whole[index]
      expect([seen.path, seen.status]).toEqual([seen.path, same?.status])
      if (seen.status === 200) expect(withoutReads(seen.body)).toEqual(withoutReads(same?.body ?? ''))
    }
    const listed = got.filter(({ path, body }) => !path.includes('{id}') && body.includes('Seen'))
    expect(listed.map(({ path }) => path)).toEqual(expect.arrayContaining(LISTS))
  })

  test('changes nothing in another inbox, whichever id they name', async () => {
    const before = await pictureOfHidden()
    const got = await everyChange(app, agent.headers, (table) => idsOn(table, hidden_line))
    expect(got.length).toBeGreaterThan(40)
    for (const { path, status } of got) expect([path, [403, 404].includes(status)]).toEqual([path, true])
    expect(await pictureOfHidden()).toEqual(before)
  })

  test('does their work where they see: notes, labels, consent, names, merges of two whom they see', async () => {
    const [one, three] = await idsShown('contacts')
    const [thread] = await idsShown('conversations')
    expect((await ask('POST', `/conversations/${thread}/notes`, { text: 'called back' })).status).toBe(201)
    const changed = await ask('PATCH', `/conversations/${thread}`, {
      labels: ['vip'],
      assignee_id: agent.user_id,
    })
    expect(changed.body).toMatchObject({ labels: ['vip'], assignee_id: agent.user_id })
    const consent = { value: 'opted_out', source: 'by phone' }
    expect((await ask('PUT', `/contacts/${one}/consents/newsletter`, consent)).status).toBe(200)
    expect((await ask('PATCH', `/contacts/${one}`, { name: 'Renamed' })).body.name).toBe('Renamed')
    const merged = await ask('POST', `/contacts/${one}/merges`, { contact_id: three })
    expect(merged.status).toBe(201)
    expect((await ask('DELETE', `/merges/${merged.body.id}`)).status).toBe(200)
    const apart = await ask('POST', `/contacts/${one}/distinctions`, { contact_id: three })
    expect(apart.status).toBe(201)
    expect((await ask('POST', '/canned_replies', { shortcut: 'thanks', text: 'Thank you!' })).status).toBe(
      201,
    )
  })

  test('joins nobody with somebody whom they do not see', async () => {
    const [one] = await idsShown('contacts')
    const [other] = await idsOn('contacts', hidden_line)
    const contact_id = presentId('contact', other ?? '')
    for (const what of ['merges', 'distinctions']) {
      const answer = await ask('POST', `/contacts/${one}/${what}`, { contact_id })
      expect([what, answer.status]).toEqual([what, 404])
    }
  })

  test('sends from the inboxes that they see, and from the only one without naming it', async () => {
    const [one] = await idsShown('contacts')
    const [hidden_contact] = await idsOn('contacts', hidden_line)
    const [hidden_thread] = await idsOn('conversations', hidden_line)
    const [hidden_message] = await idsOn('messages', hidden_line)
    const text = { type: 'text', text: { body: 'hello' } }
    const send = (rest: object) => ask('POST', '/messages', { ...text, ...rest })
    const sent = await send({ to: { contact_id: one } })
    expect([sent.status, sent.body?.inbox_id]).toEqual([202, shop.account.inbox_id])
    for (const refused of [
      { to: { contact_id: one }, inbox_id: presentId('inbox', hidden_line.inbox_id) },
      { to: presentId('contact', hidden_contact ?? '') },
      { to: presentId('conversation', hidden_thread ?? '') },
      { reply_to: presentId('message', hidden_message ?? '') },
    ]) {
      const answer = await send(refused)
      expect([refused, answer.status]).toEqual([refused, 404])
    }
  })

  test('does nothing that takes knowing everybody', async () => {
    for (const [method, url, body] of [
      ['POST', '/contacts', { name: 'New', external_id: 'x' }],
      ['POST', '/contacts/imports', [{ name: 'New', external_id: 'x' }]],
      ['PUT', '/blocked_phones/+15551234567', { reason: 'shared' }],
    ] as const) {
      const answer = await ask(method, url, body)
      expect([url, answer.status, answer.body.code]).toEqual([url, 403, 'everything_only'])
    }
  })

  test.each(['events', 'changes'])('hears nothing of another inbox in the stream, as %s', async (form) => {
    const heard = await hear(agent.headers, `/v1/stream?after=0&form=${form}`)
    const all = await hear({ ...shop.account.headers }, `/v1/stream?after=0&form=${form}`)
    // Comes last in the feed, on the inbox that both see.
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1001' }, `last as ${form}`, 200))
    const [last] = await shop.rows<{ seq: number }>('select seq from events order by seq desc limit 1')
    const end = `id: ${last?.seq}\n`
    await Promise.all([heard.until([end]), all.until([end])])
    const [text, whole] = [heard.end(), all.end()]
    const ids = (said: string) => hidden_ids.filter((id) => said.includes(id))
    expect(ids(whole).length).toBeGreaterThan(3)
    expect(ids(text)).toEqual([])
    expect(text).toContain(shop.account.inbox_id)
  })

  test('hears live what comes in on their inbox, and nothing of the other', async () => {
    const heard = await hear(agent.headers, '/v1/stream')
    await shop.receive(textFrom(hidden_line, { bsuid: 'US.2001' }, 'live hidden', 100))
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1001' }, 'live seen', 101))
    const [seen, hidden] = await Promise.all(
      ['live seen', 'live hidden'].map((wamid) => rows(`select id from messages where wamid = '${wamid}'`)),
    )
    await heard.until([presentId('message', seen?.[0]?.id ?? '')])
    expect(heard.end()).not.toContain(presentId('message', hidden?.[0]?.id ?? ''))
  })
})

describe('what a member sees', () => {
  test('changes in an open stream as well: it ends where somebody may see less', async () => {
    const other = await addMember(app, shop.account, 'agent')
    const answer = await app.http.inject({ url: '/v1/stream', headers: other.headers, payloadAsStream: true })
    let text = ''
    const ended = once(answer.stream(), 'end')
    answer.stream().on('data', (part: Buffer) => {
      text += part.toString()
    })
    await shop.call('PATCH', `/v1/members/${other.user_id}`, { access: 'teams' })
    await ended
    expect(text).toContain('member.updated')
  })

  const inboxes = async () => (await ask('GET', '/inboxes')).body.data.map(({ id }: { id: string }) => id)
  const threads = async () => (await ask('GET', '/conversations')).body.data
  const admin = (method: 'GET' | 'PATCH' | 'POST' | 'DELETE', url: string, body?: object) =>
    shop.call(method, `/v1${url}`, body)
  const front = async () =>
    (await admin('GET', '/teams')).body.data.find(({ name }: { name: string }) => name === 'Front').id

  test('is what their teams have at this moment, and in no team nothing', async () => {
    const id = await front()
    const hidden = presentId('inbox', hidden_line.inbox_id)
    await admin('PATCH', `/teams/${id}`, { inbox_ids: [shop.account.inbox_id, hidden] })
    expect(await inboxes()).toEqual([shop.account.inbox_id, hidden])
    await admin('PATCH', `/teams/${id}`, { inbox_ids: [hidden] })
    expect(await inboxes()).toEqual([hidden])
    await admin('PATCH', `/teams/${id}`, { member_ids: [] })
    expect(await inboxes()).toEqual([])
    expect(await threads()).toEqual([])
    expect((await ask('GET', '/conversations/counts')).body.open).toBe(0)
    await admin('PATCH', `/members/${agent.user_id}`, { access: 'everything' })
    expect(await inboxes()).toHaveLength(2)
    await admin('PATCH', `/members/${agent.user_id}`, { access: 'teams' })
    await admin('PATCH', `/teams/${id}`, { member_ids: [agent.user_id], inbox_ids: [shop.account.inbox_id] })
    expect(await inboxes()).toEqual([shop.account.inbox_id])
  })

  test('is what they can be given: what they see no longer is nobody’s', async () => {
    const id = await front()
    const [seen] = await idsShown('conversations')
    const [hidden] = await idsOn('conversations', hidden_line)
    const refused = await admin('PATCH', `/conversations/${presentId('conversation', hidden ?? '')}`, {
      assignee_id: agent.user_id,
    })
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'body.assignee_id'])
    const given = await admin('PATCH', `/conversations/${seen}`, { assignee_id: agent.user_id })
    expect(given.body.assignee_id).toBe(agent.user_id)
    await admin('PATCH', `/teams/${id}`, { inbox_ids: [] })
    expect((await admin('GET', `/conversations/${seen}`)).body.assignee_id).toBe(null)
    await admin('PATCH', `/teams/${id}`, { inbox_ids: [shop.account.inbox_id] })
  })

  test('is everything for admins and owners, whatever they were before', async () => {
    const other = await addMember(app, shop.account, 'viewer', 'teams')
    const patch = (body: object) => admin('PATCH', `/members/${other.user_id}`, body)
    const members = (await admin('GET', '/members')).body.data
    expect(members.find(({ id }: { id: string }) => id === other.user_id).access).toBe('teams')
    expect((await patch({ role: 'admin' })).body).toMatchObject({ role: 'admin', access: 'everything' })
    const refused = await patch({ access: 'teams' })
    expect([refused.status, refused.body.errors[0].field]).toEqual([400, 'body.access'])
    const invited = await admin('POST', '/invitations', {
      email: 'boss@example.org',
      role: 'admin',
      access: 'teams',
    })
    expect([invited.status, invited.body.errors[0].field]).toEqual([400, 'body.access'])
  })
})
