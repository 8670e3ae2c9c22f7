import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, askAuth, nextAddress } from '../../../tests/harness/sign-in.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { deleteOldAuditEntries } from './retention.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const DAY_MS = 86_400_000
const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(NOON)
  shop = await openShop(app)
})

type Entry = {
  action: string
  actor: { kind: string; id: string | null; name: string }
  subject: { kind: string; id: string; name: string | null } | null
  details: Record<string, unknown>
  merge: { id: string; undone_at: string | null } | null
}
const read = (query = '', headers: object = shop.account.headers) =>
  app.http.inject({ url: `/v1/audit_entries${query}`, headers: { ...headers } })
const entries = async (query = ''): Promise<Entry[]> => (await read(query)).json().data
const actions = async (query = '') => (await entries(query)).map(({ action }) => action)

async function meetBoth(): Promise<{ ana: string; bob: string }> {
  await shop.receive(textFrom(shop.line, ANA, 'a secret of Ana', 10))
  await shop.receive(textFrom(shop.line, BOB, 'a secret of Bob', 11))
  return { ana: await shop.contactOf(ANA.bsuid), bob: await shop.contactOf(BOB.bsuid) }
}

test('owners and admins read it, nobody else, and nobody reads that of another account', async () => {
  const other = await app.addAccount()
  for (const path of ['', '/export']) {
    expect((await read(path, {})).statusCode).toBe(401)
    expect((await read(path, UNKNOWN_KEY)).statusCode).toBe(401)
    expect((await read(path, await app.addKey(shop.account, ['contacts:read']))).statusCode).toBe(403)
    for (const role of ['viewer', 'agent'] as const) {
      expect((await read(path, (await addMember(app, shop.account, role)).headers)).statusCode).toBe(403)
    }
    const owner = await addMember(app, shop.account, 'owner')
    expect((await read(path, (await addMember(app, shop.account, 'admin')).headers)).statusCode).toBe(200)
    expect((await read(path, owner.headers)).statusCode).toBe(200)
    const elsewhere = { ...owner.headers, 'selfsame-account': other.account_id }
    expect((await read(path, elsewhere)).statusCode).toBe(404)
  }
  const [set_up] = (await read('?action=account.set_up', other.headers)).json().data
  expect(set_up.subject.id).toBe(other.inbox_id)
  expect(await actions(`?subject=${other.inbox_id}`)).toEqual([])
})

test('every route that changes something says what stands in the audit log about it, or why nothing does', async () => {
  const { paths } = (await app.http.inject('/openapi.json')).json()
  const changing = Object.entries<Record<string, { 'x-audit'?: object }>>(paths).flatMap(
    ([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => ['post', 'put', 'patch', 'delete'].includes(method))
        .map(([method, operation]) => ({ route: `${method} ${path}`, audit: operation['x-audit'] })),
  )
  expect(changing.length).toBeGreaterThan(40)
  // No user has signed in there yet: the operations write their entries themselves.
  const before_sign_in = ['post /v1/setup/owner', 'post /v1/invitations/acceptance']
  const silent = changing.filter(({ route, audit }) => audit === undefined && !before_sign_in.includes(route))
  expect(silent.map(({ route }) => route)).toEqual([])
})

test('a merge stands there with who made it, can be undone from there, and says so afterwards', async () => {
  const { ana, bob } = await meetBoth()
  const admin = await addMember(app, shop.account, 'admin')
  const ask = (method: 'POST' | 'DELETE', url: string, payload?: object) =>
    app.http.inject({ method, url, headers: admin.headers, ...(payload && { payload }) })
  const made = await ask('POST', `/v1/contacts/${ana}/merges`, { contact_id: bob })
  expect(made.statusCode).toBe(201)
  const [entry] = await entries('?action=contact.merged')
  expect(entry).toMatchObject({
    actor: { kind: 'member', id: admin.user_id, name: 'admin' },
    subject: { kind: 'contact', id: ana, name: 'Bob' },
    details: { merge_id: made.json().id, merged_contact_id: bob },
    merge: { id: made.json().id, undone_at: null },
  })
  expect((await ask('DELETE', `/v1/merges/${entry?.merge?.id}`)).statusCode).toBe(200)
  expect((await entries('?action=contact.merged'))[0]?.merge?.undone_at).toBe(new Date(NOON).toISOString())
  expect(await actions(`?actor=${admin.user_id}&action=merge.undone`)).toEqual(['merge.undone'])
})

test('a merge that nobody decided is there too, as one by the rules', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: ANA.bsuid, name: 'Ana' }, 'by her BSUID', 10))
  await shop.call('POST', '/v1/contacts', { name: 'Ana by phone', phone: `+${ANA.phone}` })
  await shop.receive(textFrom(shop.line, ANA, 'with both', 12))
  const merged = await entries('?actor=rules')
  expect(merged.map(({ action, actor }) => [action, actor.kind])).toEqual([['contact.merged', 'rules']])
})

