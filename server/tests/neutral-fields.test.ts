import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const SOURCES = join(import.meta.dirname, '../src')
const FILES = globSync('**/*.ts', { cwd: SOURCES }).filter((path) => !/\.test\.ts$/.test(path))
const PLACED = /^(body|query|path|headers)\./
/** Routes say where the audit log finds a value: `details: { status: 'body.status' }`. */
const ROUTES = /routes\.ts$/

/** Texts that name a field by its part of the request, which only `presentProblem` knows. */
function placedIn(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const is_text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node)
    if (is_text && PLACED.test(node.text) && !(ROUTES.test(path) && isPlace(node)))
      found.push(`${path} ${node.text}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Of an audit entry: the value of a property other than `field`. */
function isPlace(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name.getText() !== 'field'
}

test('errors name fields without the part of the request, which only the HTTP boundary knows', () => {
  expect(FILES.length).toBeGreaterThan(400)
  expect(FILES.flatMap((path) => placedIn(path, readFileSync(join(SOURCES, path), 'utf8')))).toEqual([])
})

test('an operation or a route that names the part itself is found', () => {
  const plain = `throw invalidField('body.send_at', 'is too late')`
  const filled = `const errors = [{ field: \`body.template.\${name}\`, message }]`
  expect(placedIn('sending/accepting/accept-group.ts', plain)).toHaveLength(1)
  expect(placedIn('sending/broadcasts/create-broadcast.ts', filled)).toHaveLength(1)
  expect(placedIn('sending/outbox/routes.ts', plain)).toHaveLength(1)
  expect(placedIn('sending/outbox/routes.ts', filled)).toHaveLength(1)
  expect(placedIn('sending/outbox/routes.ts', `const audit = { subject: 'body.inbox_id' }`)).toEqual([])
})
