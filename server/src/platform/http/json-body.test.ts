import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { MOST_MEMBERS } from '../base/json-limits.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const NAME = 'Jos\u00e9'
// Each of them has a byte that no character of UTF-8 has there.
const WRONG: [encoding: string, bytes: Buffer][] = [
  ['in Latin-1', Buffer.from(JSON.stringify({ name: NAME }), 'latin1')],
  ['in UTF-16', Buffer.from(JSON.stringify({ name: NAME }), 'utf16le').subarray(0, -1)],
  ['with half an emoji', Buffer.from([...Buffer.from('{"name":"'), 0xed, 0xa0, 0xbd, ...Buffer.from('"}')])],
  ['cut within a character', Buffer.from('{"name":"\u00e9').subarray(0, -1)],
]
const DOORS = ['/v1/contacts', '/auth/sign-in/email', '/v1/setup/owner', '/v1/invitations/acceptance']

test.each(DOORS.flatMap((url) => WRONG.map(([encoding, payload]) => ({ url, encoding, payload }))))(
  'a body $encoding is refused by $url',
  async ({ url, payload }) => {
    const { headers } = await app.addAccount()
    const answer = await app.http.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/json' },
      payload,
    })
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { code: 'invalid_json', detail: 'The body is not UTF-8.' },
    ])
  },
)

test.each(DOORS)('a body of too many fields is refused by %s before it is parsed', async (url) => {
  const { headers } = await app.addAccount()
  // Not closed: the parser would say so.
  for (const [fields, refused] of [
    [MOST_MEMBERS, false],
    [MOST_MEMBERS + 1, true],
  ] as const) {
    const answer = await app.http.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/json' },
      payload: `{${'"":0,'.repeat(fields - 1)}"":0`,
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail === 'The body has an object with more than 10000 fields.').toBe(refused)
  }
})

test('a body in UTF-8 is stored as it is, also behind a byte order mark', async () => {
  const { headers } = await app.addAccount()
  for (const [phone, mark] of [
    ['+15550100001', ''],
    ['+15550100002', '\uFEFF'],
  ]) {
    const answer = await app.http.inject({
      method: 'POST',
      url: '/v1/contacts',
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
      payload: mark + JSON.stringify({ name: NAME, phone }),
    })
    expect([answer.statusCode, answer.json().name]).toEqual([201, NAME])
  }
})
