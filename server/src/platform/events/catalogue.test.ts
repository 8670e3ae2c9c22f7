import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openInbox } from '../../../tests/harness/inbox-tools.ts'
import {
  deliver,
  type TestLine,
  type TestLines,
  textFrom,
  webhook,
} from '../../../tests/harness/whatsapp-line.ts'
import type { Scope } from '../db/scope.ts'
import type { Trx } from '../db/types.ts'
import { appendEvents, type NewEvent } from './append.ts'
import { EVENTS } from './catalogue.ts'
import { EXAMPLES } from './examples.ts'

let app: TestApp
let ours: TestAccount
let lines: TestLines
let line: TestLine
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  ;({ ours, lines, line } = await openInbox(app))
})

const ROW = /^\| `([a-z_]+\.[a-z_]+)` \| (.+?) \| `(\{.*\})` \|$/gm
const examples = new Map<string, object>(Object.entries(EXAMPLES))

test('the example of every type fits its schema', () => {
  for (const [type, { data }] of Object.entries(EVENTS)) {
    expect([type, data.safeParse(examples.get(type)).error]).toEqual([type, undefined])
  }
})

test('an event of an unknown type, or without what its type has, does not compile', () => {
  const at = new Date(0)
  const planted: NewEvent[] = [
    // @ts-expect-error The catalogue has no such type.
    { type: 'contact.renamed', at, data: { contact_id: '' } },
    // @ts-expect-error Its data has merge_id and step too.
    { type: 'contact.merged', at, data: { contact_id: '', merged_contact_id: '', stale_phone: false } },
    // @ts-expect-error A file is gone or failed.
    { type: 'media.failed', at, data: { media_id: '', message_id: '', state: 'waiting', reason: '' } },
  ]
  expect(planted.map(({ type }) => type in EVENTS)).toEqual([false, true, true])
})

test('an event cannot be added without the account’s lock', async () => {
  const scope: Scope = { trx: {} as Trx, account_id: '', now: new Date(0) }
  // @ts-expect-error Only what `lockAccount` returns is a locked scope. Nothing is written where there is no event.
  expect(await appendEvents(scope, [])).toBeUndefined()
})

test('events.md lists the types of the catalogue, in its words and with its examples', async () => {
  const text = await readFile(join(import.meta.dirname, '../../../../docs/events.md'), 'utf8')
  const listed = [...text.matchAll(ROW)].map(([, type, what, example = '']) => ({
    type,
    what,
    example: JSON.parse(example),
  }))
  const known = Object.entries(EVENTS).map(([type, { what }]) => ({
    type,
    what,
    example: examples.get(type),
  }))
  expect(listed).toEqual(known)
})

test('the API document shows an example of every type', async () => {
  const document = (await app.http.inject('/openapi.json')).body
  for (const example of examples.values()) expect(document).toContain(JSON.stringify([example]))
})

test('an edit and a revocation are told of the message that they change, and without one where it is not here', async () => {
  const ana = { bsuid: 'US.1001', name: 'Ana' }
  const changing = (wamid: string, type: 'edit' | 'revoke', original_message_id: string) => {
    const message = { type: 'text', text: { body: 'better' } }
    const change = { original_message_id, ...(type === 'edit' && { message }) }
    const timestamp = String(Math.floor(app.clock.now() / 1000))
    const sent = { from_user_id: ana.bsuid, id: wamid, timestamp, type, [type]: change }
    return webhook(line, { contacts: [{ user_id: ana.bsuid, profile: {} }], messages: [sent] })
  }
  await deliver(app.deps.db, lines, [
    textFrom(line, ana, 'm1', 10),
    changing('m2', 'edit', 'm1'),
    changing('m3', 'revoke', 'm1'),
    changing('m4', 'revoke', 'elsewhere'),
  ])
  const url = '/v1/events?types=message.*'
  const { data } = (await app.http.inject({ url, headers: ours.headers })).json()
  type Told = { type: string; conversation_id: string; data: { message_id: string } }
  const ids = data.filter((it: Told) => it.type === 'message.received').map((it: Told) => it.data.message_id)
  const changes = data.filter((it: Told) => it.type !== 'message.received')
  expect(changes.map((it: Told) => [it.type, it.data])).toEqual([
    ['message.edited', { message_id: ids[0], by_message_id: ids[1] }],
    ['message.revoked', { message_id: ids[0], by_message_id: ids[2] }],
    ['message.revoked', { message_id: null, by_message_id: ids[3] }],
  ])
  expect(new Set(data.map((it: Told) => it.conversation_id)).size).toBe(1)
})
