import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBody, parseEntry } from './parse.ts'
import type { Update } from './values/types.ts'

const FOLDER = new URL('./fixtures/', import.meta.url)
const CONTEXT = { received_at_ms: 1_793_500_000_000 }
const RUNS = 1_500

const bodies = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.golden.json'))
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))

type Container = unknown[] | Record<string, unknown>

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}

function nest(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udc00x',
    '15550104477',
    '+521',
    'US.1',
    'US.ENT.1',
    '__proto__',
    'NaN',
  ),
  fc.constantFrom(
    'messages',
    'standby',
    'history',
    'calls',
    'system',
    'group',
    'contacts',
    'edit',
    'text',
    '1793448000',
  ),
)
const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyText },
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -0,
    -1,
    1e308,
    2 ** 60,
    1_793_448_000_000,
    0.5,
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom(5, 40, 70, 900).map(nest),
  fc.constantFrom(100, 3_000).map((length) => Array.from({ length }, (_, index) => index)),
)
/** Where (a walk down from the root, by turns), and what happens there. */
const mutation = fc.record({
  walk: fc.array(fc.nat(20), { minLength: 1, maxLength: 14 }),
  act: fc.constantFrom('delete', 'replace', 'insert', 'rename', 'repeat'),
  value: anyValue,
  name: anyText,
})
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

function mutate(root: unknown, { walk, act, value, name }: Mutation): void {
  let parent: unknown = root
  for (const [step, turn] of walk.entries()) {
    if (!isContainer(parent)) return
    const keys = Object.keys(parent)
    const key = keys[turn % Math.max(keys.length, 1)]
    if (key === undefined) return
    const child: unknown = Reflect.get(parent, key)
    if (step < walk.length - 1 && isContainer(child) && Object.keys(child).length > 0) {
      parent = child
      continue
    }
    // A copy: what one mutation puts in, the next may alter, down to putting a constant into itself.
    change(parent, key, child, { act, value: structuredClone(value), name })
    return
  }
}

function change(
  parent: Container,
  key: string,
  child: unknown,
  { act, value, name }: Omit<Mutation, 'walk'>,
): void {
  if (act === 'replace') define(parent, key, value)
  else if (act === 'delete')
    Array.isArray(parent) ? parent.splice(Number(key), 1) : Reflect.deleteProperty(parent, key)
  else if (act === 'insert')
    Array.isArray(parent) ? parent.splice(Number(key), 0, value) : define(parent, name, value)
  else if (act === 'repeat') {
    // A list repeated in a list again and again would outgrow any body that is accepted.
    const times = JSON.stringify(child).length < 2_000 ? 200 : 2
    const copies = Array.from({ length: times }, () => structuredClone(child))
    define(parent, key, copies)
  } else if (!Array.isArray(parent)) {
    Reflect.deleteProperty(parent, key)
    define(parent, name, child)
  }
}

function define(parent: Container, key: string, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
}

const mutated = fc
  .tuple(fc.constantFrom(...bodies), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([text, mutations]) => {
    const body: unknown = JSON.parse(text)
    for (const each of mutations) mutate(body, each)
    return body
  })

/** Every place where an element stands that must not vanish, found without the parser. */
function placesOf(entry: unknown): string[] {
  const places: string[] = []
  each(get(entry, 'changes'), (change, at) => {
    const path = `changes/${at}`
    const value = get(change, 'value')
    places.push(path)
    if (
      !['messages', 'smb_message_echoes', 'standby', 'calls', 'history'].includes(
        String(get(change, 'field')),
      )
    )
      return
    for (const list of ['messages', 'statuses', 'message_echoes', 'calls']) {
      each(get(value, list), (_, index) => places.push(`${path}/${list}/${index}`))
    }
    each(get(value, 'history'), (chunk, index) => {
      each(get(chunk, 'threads'), (thread, number) => {
        each(get(thread, 'messages'), (_, message) =>
          places.push(`${path}/history/${index}/threads/${number}/messages/${message}`),
        )
      })
    })
  })
  return places
}

