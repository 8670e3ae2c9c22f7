import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../tests/harness/people.ts'
import { echoTo } from '../../tests/harness/whatsapp-line.ts'
import { storableText } from '../platform/base/storable.ts'
import { isObject, type JsonObject, readObjects } from '../whatsapp/values/readers.ts'
import { storableJson } from '../whatsapp/values/storable.ts'

const FOLDER = join(import.meta.dirname, '../whatsapp/fixtures')
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.golden.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort()

/** Values that no answer repeats as they are, by their place in a change, and why that loses nothing. */
const SHOWN_OTHERWISE: Record<string, string> = {
  'calls.direction': 'the `direction` of the message, in our words',
  'messages.context.forwarded': '`content.forwarded` is `once`',
  'messages.context.frequently_forwarded': '`content.forwarded` is `often`',
  'messages.timestamp': 'a time that cannot be read is not kept; `at_from_meta` says so',
  'messages.type': 'of a system message: the event is named after it',
  'standby.message_echoes.message.recipient_type': 'a group has its own conversation',
  'statuses.recipient_type': 'a group has its own conversation',
  'state_sync.action': '`add` has the contact added; any other is told',
  'state_sync.type': 'always `contact`',
  'state_sync.contact.first_name': 'a part of `full_name`, which is shown',
}

/** Fixtures of which something stays in the stored webhook alone, where it is listed with the reason. */
const STAYS_RAW: Record<string, { paths: RegExp; why: string }> = {
  'batch-of-entries-changes-and-messages': {
    paths: /^(messages|metadata)\./,
    why: 'one of its numbers is connected to nothing; it waits until it is',
  },
  'message-without-an-id': {
    paths: /^(messages|contacts)\./,
    why: 'it cannot be used, and is listed as failed',
  },
  'message-without-any-identifier': {
    paths: /^(messages|contacts)\./,
    why: 'it cannot be used, and is listed as failed',
  },
  'group-statuses-delivered': {
    paths: /^contacts\.profile\./,
    why: 'a status makes no contact; its participants are shown by their identifiers',
  },
  'payment-failed-with-a-refund': {
    paths: /^contacts\.profile\./,
    why: 'a payment makes no contact; whoever it names is shown by their identifier',
  },
  'number-changed-with-contacts-attached': {
    paths: /^contacts\.profile\./,
    why: 'only what stands in `system` counts, and nobody is known by it',
  },
  'user-id-update-of-the-withdrawn-field': {
    paths: /^contacts\.profile\./,
    why: 'a change of an account makes no contact',
  },
  'phone-in-another-written-form-than-its-contact': {
    paths: /^contacts\.wa_id$/,
    why: 'the same phone in another form than the one that wrote',
  },
}

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  await app.database.truncateAll()
  shop = await openShop(app)
})

type Leaf = { path: string; key: string; value: string | number | boolean }

function leavesOf(value: unknown, path = '', key = ''): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((it) => leavesOf(it, path, key))
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, it]) =>
      leavesOf(it, path === '' ? name : `${path}.${name}`, storableText(name)),
    )
  }
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, key, value }]
  return typeof value === 'number' || typeof value === 'boolean' ? [{ path, key, value }] : []
}

/** A recorded webhook, addressed to the line of the test. */
function readFixture(name: string): unknown {
  const text = readFileSync(join(FOLDER, `${name}.json`), 'utf8')
  return JSON.parse(
    text
      .replaceAll('310055500010001', shop.line.waba_id)
      .replaceAll('420066600020002', shop.line.phone_number_id)
      .replaceAll('15550100200', shop.line.display_phone),
  )
}

function changesOf(body: unknown): JsonObject[] {
  if (!isObject(body)) return []
  return readObjects(body, 'entry').flatMap((entry) => readObjects(entry, 'changes'))
}

/** Statuses are shown with their message, so these are sent first. */
async function sendWhatIsReported(body: unknown): Promise<void> {
  for (const { value } of changesOf(body)) {
    const parts = isObject(value) ? [value, ...readObjects(value, 'standby')] : []
    for (const status of parts.flatMap((part) => readObjects(part, 'statuses'))) {
      if (status.type === undefined && typeof status.id === 'string') await shop.receive(sendingOf(status))
    }
  }
}

