import { expect, test } from 'vitest'
import { z } from 'zod'
import { countFitting } from '../base/page-bytes.ts'
import { buildCursor, cutPage } from './pagination.ts'

const cursor = buildCursor('test', z.number())
const rowsOf = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, id) => ({ id, text: 'x'.repeat(bytes) }))

test('a page of large rows ends early and leads to the rest, so that every row is read once', () => {
  const all = rowsOf(40, 300_000)
  const read: number[] = []
  for (let position = -1, turns = 0; turns < 20; turns += 1) {
    const found = all.filter(({ id }) => id > position).slice(0, 26)
    const { rows, next_cursor } = cutPage(found, 25, cursor, ({ id }) => id)
    expect(JSON.stringify(rows).length).toBeLessThan(2.1 * 1024 * 1024)
    read.push(...rows.map(({ id }) => id))
    if (next_cursor === null) break
    position = cursor.decode(next_cursor)
  }
  expect(read).toEqual(all.map(({ id }) => id))
})

test('a row larger than a page is a page of its own', () => {
  const { rows, next_cursor } = cutPage(rowsOf(3, 5_000_000), 25, cursor, ({ id }) => id)
  expect([rows.map(({ id }) => id), next_cursor]).toEqual([[0], cursor.encode(0)])
})

test('small rows fill a page', () => {
  expect(countFitting(rowsOf(100, 1_000))).toBe(100)
  expect(countFitting([])).toBe(0)
})

test('a page counts bytes, not characters', () => {
  const rows = Array.from({ length: 100 }, (_, id) => ({ id, text: '漢'.repeat(10_000) }))
  const page = rows.slice(0, countFitting(rows))
  expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(2.1 * 1024 * 1024)
})
