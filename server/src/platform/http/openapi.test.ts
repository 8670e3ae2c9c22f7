import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember } from '../../../tests/harness/sign-in.ts'
import { ID_KINDS, type IdKind, presentId } from '../base/ids.ts'
import { SCOPES } from './types.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

type Parameter = { name: string; in: string; required?: boolean; schema?: object }
type Operation = {
  summary?: string
  tags?: string[]
  'x-scope'?: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<
    string,
    { $ref?: string; description?: string; content?: Record<string, { schema: object }> }
  >
  security?: object[]
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

const OPEN = ['get /v1/setup', 'post /v1/setup/owner', 'post /v1/invitations/acceptance']
const SCOPES_OF_ROUTES: readonly string[] = [...SCOPES, 'operator', 'session']
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

async function readDocument(): Promise<Document> {
  return (await app.http.inject('/openapi.json')).json()
}

function operations(document: Document): [name: string, path: string, operation: Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string, Operation] => {
      expect(METHODS).toContain(method)
      return [`${method} ${path}`, path, operation]
    }),
  )
}

/** Every object inside a document, with where it stands. */
function* objectsIn(value: unknown, path = '#'): Generator<[path: string, object: Record<string, unknown>]> {
  if (Array.isArray(value)) {
    for (const [index, it] of value.entries()) yield* objectsIn(it, `${path}/${index}`)
  } else if (typeof value === 'object' && value !== null) {
    const object: Record<string, unknown> = { ...value }
    yield [path, object]
    for (const [key, it] of Object.entries(object)) yield* objectsIn(it, `${path}/${key}`)
  }
}

test('the document is OpenAPI 3.1 whose references all lead somewhere', async () => {
  const document = await readDocument()
  expect(document.openapi).toBe('3.1.0')
  expect(document.info).toMatchObject({
    title: expect.any(String),
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  })
  const there = new Map([...objectsIn(document)])
  let references = 0
  for (const [path, { $ref }] of there) {
    if (typeof $ref !== 'string') continue
    references += 1
    expect([path, $ref, there.has($ref)]).toEqual([path, $ref, true])
  }
  expect(references).toBeGreaterThan(10)
})

test('every operation declares the parameters of its path, a success with its form, and how it fails', async () => {
  const document = await readDocument()
  const all = operations(document)
  expect(all.length).toBeGreaterThan(10)
  for (const [name, path, operation] of all) {
    const in_path = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
    const declared = (operation.parameters ?? []).filter((it) => it.in === 'path')
    expect([name, declared.map((it) => it.name)]).toEqual([name, in_path])
    for (const it of operation.parameters ?? []) {
      expect([name, it.name, typeof it.schema]).toEqual([name, it.name, 'object'])
      if (it.in === 'path') expect([name, it.required]).toEqual([name, true])
    }
    const names = (operation.parameters ?? []).map((it) => `${it.in} ${it.name}`)
    expect([name, names.length]).toEqual([name, new Set(names).size])
    const successes = Object.entries(operation.responses).filter(([status]) => /^2\d\d$/.test(status))
    expect([name, successes.length]).toEqual([name, 1])
    for (const [, { description, content }] of successes) {
      expect([name, typeof description]).toEqual([name, 'string'])
      for (const { schema } of Object.values(content ?? {}))
        expect([name, typeof schema]).toEqual([name, 'object'])
    }
    expect([name, operation.responses.default]).toEqual([name, { $ref: '#/components/responses/Problem' }])
    const open = OPEN.includes(name)
    const of_account = [{ api_key: [operation['x-scope']] }, { session: [] }]
    const wanted = open ? [] : name === 'get /v1/me' ? [{ session: [] }] : of_account
    if (path.startsWith('/v1/')) expect([name, operation.security]).toEqual([name, wanted])
  }
})

test('every operation has a tag, a summary and the scope that a caller needs', async () => {
  const all = operations(await readDocument())
  const lacking = all.flatMap(([name, path, { tags, summary, 'x-scope': scope }]) => {
    const needs_scope = path.startsWith('/v1/') && !OPEN.includes(name)
    const lacks = [
      tags?.length === 1 ? [] : ['tag'],
      summary ? [] : ['summary'],
      !needs_scope || SCOPES_OF_ROUTES.includes(scope ?? '') ? [] : ['scope'],
    ].flat()
    return lacks.length === 0 ? [] : [`${name}: ${lacks.join(', ')}`]
  })
  expect(lacking).toEqual([])
})

test('the read API is described, with its types of events', async () => {
  const { paths } = await readDocument()
  for (const path of [
    '/v1/contacts',
    '/v1/contacts/{id}',
    '/v1/contacts/{id}/identities',
    '/v1/contacts/{id}/identity_events',
    '/v1/contacts/{id}/timeline',
    '/v1/conversations',
    '/v1/conversations/{id}',
    '/v1/conversations/{id}/messages',
    '/v1/messages/{id}',
    '/v1/events',
    '/v1/stream',
  ])
    expect(paths[path]?.get?.summary).toEqual(expect.any(String))
  const events = JSON.stringify(paths['/v1/events'])
  for (const type of ['contact.merged', 'identity.retired', 'message.received'])
    expect(events).toContain(`"${type}"`)
})

