import querystring from 'node:querystring'
import { isMultipart, parseBody, readMultipart } from '@selfsame/sandbox/internals/graph/body.ts'
import { withoutNulls } from '@selfsame/sandbox/internals/world/json.ts'
import type { JsonObject } from '@selfsame/sandbox/internals/world/wire.ts'
import { readBody } from '@selfsame/server/internals/integrations/gateway/graph/read-body.ts'
import { presentGraphError } from '@selfsame/server/internals/integrations/gateway/graph-error.ts'
import { Problem } from '@selfsame/server/internals/platform/base/errors.ts'
import { storableObject } from '@selfsame/server/internals/whatsapp/values/storable.ts'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'

// Thousands of requests.
vi.setConfig({ testTimeout: 120_000 })

type Asked = { body: Buffer | undefined; headers: { 'content-type'?: string }; query: unknown }

const REFUSED = { code: 100 }

/** The parameters that WhatsApp reads, or how it refuses the request. */
async function directly(asked: Asked): Promise<JsonObject | typeof REFUSED> {
  // All that is read of a request.
  const request = asked as unknown as Parameters<typeof readMultipart>[0]
  const form = isMultipart(request) ? await readMultipart(request) : undefined
  const parsed = parseBody({ request, ...(form && { form }) })
  // Of what a database cannot store, the gateway passes on what it stores: U+FFFD.
  return parsed.ok ? (storableObject(parsed.body) as JsonObject) : REFUSED
}

/** Those that the gateway reads. */
async function through(asked: Asked): Promise<JsonObject | { code: number }> {
  try {
    // It was read from JSON or text, and so is JSON.
    return withoutNulls((await readBody(asked)) as JsonObject)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { code: Number(presentGraphError(error).body.error.code) }
  }
}

const name = fc.constantFrom(
  'to',
  'type',
  'text',
  'template',
  'tags',
  'context',
  '__proto__',
  'constructor',
  'a b',
)
const step = fc.constantFrom('', '0', '1', '2', 'body', 'name', '__proto__')
const value = fc.oneof(
  fc.constantFrom(
    '',
    'text',
    '5',
    'true',
    'null',
    '{"body":"Hello"}',
    '[1,{"a":null}]',
    ' {"a":1}',
    '\n[2]',
    '{broken',
  ),
  fc.constantFrom('[]', '{}', '{"__proto__":{"a":1}}', `${'['.repeat(40)}${']'.repeat(40)}`, 'Ação 👍'),
)
/** A name as PHP writes it, of some depth. */
const path = fc
  .tuple(name, fc.array(step, { maxLength: 3 }))
  .map(([first, steps]) => first + steps.map((it) => `[${it}]`).join(''))
const odd = fc.constantFrom(
  'a[',
  'a]b',
  'a[b]c',
  '[a]',
  'a[[b]]',
  `a${'[b]'.repeat(40)}`,
  `a${'[b]'.repeat(31)}`,
)
const fields = fc.array(fc.tuple(fc.oneof({ arbitrary: path, weight: 5 }, odd), value), { maxLength: 5 })

const media_type = (type: string) =>
  fc.constantFrom(type, type.toUpperCase(), `${type}; charset=utf-8`, `${type};charset=UTF-8`)

/** Without numbers that a database cannot store: the gateway refuses those as docs/gateway.md says. */
const anyJson = (maxDepth: number) =>
  fc.anything({ maxDepth, values: [fc.integer(), fc.string(), fc.boolean(), fc.constant(null)] })

const json = fc.oneof(
  fc.dictionary(name, fc.oneof(value, anyJson(4)), { maxKeys: 4 }).map((object) => JSON.stringify(object)),
  anyJson(1).map((any) => JSON.stringify(any)),
  fc.integer({ min: 28, max: 36 }).map((deep) => `{"text":${'['.repeat(deep)}1${']'.repeat(deep)}}`),
  fc.constantFrom(
    '',
    ' ',
    '{}',
    '{"to":',
    'to=1',
    'null',
    '{"to":1}x',
    '{"__proto__":{"to":1}}',
    `{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
  ),
)
const asJson = fc
  .tuple(
    json,
    fc.oneof(media_type('application/json'), fc.constantFrom('text/plain', undefined)),
    fc.constantFrom('', '', '\ufeff'),
  )
  .map(([text, type, mark]) => ({ body: Buffer.from(mark + text), type }))
const asForm = fc
  .tuple(fields, media_type('application/x-www-form-urlencoded'))
  .map(([all, type]) => ({ body: Buffer.from(new URLSearchParams(all).toString()), type }))
const asMultipart = fc
  .tuple(fields, fc.constantFrom('multipart/form-data', 'Multipart/Form-Data'))
  .map(([all, type]) => ({
    body: Buffer.from(
      `${all.map(([key, text]) => `--x\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${text}\r\n`).join('')}--x--\r\n`,
    ),
    type: `${type}; boundary=x`,
  }))
const bytes = fc
  .uint8Array({ maxLength: 20 })
  .chain((raw) =>
    fc
      .constantFrom(
        'application/json',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'image/png',
      )
      .map((type) => ({ body: Buffer.from(raw), type })),
  )

const asked = fc.tuple(fc.oneof(asJson, asForm, asMultipart, bytes), fc.oneof(fc.constant([]), fields)).map(
  ([{ body, type }, query]): Asked => ({
    body,
    headers: type === undefined ? {} : { 'content-type': type },
    query: querystring.parse(new URLSearchParams(query as [string, string][]).toString()),
  }),
)

test('the gateway reads the same parameters from a request as WhatsApp does', async () => {
  const refused = { yes: 0, no: 0 }
  await fc.assert(
    fc.asyncProperty(asked, async (one) => {
      const expected = await directly(one)
      refused[expected === REFUSED ? 'yes' : 'no'] += 1
      expect(await through(one)).toEqual(expected)
    }),
    { numRuns: 10_000 },
  )
  // Both were seen often enough for the agreement to mean something.
  expect(Math.min(refused.yes, refused.no)).toBeGreaterThan(500)
})
