import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { templatesOf } from './harness/templates-of.ts'

const SOURCES = join(import.meta.dirname, '../src')

/**
 * A distributed database runs an insert where the account is only if the account's id comes from a row that is there. An id
 * from a parameter makes the rows travel by COPY, which row-level security refuses.
 */
const ELSEWHERE: Record<string, string> = {
  'ingest/persist.ts':
    'stores webhooks of many accounts in one statement; a join would silently drop one whose account is missing',
}

const SELECTED = /\binsert into\s+\w+(?:\s+as\s+\w+)?\s*\(([^)]*)\)\s*select\s+([^\s,]+)/g

/** The set-based inserts of a source: from where each has the account's id, and whether that is a row of the account. */
function insertsOf(source: string): { account: string; is_row: boolean }[] {
  return templatesOf(source).flatMap((text) =>
    [...text.matchAll(SELECTED)].map(([, columns = '', account = '']) => {
      const own_row = account === 'a.id' && /\bfrom accounts a\b/.test(text)
      const of_row = /^(?:\w+\.)?account_id$/.test(account) && !text.includes(`\${rowsOf()}`)
      return { account, is_row: columns.trimStart().startsWith('account_id') && (own_row || of_row) }
    }),
  )
}

const sources = globSync('**/*.ts', { cwd: SOURCES })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file): [string, string] => [file, readFileSync(join(SOURCES, file), 'utf8')])

test('a set-based insert has the account’s id from a row of the account', () => {
  const inserts = sources.flatMap(([file, text]) => insertsOf(text).map((insert) => ({ file, ...insert })))
  expect(inserts.length).toBeGreaterThan(45)
  const elsewhere = inserts.filter(({ is_row }) => !is_row).map(({ file }) => file)
  expect(elsewhere).toEqual(Object.keys(ELSEWHERE))
})

test.each([
  ['a parameter', `select \${account_id}, r.id from \${rowsOf(rows, "r", { id: "uuid" })}`],
  ['a field of the scope', `select \${locked.account_id}, unnest(\${ids}::uuid[])`],
  ['a column of the rows', `select r.account_id, r.id from \${rowsOf(rows, "r", COLUMNS)}`],
  ['the id of another row', `select a.id, i from anchors a, unnest(\${ids}::uuid[]) as i`],
])('an insert that has it from %s is found', (_, select) => {
  expect(insertsOf(`sql\`insert into t (account_id, id)\n ${select}\``)).toMatchObject([{ is_row: false }])
})

test('an insert of rows that are joined with the account’s own row passes', () => {
  const joined = `select r.account_id, r.id from \${accountRows(account_id, rows, "r", { id: "uuid" })}`
  const own = `select a.id, i from accounts a, unnest(\${ids}::uuid[]) as i where a.id = \${account_id}`
  for (const select of [joined, own])
    expect(insertsOf(`sql\`insert into t (account_id, id) ${select}\``)).toMatchObject([{ is_row: true }])
})