test('what changes nothing leaves no entry, and what is repeated under an Idempotency-Key leaves one', async () => {
  const { ana } = await meetBoth()
  const patch = (payload: object, headers: object = {}) =>
    app.http.inject({
      method: 'PATCH',
      url: `/v1/contacts/${ana}`,
      headers: { ...shop.account.headers, ...headers },
      payload,
    })
  expect((await patch({ name: '' })).statusCode).toBe(400)
  for (const _ of [1, 2]) {
    expect((await patch({ name: 'Ana Souza' }, { 'idempotency-key': 'once' })).statusCode).toBe(200)
  }
  const changed = await entries('?action=contact.changed')
  expect(changed.map(({ details }) => details)).toEqual([{ fields: ['name'] }])
})

test('opening a conversation or a contact is seen once per person in a quarter of an hour', async () => {
  const { ana } = await meetBoth()
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  const [first, second] = [
    await addMember(app, shop.account, 'agent'),
    await addMember(app, shop.account, 'agent'),
  ]
  const open = async (url: string, who: typeof first) =>
    expect((await app.http.inject({ url, headers: who.headers })).statusCode).toBe(200)
  const messages = `/v1/conversations/${thread.id}/messages`
  for (const who of [first, first, second]) await open(messages, who)
  for (const what of ['', '/identities', '/timeline']) await open(`/v1/contacts/${ana}${what}`, first)
  await expect.poll(() => actions('?action=conversation.opened'), { timeout: 5_000 }).toHaveLength(2)
  expect(await actions(`?actor=${first.user_id}&action=contact.opened`)).toEqual(['contact.opened'])
  app.clock.advance(16 * 60_000)
  await open(messages, first)
  const seen = () => entries(`?subject=${thread.id}&actor=${first.user_id}`)
  await expect.poll(seen, { timeout: 5_000 }).toHaveLength(2)
  expect((await seen())[0]?.subject?.name).toBe(thread.contact.display_name)
})

test('who signs in, out, or tries with a wrong password is there, in each of their accounts', async () => {
  const member = await addMember(app, shop.account, 'agent')
  const [{ email }] = (await app.http.inject({ url: '/v1/members', headers: shop.account.headers })).json()
    .data
  await askAuth(app, '/sign-in/email', { email, password: 'not the password' }, {}, nextAddress())
  await askAuth(app, '/sign-in/email', { email: 'nobody@example.org', password: 'not the password' })
  await askAuth(app, '/sign-out', {}, { cookie: member.cookie })
  const own = () => actions(`?actor=${member.user_id}`)
  await expect
    .poll(own, { timeout: 5_000 })
    .toEqual(
      expect.arrayContaining(['invitation.accepted', 'session.started', 'session.refused', 'session.ended']),
    )
  expect((await own()).filter((action) => action === 'session.refused')).toHaveLength(1)
})

test('whoever sets a new password by a link is there once, and whoever only asks for one is not', async () => {
  const member = await addMember(app, shop.account, 'agent')
  const members: { id: string; email: string }[] = (await shop.call('GET', '/v1/members')).body.data
  const email = members.find(({ id }) => id === member.user_id)?.email
  const before = app.told.length
  await askAuth(app, '/request-password-reset', { email }, {}, nextAddress())
  await expect.poll(() => app.told.length).toBe(before + 1)
  const link = { method: 'POST', url: '/v1/setup/password_links', headers: app.operator } as const
  const made = await app.http.inject({ ...link, payload: { email } })
  const token = new URL(made.json().link).searchParams.get('token')
  const reset = (newPassword: string) =>
    askAuth(app, '/reset-password', { token, newPassword }, {}, nextAddress())
  expect((await reset('short')).statusCode).toBe(400)
  expect((await reset('a loaf of seeded rye')).statusCode).toBe(200)
  expect((await reset('a loaf of another rye')).statusCode).toBe(400)
  const resets = () => entries(`?actor=${member.user_id}&action=password.reset`)
  await expect.poll(resets, { timeout: 5_000 }).toHaveLength(1)
  expect((await resets())[0]?.subject).toMatchObject({ kind: 'user', id: member.user_id })
})

