import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openInbox } from '../../../tests/harness/inbox-tools.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import {
  at,
  deliver,
  type TestLine,
  type TestLines,
  textFrom,
  webhook,
} from '../../../tests/harness/whatsapp-line.ts'
import { assignOpened } from './assign-opened.ts'
import { chooseMember } from './candidates.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let lines: TestLines
let line: TestLine
let members: SignedIn[]
let written = 0
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  ;({ ours, lines, line } = await openInbox(app))
  theirs = await app.addAccount()
  const joined = [await addMember(app, ours, 'agent'), await addMember(app, ours, 'agent')]
  members = joined.toSorted((one, other) => (one.user_id < other.user_id ? -1 : 1))
  await addMember(app, ours, 'viewer')
})

async function ask(
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
  headers: object = ours.headers,
) {
  const answer = await app.http.inject({
    method,
    url: `/v1${path}`,
    headers: { ...headers },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}

const setRule = (rule: object) => ask('PUT', `/inboxes/${ours.inbox_id}/assignment_rule`, rule)
const turn = () => assignOpened(app.deps.db, ours.account_uuid, new Date(app.clock.now()))
const say = (who: SignedIn, availability: string) =>
  ask('PUT', '/availability', { availability }, who.headers)
const member = (index: number) => members[index]?.user_id

async function write(...names: string[]): Promise<void> {
  const bodies = names.map((name) => {
    written += 1
    const bsuid = `US.${[...name].map((letter) => letter.charCodeAt(0)).join('')}`
    return textFrom(line, { bsuid, name }, `w${written}`, written)
  })
  await deliver(app.deps.db, lines, bodies)
}

type Row = {
  id: string
  assignee_id: string | null
  team_id: string | null
  contact: { display_name: string }
}

async function rows(): Promise<Record<string, Row>> {
  const { data } = (await ask('GET', '/conversations?limit=100')).body
  return Object.fromEntries(data.map((row: Row) => [row.contact.display_name, row]))
}

async function assignees(...names: string[]) {
  const found = await rows()
  return names.map((name) => {
    const id = found[name]?.assignee_id
    return id === null ? null : members.findIndex(({ user_id }) => user_id === id)
  })
}

const change = async (name: string, to: object) =>
  ask('PATCH', `/conversations/${(await rows())[name]?.id}`, to)

test('what is opened goes round, from one member to the next, and the feed tells', async () => {
  await write('Zoe')
  expect((await setRule({ method: 'round_robin' })).body).toEqual({
    inbox_id: ours.inbox_id,
    method: 'round_robin',
    team_id: null,
    most_open: null,
  })
  await write('Ana', 'Ben')
  await turn()
  await write('Cleo')
  await turn()
  // Zoe wrote before there was a rule.
  expect(await assignees('Ana', 'Ben', 'Cleo', 'Zoe')).toEqual([0, 1, 0, null])
  const { data } = (await ask('GET', '/events?types=conversation.updated')).body
  expect(data.map((it: { data: { assignee_id: string } }) => it.data.assignee_id)).toEqual([
    member(0),
    member(1),
    member(0),
  ])
})

test('the least busy is given the next, and whoever has the most that they may have gets no more until they are done', async () => {
  await write('Old')
  await change('Old', { assignee_id: member(0) })
  await setRule({ method: 'least_busy', most_open: 2 })
  await write('Ana', 'Ben', 'Cleo', 'Dan')
  await turn()
  expect(await assignees('Ana', 'Ben', 'Cleo', 'Dan')).toEqual([1, 0, 1, null])
  await turn()
  expect(await assignees('Dan')).toEqual([null])
  await change('Old', { status: 'resolved' })
  await turn()
  expect(await assignees('Dan')).toEqual([0])
})

test('only whoever is online, answers and is in the team of the rule is given anything, and the team has it at once', async () => {
  const team = (await ask('POST', '/teams', { name: 'Sales', member_ids: [member(1)] })).body
  await setRule({ method: 'round_robin', team_id: team.id })
  await write('Ana', 'Ben')
  await turn()
  expect(await assignees('Ana', 'Ben')).toEqual([1, 1])
  expect((await rows()).Ana?.team_id).toBe(team.id)
  await setRule({ method: 'round_robin' })
  if (members[1]) await say(members[1], 'busy')
  await write('Cleo', 'Dan')
  await turn()
  expect(await assignees('Cleo', 'Dan')).toEqual([0, 0])
  if (members[0]) await say(members[0], 'away')
  await write('Eva')
  await turn()
  expect(await assignees('Eva')).toEqual([null])
  if (members[1]) await say(members[1], 'online')
  await turn()
  expect(await assignees('Eva')).toEqual([1])
  const { data } = (await ask('GET', '/members')).body
  expect(data.find(({ id }: { id: string }) => id === member(0))).toMatchObject({ availability: 'away' })
})

test('a member who does not see the inbox is given nothing in it', async () => {
  await ask('PATCH', `/members/${member(0)}`, { access: 'teams' })
  await setRule({ method: 'round_robin' })
  await write('Ana', 'Ben')
  await turn()
  expect(await assignees('Ana', 'Ben')).toEqual([1, 1])
})

test('what a person gave away or took back stays so until it is opened again, by a message or by hand', async () => {
  await setRule({ method: 'round_robin' })
  await write('Ana')
  await turn()
  await change('Ana', { assignee_id: null })
  await turn()
  expect(await assignees('Ana')).toEqual([null])
  await change('Ana', { labels: ['vip'] })
  await turn()
  expect(await assignees('Ana')).toEqual([null])
  await change('Ana', { status: 'resolved' })
  await change('Ana', { status: 'open' })
  await turn()
  expect(await assignees('Ana')).toEqual([1])
  await change('Ana', { status: 'resolved', assignee_id: null })
  await write('Ana')
  await turn()
  expect(await assignees('Ana')).toEqual([0])
})

test('what somebody gives back that had waited waits no more', async () => {
  await setRule({ method: 'round_robin', most_open: 1 })
  await write('Ana', 'Ben', 'Cleo')
  await turn()
  await change('Cleo', { assignee_id: member(0) })
  await change('Cleo', { assignee_id: null })
  await change('Ana', { status: 'resolved' })
  await turn()
  expect(await assignees('Cleo')).toEqual([null])
})

test('what somebody takes while it waits is theirs', async () => {
  await setRule({ method: 'round_robin', most_open: 1 })
  await write('Ana', 'Ben', 'Cleo')
  await turn()
  expect(await assignees('Cleo')).toEqual([null])
  await change('Cleo', { assignee_id: member(0) })
  await change('Cleo', { assignee_id: null })
  await change('Cleo', { assignee_id: member(0) })
  await change('Ana', { status: 'resolved' })
  await turn()
  expect(await assignees('Cleo')).toEqual([0])
})

test('two workers at once give each conversation once, and one that dies in between has given none', async () => {
  await setRule({ method: 'round_robin' })
  await write('Ana', 'Ben', 'Cleo', 'Dan')
  await app.database.store.asOwner(({ exec }) =>
    exec(`create function die() returns trigger language plpgsql as $$ begin raise 'died'; end $$;
      create trigger die before update on assignment_positions execute function die()`),
  )
  await expect(turn()).rejects.toThrow('died')
  await app.database.store.asOwner(({ exec }) => exec('drop function die cascade'))
  expect(await assignees('Ana', 'Ben', 'Cleo', 'Dan')).toEqual([null, null, null, null])
  await Promise.all([turn(), turn(), turn()])
  expect(await assignees('Ana', 'Ben', 'Cleo', 'Dan')).toEqual([0, 1, 0, 1])
  const { data } = (await ask('GET', '/events?types=conversation.updated')).body
  expect(data).toHaveLength(4)
})

test('without its rule an inbox gives nothing any more', async () => {
  await setRule({ method: 'round_robin' })
  expect((await ask('GET', '/assignment_rules')).body.data).toHaveLength(1)
  expect((await ask('DELETE', `/inboxes/${ours.inbox_id}/assignment_rule`)).status).toBe(204)
  expect((await ask('DELETE', `/inboxes/${ours.inbox_id}/assignment_rule`)).status).toBe(404)
  await write('Ana')
  await turn()
  expect(await assignees('Ana')).toEqual([null])
})

test('the next is chosen by rule alone', () => {
  const three = ['a', 'b', 'c'].map((user_id, open) => ({ user_id, open }))
  const next = (
    method: 'round_robin' | 'least_busy',
    last_user_id: string | null,
    most_open: number | null = null,
  ) => chooseMember(three, { method, last_user_id, most_open })?.user_id ?? null
  expect([next('round_robin', null), next('round_robin', 'a'), next('round_robin', 'c')]).toEqual([
    'a',
    'b',
    'a',
  ])
  expect([next('round_robin', 'b', 2), next('least_busy', 'b'), next('least_busy', null, 0)]).toEqual([
    'a',
    'a',
    null,
  ])
})

test('rules are refused without a key and without their scope, and another account’s inbox is not found', async () => {
  const narrow = await app.addKey(ours, ['events:read'])
  const asks = [
    ['GET', '/assignment_rules', undefined],
    ['PUT', `/inboxes/${ours.inbox_id}/assignment_rule`, { method: 'round_robin' }],
    ['DELETE', `/inboxes/${ours.inbox_id}/assignment_rule`, undefined],
    ['PUT', '/availability', { availability: 'busy' }],
  ] as const
  for (const [method, path, body] of asks) {
    expect((await ask(method, path, body, {})).status).toBe(401)
    expect((await ask(method, path, body, narrow)).status).toBe(403)
  }
  for (const [method, path, body] of asks.slice(1, 3))
    expect((await ask(method, path, body, theirs.headers)).status).toBe(404)
  expect((await setRule({ method: 'round_robin', team_id: `tem_${'0'.repeat(32)}` })).status).toBe(400)
  expect((await ask('PUT', '/availability', { availability: 'busy' })).status).toBe(400)
})

test.each([
  ['a reaction', { type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } }],
  [
    'an edit',
    { type: 'edit', edit: { original_message_id: 'x', message: { type: 'text', text: { body: 'x' } } } },
  ],
  ['a deletion', { type: 'revoke', revoke: { original_message_id: 'x' } }],
  ['a reaction that WhatsApp does not pass on', { type: 'unsupported', unsupported: { type: 'reaction' } }],
])('%s assigns nothing, and neither does history; the next message does', async (_, content) => {
  await write('Zoe')
  await setRule({ method: 'round_robin' })
  const from_user_id = 'US.90111101'
  const message = { from_user_id, id: 'r1', timestamp: at(500), ...content }
  const past = { from_user_id, id: 'h1', timestamp: at(400), type: 'text', text: { body: 'old' } }
  const threads = [{ context: { user_id: from_user_id }, messages: [past] }]
  await deliver(app.deps.db, lines, [
    webhook(line, { contacts: [{ user_id: from_user_id }], messages: [message] }),
    webhook(line, { history: [{ metadata: { phase: 0 }, threads }] }, 'history'),
  ])
  await turn()
  expect(await assignees('Zoe')).toEqual([null])
  await write('Zoe')
  await turn()
  expect(await assignees('Zoe')).toEqual([0])
})
