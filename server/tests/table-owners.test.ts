import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCES = join(import.meta.dirname, '../src')
const DOC = readFileSync(join(SOURCES, '../../docs/architecture.md'), 'utf8')

/** Its purpose is to reach every table that can name a contact; `erase-by-dump.test.ts` says whether it does. */
const ERASURE = 'records/erasures'

const WRITES =
  /\b(?:insert into|update|delete from)\s+(\w+)|\b(?:insertInto|updateTable|deleteFrom)\(\s*'(\w+)/g
const WRITES_BY_VARIABLE = /\b(?:insert into|(?<!for )update|delete from)\s+\$\{/

const tables = new Set(
  globSync('platform/db/migrations/*.sql', { cwd: SOURCES }).flatMap((file) =>
    [...read(file).matchAll(/create table (?:if not exists )?(\w+)/g)].map(([, table = '']) => table),
  ),
)
const sources = globSync('**/*.ts', { cwd: SOURCES })
  .filter((file) => !/\.test\.ts$/.test(file) && dirname(file) !== ERASURE)
  .map((file): [string, string] => [file, read(file)])

function read(file: string): string {
  return readFileSync(join(SOURCES, file), 'utf8')
}

/** Of each table the folders that write it. */
function writersOf(files: [file: string, text: string][]): Map<string, Set<string>> {
  const writers = new Map<string, Set<string>>([...tables].map((table) => [table, new Set()]))
  for (const [file, text] of files) {
    const named = [...text.matchAll(WRITES)].map(([, sql, builder]) => sql ?? builder ?? '')
    for (const table of named) writers.get(table)?.add(dirname(file))
  }
  return writers
}

type Ownership = { owner: string; others: string[] }

/** What the table of the page says. */
function readPage(page: string): Map<string, Ownership> {
  const [, part = ''] = page.split('## Who writes which table')
  const [body = ''] = part.split('\n## ')
  const found = new Map<string, Ownership>()
  for (const [, owner = '', own = '', also = ''] of body.matchAll(
    /^\| `([\w/-]+)` \| (.*?) \| ?(.*?) ?\|$/gm,
  )) {
    const others = new Map(
      [...also.matchAll(/`(\w+)`: ((?:`[\w/-]+`(?:, )?)+)/g)].map(([, table = '', folders = '']) => [
        table,
        [...folders.matchAll(/`([\w/-]+)`/g)].map(([, folder = '']) => folder),
      ]),
    )
    for (const [, table = ''] of own.matchAll(/`(\w+)`/g))
      found.set(table, { owner, others: others.get(table) ?? [] })
  }
  return found
}

/** Each difference between what is written and who may write it, in a sentence. */
function differences(writers: Map<string, Set<string>>, owned: Map<string, Ownership>): string[] {
  const wrong: string[] = []
  for (const table of tables) if (!owned.has(table)) wrong.push(`${table} has no owner`)
  for (const [table, { owner, others }] of owned) {
    const found = writers.get(table)
    if (found === undefined) wrong.push(`${table} does not exist`)
    for (const folder of found ?? [])
      if (folder !== owner && !others.includes(folder))
        wrong.push(`${folder} writes ${table}, which ${owner} owns`)
    for (const folder of others) if (!found?.has(folder)) wrong.push(`${folder} no longer writes ${table}`)
  }
  return wrong
}

test('each table is written by the folder that owns it, and by those that docs/architecture.md names', () => {
  expect(tables.size).toBeGreaterThan(70)
  expect(differences(writersOf(sources), readPage(DOC))).toEqual([])
})

test('a write to another folder’s table is found, and so is an exception that is no longer needed', () => {
  const planted: [string, string][] = [
    ['conversations/views/a.ts', 'await sql`\n    delete from sends`.execute(trx)'],
    ['sending/outbox/b.ts', "await trx.updateTable('labels').set({ name }).execute()"],
  ]
  const found = differences(writersOf([...sources, ...planted]), readPage(DOC))
  expect(found).toEqual([
    'sending/outbox writes labels, which conversations/labels owns',
    'conversations/views writes sends, which sending/outbox owns',
  ])
  const without = sources.filter(([file]) => dirname(file) !== 'sending/accepting')
  expect(differences(writersOf(without), readPage(DOC))).toEqual(['sending/accepting no longer writes sends'])
})

test('no statement outside erasure takes the name of its table from a variable', () => {
  const unnamed = sources.filter(([, text]) => WRITES_BY_VARIABLE.test(text))
  expect(unnamed.map(([file]) => file)).toEqual([])
  expect(`delete from \${sql.table(table)}`).toMatch(WRITES_BY_VARIABLE)
})