function sendingOf(status: JsonObject): object {
  const { id, recipient_id, recipient_user_id, recipient_type } = status
  const to = recipient_id ?? (recipient_user_id === undefined ? '15550104477' : undefined)
  const echo = echoTo(shop.line, {}, String(id), -60)
  const text = JSON.stringify(echo, (key, value) =>
    key === 'message_echoes'
      ? value.map((it: object) => ({ ...it, to, to_user_id: recipient_user_id, recipient_type }))
      : value,
  )
  return JSON.parse(text)
}

const list = async (url: string): Promise<AnyAnswer[]> => {
  const { status, body } = await shop.call('GET', url)
  expect([url, status]).toEqual([url, 200])
  return body.data
}
const one = async (url: string): Promise<AnyAnswer> => {
  const { status, body } = await shop.call('GET', url)
  expect([url, status]).toEqual([url, 200])
  return body
}

/** Everything that the API shows of the account, but the stored webhooks themselves. */
async function readEverything(): Promise<unknown[]> {
  const shown: unknown[] = [await list('/v1/events?limit=1000'), await list('/v1/inboxes')]
  for (const { id } of await list('/v1/conversations?limit=100')) {
    shown.push(await one(`/v1/conversations/${id}`), await list(`/v1/conversations/${id}/activity`))
    for (const message of await list(`/v1/conversations/${id}/messages?limit=100`))
      shown.push(await one(`/v1/messages/${message.id}`))
  }
  for (const { id } of await list('/v1/contacts?limit=100'))
    shown.push(await one(`/v1/contacts/${id}`), await list(`/v1/contacts/${id}/consents`))
  return shown
}

/** How a value may be written in an answer: words in any case, phones with `+`, times in ISO 8601. */
function formsOf(value: Leaf['value']): string[] {
  const text = String(storableJson(value))
  const bare = text.replace(/^[@+]/, '')
  const forms = [text, bare, `+${bare}`]
  if (/^\d{10}$/.test(text)) forms.push(new Date(Number(text) * 1000).toISOString())
  if (/^\d{13}$/.test(text)) forms.push(new Date(Number(text)).toISOString())
  return forms.map((form) => form.toLowerCase())
}

const OUR_NAMES: Record<string, string> = { duration: 'duration_s', name: 'display_name' }

/** A flag or a short value alone says little: it counts under its own name only. */
const isShort = ({ value }: Leaf) => typeof value === 'boolean' || String(value).length < 4

function lostOf(body: unknown, everything: unknown[]): Leaf[] {
  const shown = leavesOf(everything).map(({ key, value }) => ({ key, value: String(value).toLowerCase() }))
  const values = new Set(shown.map(({ value }) => value))
  const named = new Set(shown.map(({ key, value }) => `${key} ${value}`))
  const key = ({ key }: Leaf) => OUR_NAMES[key] ?? key
  return changesOf(body)
    .flatMap(({ value }) => leavesOf(value))
    .filter(
      (leaf) =>
        !formsOf(leaf.value).some((form) =>
          isShort(leaf) ? named.has(`${key(leaf)} ${form}`) : values.has(form),
        ),
    )
}

const used = new Set<string>()
test.each(NAMES)('every value of %s is shown by an answer or an event', async (name) => {
  const body = readFixture(name)
  await sendWhatIsReported(body)
  await shop.receive(body as object)
  const lost = lostOf(body, await readEverything()).filter(({ path }) => {
    const raw = STAYS_RAW[name]?.paths.test(path) === true
    if (raw) used.add(name)
    else if (Object.hasOwn(SHOWN_OTHERWISE, path)) used.add(path)
    else return true
    return false
  })
  expect(lost).toEqual([])
})

test('no exception is listed that nothing needs', () => {
  const listed = [...Object.keys(SHOWN_OTHERWISE), ...Object.keys(STAYS_RAW)]
  expect(listed.filter((it) => !used.has(it))).toEqual([])
})
