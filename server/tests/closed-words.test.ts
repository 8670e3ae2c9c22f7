import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVENTS } from '../src/platform/events/catalogue.ts'
import { type TestApp, testApp } from './harness/app.ts'
import { OUR_COLUMNS, OUR_WORDS } from './harness/our-words.ts'

// WhatsApp adds words all the time: a column or a response that is closed over one of WhatsApp's fails when the next comes.
// What is closed here has been reviewed: its words are ours.

const EVENT_TYPES = new Set(Object.keys(EVENTS))

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('a column is closed by a CHECK only over words of ours', async () => {
  const checks = await app.database.store.asOwner(({ query }) =>
    query<{ table: string; column: string; definition: string }>(
      `select c.conrelid::regclass::text as table, a.attname as column, pg_get_constraintdef(c.oid) as definition
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        where c.contype = 'c' and c.connamespace = 'public'::regnamespace`,
    ),
  )
  // How PostgreSQL writes a comparison with constant words; a length or a pattern closes nothing.
  const closed = checks
    .filter(({ column, definition }) =>
      new RegExp(`\\b${column}\\)?(::text)? (=|<>|<@) (ANY|ALL|ARRAY|\\(?ARRAY|')`).test(definition),
    )
    .map(({ table, column }) => `${table}.${column}`)
  expect([...new Set(closed)].sort()).toEqual([...OUR_COLUMNS].sort())
})

test('no column has a type that closes it', async () => {
  const types = await app.database.store.asOwner(({ query }) =>
    query(
      `select typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')`,
    ),
  )
  expect(types).toEqual([])
})

test('a response is closed only over words of ours', async () => {
  const { paths } = (await app.http.inject('/openapi.json')).json()
  const found = new Set<string>()
  for (const methods of Object.values<object>(paths)) {
    for (const { responses } of Object.values(methods)) {
      for (const [status, response] of Object.entries(responses)) {
        if (/^2\d\d$/.test(status)) for (const words of closedIn(response, '')) found.add(words)
      }
    }
  }
  expect([...found].sort()).toEqual([...OUR_WORDS].sort())
})

/** Every list of words in a schema, after the name of the property that it closes. */
function* closedIn(schema: unknown, name: string): Generator<string> {
  if (Array.isArray(schema)) for (const part of schema) yield* closedIn(part, name)
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' && typeof value === 'object') {
      for (const [property, inner] of Object.entries(value ?? {})) yield* closedIn(inner, property)
    } else if (key === 'enum' && Array.isArray(value) && !isEvent(value)) yield `${name}: ${value.join(' ')}`
    else if (key === 'const' && !isEvent([value])) yield `${name}: ${value}`
    else if (key !== 'examples' && key !== 'example') yield* closedIn(value, name)
  }
}

/** Events name themselves, in our words. */
function isEvent([first, second]: unknown[]): boolean {
  return second === undefined && EVENT_TYPES.has(String(first))
}
