import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const FILES = globSync('{server,web,sandbox,client,demo}/src/**/*.{ts,tsx}', { cwd: ROOT }).filter(
  (file) => !/\.test\.|client\/src\/schema\.ts$/.test(file),
)

/** Tables whose names do not come from outside, and why. */
const OUR_NAMES: Record<string, string> = {
  'sandbox/src/runtime/time.ts UNITS': 'the words of a regular expression',
  'sandbox/src/world/number-settings.ts levels': 'numbers',
  'web/src/features/broadcast/broadcast-draft.ts kinds': 'what typeof says',
}

/** The tables of a file that take any name: `const X: Record<string, …> = {…}`, and functions that build one. */
function tablesOf(file: ts.SourceFile): Set<string> {
  const tables = new Set<string>()
  const isOpen = (type: ts.TypeNode | undefined) => /\bRecord<string,/.test(type?.getText(file) ?? '')
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const { initializer, type } = node
      const builds = initializer && ts.isArrowFunction(initializer) && isOpen(initializer.type)
      if (builds || (initializer && ts.isObjectLiteralExpression(initializer) && isOpen(type)))
        tables.add(node.name.text)
    }
    if (ts.isFunctionDeclaration(node) && node.name && isOpen(node.type)) tables.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return tables
}

function nameOf(expression: ts.Expression): string | null {
  if (ts.isIdentifier(expression)) return expression.text
  return ts.isCallExpression(expression) ? nameOf(expression.expression) : null
}

/** Look-ups that find `constructor` and its like: an open table, or a name cast to one of the table's. */
function lookupsIn(file: ts.SourceFile): string[] {
  const tables = tablesOf(file)
  const found: string[] = []
  const guarded = (node: ts.Node, table: string): boolean => {
    for (let at: ts.Node = node; at.parent !== undefined; at = at.parent)
      if (ts.isConditionalExpression(at) && at.condition.getText(file).includes(`hasOwn(${table}`))
        return true
    return file.text.includes(`hasOwn(${table}, `)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) && !ts.isLiteralExpression(node.argumentExpression)) {
      const table = nameOf(node.expression)
      const is_target =
        ts.isBinaryExpression(node.parent) &&
        node.parent.left === node &&
        node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
      const is_cast = ts.isAsExpression(node.argumentExpression)
      if (table !== null && !is_target && (tables.has(table) || is_cast) && !guarded(node, table))
        found.push(table)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

test('no name from outside is looked up in a plain object, which also has what every object has', () => {
  expect(FILES.length).toBeGreaterThan(500)
  const faults = FILES.flatMap((name) => {
    const path = name.replaceAll('\\', '/')
    const text = readFileSync(join(ROOT, name), 'utf8')
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
    return lookupsIn(file).map((table) => `${path} ${table}`)
  })
  expect(faults.filter((fault) => !Object.hasOwn(OUR_NAMES, fault))).toEqual([])
  expect(Object.keys(OUR_NAMES).filter((name) => !faults.includes(name))).toEqual([])
})
