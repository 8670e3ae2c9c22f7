import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { neededStyles } from './mantine-styles.ts'

const BASE = ['baseline', 'default-css-variables', 'global']

test('the pages carry the styles of every Mantine component that they use, in Mantine’s order, and no others', async () => {
  const sheet = await readFile(new URL('../src/ui/mantine.css', import.meta.url), 'utf8')
  const carried = [...sheet.matchAll(/^@import "@mantine\/core\/styles\/([\w-]+)\.css";$/gm)]
  expect(carried.map(([, name]) => name)).toEqual([...BASE, ...(await neededStyles())])
})