function get(value: unknown, key: string): unknown {
  return isContainer(value) && !Array.isArray(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

function each(value: unknown, visit: (item: unknown, index: number) => void): void {
  if (Array.isArray(value)) value.forEach(visit)
}

function expectStorable(updates: Update[]): void {
  const text = JSON.stringify(updates)
  if (!isDeepStrictEqual(JSON.parse(text), updates)) expect(JSON.parse(text)).toEqual(updates)
  expect(text.includes('\\u0000')).toBe(false)
  expect(text.isWellFormed() && !/\\ud[89a-f]/i.test(text)).toBe(true)
}

function expectNothingLost(entry: unknown, updates: Update[]): void {
  const said = new Set(
    updates.flatMap(({ path }) => [
      path,
      ...path.split('/').map((_, at, parts) => parts.slice(0, at).join('/')),
    ]),
  )
  for (const place of placesOf(entry)) if (!said.has(place)) expect.fail(`Nothing was said about ${place}.`)
}

describe('a payload that is mutated in any way', () => {
  test('never throws, loses nothing and can be stored', () => {
    fc.assert(
      fc.property(mutated, (body) => {
        const entries =
          isContainer(body) && !Array.isArray(body) && Array.isArray(body.entry) ? body.entry : [body]
        for (const entry of entries) {
          const updates = parseEntry(entry, CONTEXT)
          expect(updates.length).toBeGreaterThan(0)
          expectStorable(updates)
          expectNothingLost(entry, updates)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('is split or refused by its bytes, and what is split can be stored', () => {
    fc.assert(
      fc.property(mutated, (body) => {
        const parsed = parseBody(Buffer.from(JSON.stringify(body)))
        if (!parsed.ok) return
        expect(parsed.entries.length).toBeGreaterThan(0)
        for (const entry of parsed.entries) expectStorable(parseEntry(entry, CONTEXT))
      }),
      { numRuns: RUNS },
    )
  })

  test('with bytes changed, cut or added is split or refused', () => {
    const bytes = fc.tuple(fc.constantFrom(...bodies), fc.nat(), fc.uint8Array({ maxLength: 8 }), fc.nat(8))
    fc.assert(
      fc.property(bytes, ([text, at, noise, cut]) => {
        const whole = Buffer.from(text)
        const place = at % whole.length
        const damaged = Buffer.concat([whole.subarray(0, place), noise, whole.subarray(place + cut)])
        const parsed = parseBody(damaged)
        if (parsed.ok) for (const entry of parsed.entries) expectStorable(parseEntry(entry, CONTEXT))
      }),
      { numRuns: RUNS },
    )
  })

  test('of nothing but noise is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseBody(bytes).ok).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.anything(), (entry) => {
        expect(parseEntry(entry, CONTEXT).length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a payload of any size', () => {
  test.each([
    ['messages', { id: 'wamid.1', from_user_id: 'US.1', type: 'text', text: { body: 'Hi' } }],
    ['statuses', { id: 'wamid.1', status: 'sent', recipient_user_id: 'US.1' }],
    ['standby', {}],
    ['anything', null],
  ])('with 300,000 %s is read without comparing each with each', { timeout: 60_000 }, (list, element) => {
    const elements = Array.from({ length: 300_000 }, () => element)
    const contacts = Array.from({ length: 100_000 }, (_, index) => ({
      user_id: `US.${index % 1_000}`,
      wa_id: '15550104477',
    }))
    const value = { contacts, [list]: elements }
    // Comparing each with each would take many minutes.
    const updates = parseEntry({ changes: [{ field: 'standby', value }] }, CONTEXT)
    expect(updates.length).toBe(list === 'anything' ? 1 : elements.length)
  })

  test('and any depth is read', () => {
    const deep = nest(100_000)
    const message = { id: 'wamid.1', from_user_id: 'US.1', type: 'x', x: deep, edit: deep }
    let standby: unknown = { messages: [message] }
    for (let level = 0; level < 100_000; level += 1) standby = { standby }
    for (const value of [{ messages: [message] }, standby, { standby: { messages: [message] } }, deep]) {
      expectStorable(parseEntry({ changes: [{ field: 'standby', value }] }, CONTEXT))
    }
  })
})
