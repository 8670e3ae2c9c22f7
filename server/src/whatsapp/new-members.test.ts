import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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

/** A copy with one new member in every object, and what each was given, by its place. */
function plant(value: unknown, path: string, planted: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((it) => plant(it, path, planted))
  if (!isObject(value)) return value
  const number = planted.size
  const word = `new in ${path} ${number}`
  planted.set(word, path)
  const members = Object.entries(value).map(([key, it]) => [key, plant(it, `${path}.${key}`, planted)])
  return { ...Object.fromEntries(members), [`member_of_the_future_${number}`]: word }
}

function lostIn(change: JsonObject): string[] {
  const planted = new Map<string, string>()
  const value = plant(change.value, 'value', planted)
  const updates = parseEntry(
    { id: '1', changes: [{ field: change.field, value }] },
    { received_at_ms: RECEIVED_AT_MS },
  )
  // What cannot be used stays in the stored webhook, whole.
  if (updates.some(({ kind }) => kind === 'unusable')) return []
  const kept = JSON.stringify(updates)
  return [...planted].flatMap(([word, path]) => (kept.includes(word) ? [] : [path]))
}

test.each(NAMES)('a member that Meta adds anywhere in %s is kept', (name) => {
  const body: unknown = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))
  const entries = isObject(body) ? readObjects(body, 'entry') : []
  const lost = entries.flatMap((entry) => readObjects(entry, 'changes')).flatMap(lostIn)
  const ignored = WITHOUT_CONTACTS.has(name) ? /^value\.contacts/ : /^$/
  expect(lost.filter((path) => !Object.hasOwn(ACCEPTED, path) && !ignored.test(path))).toEqual([])
})
