import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const MOST_LINES = 70
const WORKSPACES = ['server', 'sandbox', 'demo', 'client', 'web']

/** Functions that may be longer, each with its reason. */
const MAY_BE_LONGER: Record<string, string> = {
  'web/src/features/audit/audit-words.ts: actionWords':
    'One line for each action of the audit log; the compiler checks that none is missing.',
  'web/src/features/message/failure-words.ts: byCode':
    'One case for each error code that WhatsApp documents.',
}

type Long = { name: string; lines: number }

/**
 * The functions that are too long, from their first line to their last: what is inside them counts too, and so do comments
 * and blank lines. Biome’s noExcessiveLinesPerFunction counts the body alone, without its first comments.
 */
function tooLong(path: string, text: string): Long[] {
  if (text.split('\n').length <= MOST_LINES) return []
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2024)
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const found: Long[] = []
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const lines = lineOf(node.end) - lineOf(node.getStart(source)) + 1
      const name = node.name?.getText(source) ?? `the function in line ${lineOf(node.getStart(source)) + 1}`
      if (lines > MOST_LINES) found.push({ name: `${path}: ${name}`, lines })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const files = WORKSPACES.flatMap((workspace) =>
  globSync(`${workspace}/src/**/*.{ts,tsx}`, { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts')),
)

test('no function has more than 70 lines, tests and the named exceptions aside', () => {
  expect(files.length).toBeGreaterThan(1200)
  const long = files.flatMap((path) => tooLong(path, readFileSync(join(ROOT, path), 'utf8')))
  expect(long.filter(({ name }) => !(name in MAY_BE_LONGER))).toEqual([])
  // An exception that is no longer needed is removed.
  expect(long.map(({ name }) => name).sort()).toEqual(Object.keys(MAY_BE_LONGER).sort())
}, 60_000)

test('a function of 71 lines is found, in whichever form it is written, and one of 70 is not', () => {
  const statements = (count: number) => '  call()\n'.repeat(count)
  const forms = (lines: number) => [
    `function one() {\n${statements(lines - 2)}}`,
    `const one = () => {\n${statements(lines - 2)}}`,
    `const one = () => [\n${'  1,\n'.repeat(lines - 2)}]`,
    `class One {\n  one() {\n${statements(lines - 2)}  }\n}`,
    `function one() {\n// why\n\n  const two = () => {\n${statements(lines - 6)}  }\n}`,
  ]
  expect(forms(71).flatMap((text) => tooLong('planted.ts', text))).toHaveLength(5)
  expect(forms(70).flatMap((text) => tooLong('planted.ts', text))).toEqual([])
})
