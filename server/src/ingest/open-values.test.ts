import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../tests/harness/people.ts'
import { poisoned, textsIn } from '../../tests/harness/poison.ts'

// Every field, one after another.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const FOLDER = join(import.meta.dirname, '../whatsapp/fixtures')
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !name.endsWith('.golden.json'))
/** What addresses a webhook to the line: another word there leads to another line, or to none. */
const ADDRESS = ['object', 'field', 'phone_number_id', 'display_phone_number']

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp({ api_rate_limit: 1_000_000 })
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  shop = await openShop(app)
})
afterAll(() => app.close())

/** A recorded webhook, addressed to the line of the test. */
function readFixture(name: string): unknown {
  const text = readFileSync(join(FOLDER, name), 'utf8')
  return JSON.parse(
    text
      .replaceAll('310055500010001', shop.line.waba_id)
      .replaceAll('420066600020002', shop.line.phone_number_id)
      .replaceAll('15550100200', shop.line.display_phone),
  )
}

/** The webhook once for each text in it, with a word there that no version of this server knows. */
function withNewWords(body: unknown): object[] {
  return textsIn(body)
    .filter((at) => !ADDRESS.includes(String(at.at(-1))) && !(at.length === 3 && at.at(-1) === 'id'))
    .map((at, index) => Object(poisoned(body, at, index % 2 === 0 ? 'word_of_tomorrow' : 'constructor')))
}

async function list(url: string): Promise<AnyAnswer[]> {
  const all: AnyAnswer[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await read(`${url}${url.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${cursor}`}`)
    all.push(...page.data)
    cursor = page.next_cursor ?? null
  }
  return all
}

async function read(url: string): Promise<AnyAnswer> {
  const { status, body } = await shop.call('GET', url)
  expect([url, status, status === 200 ? null : body]).toEqual([url, 200, null])
  return body
}

test('a word that WhatsApp adds, wherever it stands, fails no batch and nothing that the API shows', async () => {
  const faults: unknown[] = []
  for (const name of NAMES) {
    await shop
      .receive(...withNewWords(readFixture(name)))
      .catch((error) => faults.push([name, String(error)]))
  }
  expect(faults).toEqual([])
  for (const { id } of await list('/v1/conversations')) {
    await read(`/v1/conversations/${id}`)
    await list(`/v1/conversations/${id}/activity`)
    for (const message of await list(`/v1/conversations/${id}/messages`))
      await read(`/v1/messages/${message.id}`)
  }
  const contacts = await list('/v1/contacts')
  expect(contacts.length).toBeGreaterThan(3)
  for (const { id } of contacts) {
    for (const part of ['', '/consents', '/identities', '/files', '/explanation'])
      await read(`/v1/contacts/${id}${part}`)
  }
  for (const url of ['/v1/inboxes', '/v1/templates', '/v1/conflicts']) await read(url)
  let after = 0
  for (;;) {
    const { data } = await read(`/v1/events?limit=1000&after=${after}`)
    if (data.length === 0) break
    after = data.at(-1).seq
  }
  expect(after).toBeGreaterThan(500)
})
