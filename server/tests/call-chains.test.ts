import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const SOURCES = join(import.meta.dirname, '../src')
const DOC = readFileSync(join(SOURCES, '../../docs/life-of-a-message.md'), 'utf8')

/** By `file:name`, the functions and classes at the top level of the sources, and which of the others each of them names. */
type Graph = Map<string, { file: string; names: Set<string> }>

function readGraph(files: [path: string, text: string][]): Graph {
  const graph: Graph = new Map()
  for (const [file, text] of files) {
    const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024)
    const known = new Map([...importsOf(parsed, file), ...definedIn(parsed, file)])
    for (const statement of parsed.statements) {
      for (const [name, body] of definitionsOf(statement))
        graph.set(`${file}:${name}`, { file, names: namesIn(body, known) })
    }
  }
  return graph
}

function importsOf(parsed: ts.SourceFile, file: string): [name: string, key: string][] {
  return parsed.statements.filter(ts.isImportDeclaration).flatMap((statement): [string, string][] => {
    const from = (statement.moduleSpecifier as ts.StringLiteral).text
    const bindings = statement.importClause?.namedBindings
    if (!from.startsWith('.') || bindings === undefined || !ts.isNamedImports(bindings)) return []
    const path = join(dirname(file), from)
    return bindings.elements.map((it) => [it.name.text, `${path}:${(it.propertyName ?? it.name).text}`])
  })
}

function definedIn(parsed: ts.SourceFile, file: string): [name: string, key: string][] {
  return parsed.statements.flatMap(definitionsOf).map(([name]) => [name, `${file}:${name}`])
}

function definitionsOf(statement: ts.Statement): [name: string, body: ts.Node][] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name === undefined ? [] : [[statement.name.text, statement]]
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ name, initializer }): [string, ts.Node][] =>
    ts.isIdentifier(name) && initializer !== undefined && ts.isArrowFunction(initializer)
      ? [[name.text, initializer]]
      : [],
  )
}

function namesIn(body: ts.Node, known: Map<string, string>): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isTypeNode(node)) return
    const key = ts.isIdentifier(node) ? known.get(node.text) : undefined
    if (key !== undefined) names.add(key)
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(body, visit)
  return names
}

/** The files that the longest chain of calls from a function passes, in its order. */
function longestChain(graph: Graph, from: string): string[] {
  const known = new Map<string, string[]>()
  const open = new Set<string>()
  const follow = (key: string): string[] => {
    const found = known.get(key)
    if (found !== undefined) return found
    const { file, names } = graph.get(key) ?? { file: key, names: [] }
    open.add(key)
    const chains = [...names].filter((name) => graph.has(name) && !open.has(name)).map(follow)
    open.delete(key)
    const lengths = chains.map((chain) => (chain[0] === file ? chain : [file, ...chain]))
    const chain = lengths.reduce((longest, it) => (it.length > longest.length ? it : longest), [file])
    known.set(key, chain)
    return chain
  }
  return follow(from)
}

const areasOf = (chain: string[]) =>
  chain.map((file) => file.split('/')[0]).filter((area, at, all) => area !== all[at - 1])

const graph = readGraph(
  globSync('**/*.ts', { cwd: SOURCES, exclude: ['**/*.test.ts'] }).map((path) => [
    path,
    readFileSync(join(SOURCES, path), 'utf8'),
  ]),
)

test.each([
  ['a group of messages is accepted', 'sending/accepting/accept-group.ts:acceptGroup', 8],
  ['a batch of webhooks is processed', 'ingest/batch.ts:processBatch', 8],
])('%s in a chain of calls that is short, enters few areas, and is in the docs', (_, from, most) => {
  const chain = longestChain(graph, from)
  expect(chain.length).toBeGreaterThan(4)
  expect(chain.length).toBeLessThanOrEqual(most)
  const areas = areasOf(chain)
  expect(areas.length).toBeLessThanOrEqual(7)
  expect(new Set(areas).size).toBe(areas.length)
  const listed = chain.map((file) => `\`${file}\``).join(' →\n')
  // Only what is missing is shown, not the whole page.
  expect(DOC.includes(listed) ? '' : listed).toBe('')
})

test('a longer chain and a return to an area are found', () => {
  const planted = readGraph([
    ['a/one.ts', "import { two } from '../b/two.ts'\nexport function one() {\n  return [1].map(two)\n}"],
    ['b/two.ts', "import { three as next } from '../a/three.ts'\nexport const two = () => next()"],
    ['a/three.ts', 'export function three() {\n  return other()\n}\nfunction other() {\n  return 3\n}'],
  ])
  const chain = longestChain(planted, 'a/one.ts:one')
  expect(chain).toEqual(['a/one.ts', 'b/two.ts', 'a/three.ts'])
  expect(areasOf(chain)).toEqual(['a', 'b', 'a'])
})
