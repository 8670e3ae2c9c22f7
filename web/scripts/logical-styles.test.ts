import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SOURCES = fileURLToPath(new URL('../src', import.meta.url))
const PHYSICAL = [
  // `left:`, `margin-left:`, `border-top-left-radius:`
  /(?:^|[\s;{-])(?:left|right)(?:-\w+)?\s*:/,
  /(?:text-align|float|clear):\s*(?:left|right)/,
  // Four values name the right side second.
  /(?:margin|padding|inset|border-(?:radius|width)):\s*\S+ \S+ \S+ \S+;/,
]

test('styles say start and end, never left and right, so that they hold from right to left', async () => {
  const paths = (await readdir(SOURCES, { recursive: true })).filter((path) => path.endsWith('.css'))
  const found: string[] = []
  for (const path of paths) {
    for (const [at, line] of (await readFile(join(SOURCES, path), 'utf8')).split('\n').entries()) {
      if (PHYSICAL.some((it) => it.test(line))) found.push(`${path}:${at + 1} ${line.trim()}`)
    }
  }
  expect(paths).toContain(join('ui', 'base.css'))
  expect(found).toEqual([])
})
