import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { templatesOf } from './harness/templates-of.ts'

const SOURCES = join(import.meta.dirname, '../src')

// Under row-level security PostgreSQL uses no index for a comparison with a value that it computes from another row in the
// same condition, unless the function is known to leak nothing: a concatenation, a cut or a cast from text reads the whole
// table. What is computed first, in a subquery with `offset 0` or in a materialized `with`, is found by index.

// A column, and what it is compared with up to the next word of SQL, parentheses balanced two deep.
const COMPARED =
  /\b\w+\.\w+ = (?<value>(?:[^(),]|\((?:[^()]|\([^()]*\))*\))+?)(?= (?:and|or|then|order|group|where|join|left|cross|union|limit|returning|from|for|when)\b|\)|,|$)/g

const OWN_NAMES = /\b(?:any|coalesce|greatest|least|case|select)\b/

/** The conditions of a source that compare a column with what is computed from a column of another row. */
function computedIn(source: string): string[] {
  return templatesOf(source).flatMap((text) =>
    [...text.replaceAll(/\s+/g, ' ').matchAll(COMPARED)].flatMap(({ 0: all, groups }) => {
      const other = (groups?.value ?? '').replaceAll(/\$\{[^}]*\}/g, '?')
      const reads = /\b[a-z]\w*\.[a-z]\w*/.test(other)
      const computes = /\|\||->|::/.test(other) || (/\w\(/.test(other) && !OWN_NAMES.test(other))
      return reads && computes ? [all] : []
    }),
  )
}

const sources = globSync('**/*.ts', { cwd: SOURCES })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file): [string, string] => [file, readFileSync(join(SOURCES, file), 'utf8')])

test('a column is compared with what was computed before, so that its index is used', () => {
  const found = sources.flatMap(([file, text]) =>
    computedIn(text).map((condition) => `${file}: ${condition}`),
  )
  expect(found).toEqual([])
})

test.each([
  'select from n left join anchors o on o.account_id = n.account_id and o.key = n.scope || n.bsuid where true',
  'select from k join sightings s on s.bsuid = substr(k.key, 40)',
  "select from m left join contacts s on s.id = (m.kept -> 'name' ->> 'contact')::uuid and true",
  "select from d join tombstones t on t.digest = decode(d.digest, 'hex')",
  'select from l join contacts o on o.id = l.value::uuid',
])('%s is found', (statement) => {
  expect(computedIn(`sql\`${statement}\``)).toHaveLength(1)
})

test.each([
  'select from k join contacts c on c.contact_id = coalesce(k.merged_into, k.id)',
  'select from contacts c where c.id = any(array[o.id, o.merged_into])',
  "select from k join (select x.id, 'b:' || x.name as key from x offset 0) as o on o.key = k.key",
])('%s passes', (statement) => {
  expect(computedIn(`sql\`${statement}\``)).toEqual([])
})