test('nothing that somebody wrote, no phone, no BSUID and no secret stands in it', async () => {
  const { ana, bob } = await meetBoth()
  await shop.call('PATCH', `/v1/contacts/${ana}`, { name: 'Ana Souza', add: { phone: '+1 555 010 9999' } })
  await shop.call('POST', `/v1/contacts/${bob}/merges`, { contact_id: ana })
  await shop.call('PUT', '/v1/blocked_phones/+15550107777', { reason: 'the front desk' })
  await shop.call('POST', '/v1/api_keys', { name: 'Reports', scopes: ['contacts:read'] })
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  await shop.call('POST', `/v1/conversations/${thread.id}/notes`, { text: 'a private word' })
  await shop.call('DELETE', `/v1/contacts/${bob}`)
  expect(await actions()).toContain('contact.erased')
  const rows = await shop.rows('select * from audit_entries')
  const kept = JSON.stringify(rows)
  expect(rows.length).toBeGreaterThan(5)
  for (const word of ['Souza', 'secret', '5550', 'US.1001', 'front desk', 'ssk_', 'private word'])
    expect(kept).not.toContain(word)
  const [erased] = await entries('?action=contact.erased')
  expect(erased?.subject).toEqual({ kind: 'contact', id: bob, name: null })
})

test('it is filtered by who, what, about what and when, page by page, and written out as CSV', async () => {
  await shop.call('POST', '/v1/canned_replies', { shortcut: 'first', text: 'One.' })
  app.clock.advance(DAY_MS)
  await shop.call('POST', '/v1/canned_replies', { shortcut: 'second', text: 'Two.' })
  const from = encodeURIComponent(new Date(NOON + DAY_MS).toISOString())
  expect(await actions(`?from=${from}`)).toEqual(['canned_reply.added'])
  expect(await actions(`?to=${from}&action=canned_reply.added`)).toEqual(['canned_reply.added'])
  expect(await actions('?actor=operator')).toEqual(['account.set_up'])
  const page = (await read('?limit=1')).json()
  expect(page.data[0].subject.name).toBe('/second')
  expect((await entries(`?limit=1&cursor=${page.next_cursor}`))[0]?.subject?.name).toBe('/first')
  expect((await read('?actor=somebody')).statusCode).toBe(400)
  const csv = await read('/export?action=canned_reply.added')
  expect(csv.headers['content-type']).toContain('text/csv')
  const lines = csv.body.trim().split('\r\n')
  expect(lines[0]).toBe('id,at,actor_kind,actor_id,actor_name,action,subject_kind,subject_id,details')
  expect(lines).toHaveLength(3)
  await expect.poll(() => actions('?action=audit_log.exported'), { timeout: 5_000 }).toHaveLength(1)
})

test('the application can neither change nor delete an entry, also not by going around its own code', async () => {
  const { account_uuid } = shop.account
  for (const statement of [
    sql`update audit_entries set actor_name = 'Eve'`,
    sql`delete from audit_entries`,
  ]) {
    await expect(withAccount(app.deps.db, account_uuid, (trx) => statement.execute(trx))).rejects.toThrow(
      /permission denied/,
    )
    await expect(withEveryAccount(app.deps.db, (trx) => statement.execute(trx))).rejects.toThrow(
      /permission denied/,
    )
  }
  expect(await actions()).toEqual(['account.set_up'])
})

test('entries go when they are older than the account keeps them, and stay for ever where it says nothing', async () => {
  const later = new Date(NOON + 40 * DAY_MS)
  const run = () => deleteOldAuditEntries(app.deps.db, later, new AbortController().signal)
  expect(await run()).toBe(0)
  await shop.rows(
    `update accounts set audit_retention_days = 30 where id = '${shop.account.account_uuid}' returning id`,
  )
  expect(await run()).toBe(1)
  expect(await actions()).toEqual([])
})