test('every list and every object with free names in a request has a maximum', async () => {
  const document = await readDocument()
  const schemas = operations(document).flatMap(([name, , { parameters = [], requestBody }]) => [
    ...parameters.map((it): [string, unknown] => [`${name} ${it.in} ${it.name}`, it.schema]),
    ...Object.values(requestBody?.content ?? {}).map(({ schema }): [string, unknown] => [name, schema]),
  ])
  const objects = schemas.flatMap(([name, schema]) => [...objectsIn(schema, name)])
  const lists = objects.filter(([, { type }]) => type === 'array')
  const records = objects.filter(
    ([, { type, additionalProperties }]) => type === 'object' && additionalProperties,
  )
  expect(Math.min(lists.length, records.length)).toBeGreaterThan(5)
  expect(lists.filter(([, { maxItems }]) => typeof maxItems !== 'number').map(([path]) => path)).toEqual([])
  expect(
    records.filter(([, { maxProperties }]) => typeof maxProperties !== 'number').map(([path]) => path),
  ).toEqual([])
})

test('the document is made once, however often any client asks for it', async () => {
  const made = vi.spyOn(app.http, 'swagger')
  const answers = await Promise.all([1, 2, 3].map(() => app.http.inject('/openapi.json')))
  const again = await app.http.inject('/openapi.json')
  expect(made.mock.calls.length).toBeLessThan(2)
  expect(new Set([...answers, again].map(({ body }) => body)).size).toBe(1)
  expect(again.headers['content-type']).toBe('application/json; charset=utf-8')
})

describe('examples', () => {
  type Body = { schema: object; example?: unknown }
  const bodies = async (): Promise<[name: string, body: Body][]> => {
    const document = await readDocument()
    return operations(document).flatMap(([name, , { requestBody, responses }]) =>
      [['request', requestBody] as const, ...Object.entries(responses)].flatMap(
        ([what, it]): [string, Body][] => {
          const body = it?.content?.['application/json']
          return body === undefined ? [] : [[`${name} ${what}`, body]]
        },
      ),
    )
  }

  test('every operation shows a request and a response that fit their schemas', async () => {
    const { components } = await readDocument()
    const all = await bodies()
    expect(all.length).toBeGreaterThan(200)
    const unfit = all.flatMap(([name, { schema, example }]) => {
      // Zod reads patterns without the flag that `\p` needs.
      const read = JSON.parse(
        JSON.stringify({ ...schema, components }).replaceAll('\\\\p{L}\\\\p{N}', '\\\\w'),
      )
      const { error } = z.fromJSONSchema(read).safeParse(example)
      return error === undefined ? [] : [[name, error.issues]]
    })
    expect(unfit).toEqual([])
  })

  test('a request that is shown is taken, as far as what it names exists', async () => {
    const account = await app.addAccount()
    const { headers } = await addMember(app, account, 'owner')
    const shown = (await bodies()).filter(([name]) => name.endsWith(' request'))
    expect(shown.length).toBeGreaterThan(50)
    const refused: [name: string, body: string][] = []
    for (const [name, { example }] of shown) {
      const [method = '', path = ''] = name.split(' ')
      const url = path.replace('{category}', 'marketing').replace('{phone}', '%2B447700900123')
      const answer = await app.http.inject({
        method: method.toUpperCase() as 'POST',
        url: url.replaceAll(/\/(\w+)\/\{id\}/g, (_, of) => `/${of}/${unknownId(of)}`),
        headers,
        payload: example as object,
      })
      if (answer.statusCode === 500 || /"code":"invalid_(?:request|id|json)"/.test(answer.body))
        refused.push([name, answer.body])
    }
    expect(refused).toEqual([])
  })
})

const OF_OTHER_NAMES: Record<string, IdKind> = {
  canned_replies: 'canned_reply',
  inboxes: 'inbox',
  members: 'user',
  people: 'contact',
  webhook_endpoints: 'endpoint',
}

/** An id that names nothing, of what a list of this name holds. */
function unknownId(list: string): string {
  const kind = OF_OTHER_NAMES[list] ?? ID_KINDS.find((it) => list === `${it}s`)
  if (kind === undefined) throw new Error(`What does /${list}/{id} name?`)
  return presentId(kind, '01900000-0000-7000-8000-00000000dead')
}

/** Every text in a schema that has a longest length, by where it stands. */
function limitedTexts(schema: unknown, where: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'maxLength' in schema ? [where] : []
  return [...own, ...Object.entries(schema).flatMap(([key, inner]) => limitedTexts(inner, `${where}.${key}`))]
}

test('no response limits the length of a text: what is stored may be longer than what is taken now', async () => {
  const { paths } = await readDocument()
  const limited = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content }]) =>
        status < '300' ? limitedTexts(content, `${method} ${path}`) : [],
      ),
    ),
  )
  expect(limited).toEqual([])
})
