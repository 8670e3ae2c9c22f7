import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = join(import.meta.dirname, '../src')
const EXPORTED = /^export (?:type|interface|class|enum) (\w+)/gm

/** Which names more than one file exports as a type, with these files. */
function namesTaken(files: [path: string, text: string][]): Record<string, string[]> {
  const homes = new Map<string, string[]>()
  for (const [path, text] of files) {
    for (const [, name = ''] of text.matchAll(EXPORTED)) homes.set(name, [...(homes.get(name) ?? []), path])
  }
  return Object.fromEntries([...homes].filter(([, paths]) => paths.length > 1))
}

const files = globSync('**/*.ts', { cwd: SOURCES }).map((path): [string, string] => [
  path,
  readFileSync(join(SOURCES, path), 'utf8'),
])

test('each exported type has a name of its own, so that a word of the glossary means one thing', () => {
  expect(files.length).toBeGreaterThan(500)
  expect(namesTaken(files)).toEqual({})
})

test('a second type of the same name is found', () => {
  const planted: [string, string][] = [
    ['sending/a.ts', 'export type Contact = { id: string }'],
    ['contacts/b.ts', 'const one = 1\nexport interface Contact {\n  id: string\n}'],
  ]
  expect(namesTaken(planted)).toEqual({ Contact: ['sending/a.ts', 'contacts/b.ts'] })
})
