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
    [...read(file).matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/g)].map(
      ([, table = '']) => table,
    ),
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

/** Of each table the folder that owns it, as the page says. */
function readPage(page: string): Map<string, string> {
  const [, part = ''] = page.split('## Who writes which table')
  const [body = ''] = part.split('\n## ')
  return new Map(
    [...body.matchAll(/^\| `([\w/-]+)` \| (.*?) \|$/gm)].flatMap(([, owner = '', own = '']) =>
      [...own.matchAll(/`(\w+)`/g)].map(([, table = '']): [string, string] => [table, owner]),
    ),
  )
}

/** Each difference between what is written and who may write it, in a sentence. */
function differences(writers: Map<string, Set<string>>, owners: Map<string, string>): string[] {
  const wrong: string[] = []
  for (const table of tables) if (!owners.has(table)) wrong.push(`${table} has no owner`)
  for (const [table, owner] of owners) {
    const found = writers.get(table)
    if (found === undefined) wrong.push(`${table} does not exist`)
    for (const folder of found ?? [])
      if (folder !== owner) wrong.push(`${folder} writes ${table}, which ${owner} owns`)
  }
  return wrong
}

test('each table is written by the folder that owns it in docs/architecture.md, and by no other', () => {
  expect(tables.size).toBeGreaterThan(70)
  expect(differences(writersOf(sources), readPage(DOC))).toEqual([])
})

test('a write to another folder’s table is found, and so is a table without an owner', () => {
  const planted: [string, string][] = [
    ['conversations/views/a.ts', 'await sql`\n    delete from sends`.execute(trx)'],
    ['sending/outbox/b.ts', "await trx.updateTable('labels').set({ name }).execute()"],
  ]
  const found = differences(writersOf([...sources, ...planted]), readPage(DOC))
  expect(found).toEqual([
    'sending/outbox writes labels, which conversations/labels owns',
    'conversations/views writes sends, which sending/outbox owns',
  ])
  const without = readPage(DOC.replace('`canned_replies`', ''))
  expect(differences(writersOf(sources), without)).toEqual(['canned_replies has no owner'])
})

test('no statement outside erasure takes the name of its table from a variable', () => {
  const unnamed = sources.filter(([, text]) => WRITES_BY_VARIABLE.test(text))
  expect(unnamed.map(([file]) => file)).toEqual([])
  expect(`delete from \${sql.table(table)}`).toMatch(WRITES_BY_VARIABLE)
})
