import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { fillLine } from '../../../tests/harness/full-line.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { expectPlaced } from '../../../tests/harness/placed.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { type TestLine, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { placeContacts } from './place-contacts.ts'
import { placeEveryone } from './place-everyone.ts'

const MIGRATIONS = join(import.meta.dirname, '../../platform/db/migrations')
const FILLED = {
  contacts: ['inbox_ids'],
  anchors: ['inbox_ids', 'group_inbox_ids'],
  identities: ['inbox_ids'],
  usernames: ['inbox_ids'],
  consents: ['inbox_ids'],
  merges: ['loser_inbox_ids', 'survivor_inbox_ids'],
  conflicts: ['left_inbox_ids', 'right_inbox_ids'],
  note_mentions: ['inbox_id'],
  media_uses: ['inbox_id'],
  media: ['inbox_ids'],
}
const SHOWN_BY_OTHERS = [
  'contact_words',
  'broadcast_recipients',
  'identity_events',
  'events',
  'templates',
  'template_syncs',
]

let app: TestApp
let shop: Shop
let hidden_line: TestLine
let agent: SignedIn
beforeAll(async () => {
  app = await testApp()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  hidden_line = await shop.addLine()
  await fillLine(shop, shop.line, 'Seen', 1)
  await fillLine(shop, hidden_line, 'Hidden', 2)
  await shop.receive(inGroup(shop.line, 'US.5005', 'Gus', 200), inGroup(hidden_line, 'US.6006', 'Hal', 201))
  agent = await addMember(app, shop.account, 'agent')
  await shop.call('PATCH', `/v1/members/${agent.user_id}`, { access: 'teams' })
  const team = { name: 'Front', member_ids: [agent.user_id], inbox_ids: [shop.account.inbox_id] }
  await shop.call('POST', '/v1/teams', team)
  const [thread] = await shop.rows<{ id: string }>(
    `select id from conversations where inbox_id = '${shop.line.inbox_id}' and merged_into is null and contact_id is not null order by id limit 1`,
  )
  const note = { text: 'look', mentions: [agent.user_id] }
  await shop.call('POST', `/v1/conversations/${presentId('conversation', thread?.id ?? '')}/notes`, note)
})
afterAll(() => app.close())

function inGroup(line: TestLine, bsuid: string, name: string, seconds: number): object {
  const body = JSON.stringify(textFrom(line, { bsuid, name }, `g-${seconds}`, seconds))
  return JSON.parse(body.replaceAll('"type":"text"', '"group_id":"group-1","type":"text"'))
}

/** What the agent sees, list by list. */
async function tellAgent(): Promise<Record<string, unknown>> {
  const get = async (url: string) => {
    const answer = await app.http.inject({ url: `/v1${url}`, headers: agent.headers })
    expect([url, answer.statusCode]).toEqual([url, 200])
    return answer.json()
  }
  const contacts = await get('/contacts')
  const [first] = contacts.data
  const lists = [
    '/contacts?query=seen',
    '/contacts?query=hidden',
    '/contacts?query=Gus',
    '/contacts?bsuid=US.2001',
    '/conversations',
    '/conflicts',
    '/events?limit=100',
    '/notes?mentions=me',
    '/broadcasts',
    `/contacts/${first.id}`,
    `/contacts/${first.id}/timeline`,
    `/contacts/${first.id}/merges`,
  ]
  const told = await Promise.all(lists.map(async (url) => [url, await get(url)] as const))
  return { contacts, ...Object.fromEntries(told) }
}

/** The store as it was before migration 0045: nothing filled, and policies that ask other tables. */
async function goBack(): Promise<void> {
  const migration = await readFile(join(MIGRATIONS, '0015_members_see.sql'), 'utf8')
  const policies = migration
    .slice(migration.indexOf('-- What hangs on something in an inbox.'))
    .replace(/create function selfsame_people_in[\s\S]*?grant execute[^;]*;/, '')
  await app.database.store.asOwner(async (session) => {
    for (const table of [...Object.keys(FILLED), ...SHOWN_BY_OTHERS])
      await session.exec(`drop policy if exists visible on ${table}`)
    await session.exec(policies)
    await session.exec(`create or replace function selfsame_is_placed() returns boolean
      language sql immutable parallel safe as 'select false'`)
    for (const [table, columns] of Object.entries(FILLED))
      await session.exec(`update ${table} set ${columns.map((column) => `${column} = null`).join()}`)
    await session.exec('delete from contact_inboxes')
  })
}

test('a limited member is told the same before, while and after the rows of an earlier version are filled', async () => {
  const now = await tellAgent()
  expect(JSON.stringify(now)).toContain('Gus')
  expect(JSON.stringify(now)).not.toContain('Hidden')
  expect(JSON.stringify(now)).not.toContain('Hal')
  await goBack()
  expect(await tellAgent()).toEqual(now)
  const contact = parseId('contact', await shop.contactOf('US.1001'))
  await withAccount(app.deps.db, shop.account.account_uuid, (trx) =>
    lockAccount({ trx, account_id: shop.account.account_uuid, now: new Date(app.clock.now()) }).then(
      (locked) => placeContacts(locked, [contact]),
    ),
  )
  expect(await tellAgent()).toEqual(now)
  // What comes in meanwhile is placed at once.
  await shop.receive(textFrom(shop.line, { bsuid: 'US.7007', name: 'Ida' }, 'meanwhile', 300))
  const meanwhile = await tellAgent()
  expect(JSON.stringify(meanwhile)).toContain('Ida')
  expect(await placeEveryone(app.database.store, new AbortController().signal)).toBe(true)
  expect(await tellAgent()).toEqual(meanwhile)
  await expectPlaced(shop)
  const asking = await app.database.store.asOwner((session) =>
    session.query(
      `select tablename from pg_policies where policyname = 'visible' and qual ~* '\\mselect\\M' and tablename not in ('templates', 'template_syncs')`,
    ),
  )
  expect(asking).toEqual([])
})

test('the job ends at once where everything is filled, and stops where it is told to', async () => {
  expect(await placeEveryone(app.database.store, new AbortController().signal)).toBe(true)
  await goBack()
  expect(await placeEveryone(app.database.store, AbortSignal.abort())).toBe(false)
  const [open] = await shop.rows<{ n: number }>(
    'select count(*)::int as n from contacts where inbox_ids is null',
  )
  expect(open?.n).toBeGreaterThan(3)
  expect(await placeEveryone(app.database.store, new AbortController().signal)).toBe(true)
  await expectPlaced(shop)
})
