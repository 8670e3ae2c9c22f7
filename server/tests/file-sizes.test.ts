import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const FILES = globSync('{server,web,sandbox,client,demo,bench}/{src,tests,e2e,scripts}/**/*.{ts,tsx}', {
  cwd: ROOT,
}).filter((file) => file !== join('client', 'src', 'schema.ts'))
const LONGEST = 400

test('a file is read in one sitting: none is longer than 400 lines', () => {
  expect(FILES.length).toBeGreaterThan(1_500)
  const lines = FILES.map((file) => [file, readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1])
  expect(lines.filter(([, count]) => Number(count) > LONGEST)).toEqual([])
})
