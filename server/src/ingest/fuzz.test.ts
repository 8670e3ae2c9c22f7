import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { workOff } from '../../tests/harness/ingest.ts'
import { post } from '../../tests/harness/webhooks.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'

const FIXTURES = join(import.meta.dirname, '../whatsapp/fixtures')
const RUNS = 40
const BODIES_AT_ONCE = 8

let app: TestApp
let ours: TestAccount
let payloads: string[]
beforeAll(async () => {
  app = await testApp()
  ours = await app.addAccount()
  const names = (await readdir(FIXTURES)).filter((name) => /^(?!.*\.golden).*\.json$/.test(name)).sort()
  payloads = await Promise.all(names.map((name) => readFile(join(FIXTURES, name), 'utf8')))
})
afterAll(() => app.close())

/** What a broken sender, a proxy or an attacker who knows the secret could make of a payload. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('splice' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('swap' as const),
    from: fc.constantFrom(
      '"id"',
      '"type"',
      '"messages"',
      '"changes"',
      '"timestamp"',
      '"text"',
      '"value"',
      '1',
      '[',
    ),
    to: fc.constantFrom(
      ...[
        '"x"',
        'null',
        '"\\u0000"',
        '"\\ud800"',
        '""',
        '[]',
        '{}',
        '1e400',
        '-1',
        '"__proto__"',
        '"99999999999999"',
      ],
    ),
  }),
)

type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

function mutate(text: string, mutations: Mutation[]): Buffer {
  let bytes: Buffer = Buffer.from(text)
  for (const it of mutations) {
    if (it.kind === 'swap') bytes = Buffer.from(bytes.toString('latin1').replaceAll(it.from, it.to), 'latin1')
    else {
      const at = Math.floor(it.at * bytes.length)
      bytes =
        it.kind === 'cut'
          ? bytes.subarray(0, at)
          : Buffer.concat([bytes.subarray(0, at), it.bytes, bytes.subarray(at + it.bytes.length)])
    }
  }
  return bytes
}

test('whatever is signed is answered 200, stored byte for byte, and processed or visibly a failure', async () => {
  const body = fc
    .tuple(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([index, mutations]) => mutate(payloads[index % payloads.length] ?? '', mutations))
  let expected = 0
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: BODIES_AT_ONCE }), async (bodies) => {
      const answers = await Promise.all(bodies.map((it) => post(app, ours, it)))
      expect(answers.map((answer) => answer.statusCode)).toEqual(bodies.map(() => 200))
      expected += bodies.length
      await workOff(app)
      const { stored, set_aside } = await withEveryAccount(app.deps.db, async (trx) => ({
        stored: await trx
          .selectFrom('webhook_events')
          .select(['body'])
          .where('body', 'is not', null)
          .execute(),
        set_aside: await trx
          .selectFrom('ingest_failures')
          .select(['reason', 'detail'])
          .where('reason', '=', 'processing_failed')
          .execute(),
      }))
      expect(stored).toHaveLength(expected)
      const kept = new Set(stored.map((row) => row.body?.toString('base64')))
      for (const it of bodies) expect(kept.has(it.toString('base64'))).toBe(true)
      // Nothing that Meta, or any client, can send may make our own code throw.
      expect(set_aside).toEqual([])
    }),
    { numRuns: RUNS },
  )
  const status = (await app.http.inject({ url: '/v1/ingest', headers: ours.headers })).json()
  expect(status.queued).toBe(0)
  expect(status.processed).toBe(status.stored)
})
