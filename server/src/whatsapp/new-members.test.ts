import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseEntry } from './parse.ts'
import { RECEIVED_AT_MS } from './test-payloads.ts'
import { isObject, type JsonObject, readObjects } from './values/readers.ts'

const FOLDER = join(import.meta.dirname, 'fixtures')
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.golden.json'))
  .sort()

/** Where a member that Meta adds would be lost, by its place in a change, and why that is accepted. */
const ACCEPTED: Record<string, string> = {
  'value.metadata': 'names the number, which is the inbox of everything in the change',
  'value.messages.hologram.ke\u0000y': 'the name of this member cannot be stored, so that the word differs',
}

/** By contract these come without contacts, so an entry there doesn't name the new members. */
const WITHOUT_CONTACTS = new Set([
  'number-changed-with-contacts-attached.json',
  'user-id-update-of-the-withdrawn-field.json',
])

type Named = (number: number) => string

/** A copy with one new member in every object that has none of its name, and what each was given, by its place. */
function plant(value: unknown, path: string, planted: Map<string, string>, nameOf: Named): unknown {
  if (Array.isArray(value)) return value.map((it) => plant(it, path, planted, nameOf))
  if (!isObject(value)) return value
  const number = planted.size
  const name = nameOf(number)
  const word = `new in ${path} ${number}`
  const is_new = !Object.hasOwn(value, name)
  if (is_new) planted.set(word, path)
  const members = Object.entries(value).map(([key, it]) => [
    key,
    plant(it, `${path}.${key}`, planted, nameOf),
  ])
  return { ...Object.fromEntries(members), ...(is_new && { [name]: word }) }
}

function lostIn(change: JsonObject, nameOf: Named): string[] {
  const planted = new Map<string, string>()
  const value = plant(change.value, 'value', planted, nameOf)
  const updates = parseEntry(
    { id: '1', changes: [{ field: change.field, value }] },
    { received_at_ms: RECEIVED_AT_MS },
  )
  // What cannot be used stays in the stored webhook, whole.
  if (updates.some(({ kind }) => kind === 'unusable')) return []
  const kept = JSON.stringify(updates)
  return [...planted].flatMap(([word, path]) => (kept.includes(word) ? [] : [path]))
}

/** Also names that the parser gives to what it stores itself. */
const NAMED = ['member_of_the_future', 'identity', 'contact', 'thread', 'also']

describe.each<[string, Named]>([
  ['names of their own', (number) => `member_of_the_future_${number}`],
  ...NAMED.map((name): [string, Named] => [`the one name ${name}`, () => name]),
])('members that Meta adds anywhere under %s', (_, nameOf) => {
  test.each(NAMES)('are kept in %s', (name) => {
    const body: unknown = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))
    const entries = isObject(body) ? readObjects(body, 'entry') : []
    const lost = entries.flatMap((entry) => readObjects(entry, 'changes')).flatMap((it) => lostIn(it, nameOf))
    const ignored = WITHOUT_CONTACTS.has(name) ? /^value\.contacts/ : /^$/
    expect(lost.filter((path) => !Object.hasOwn(ACCEPTED, path) && !ignored.test(path))).toEqual([])
  })
})
