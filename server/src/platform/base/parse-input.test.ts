import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse-input.ts'

const judged: unknown[] = []
const item = z.string().refine((given) => {
  judged.push(given)
  return given !== ''
})
const list = z.array(item).min(1).max(3)
const schema = z.strictObject({
  list: list.optional(),
  set: list.transform((items) => new Set(items)).optional(),
  either: z.union([z.strictObject({ ids: list }), z.strictObject({ query: z.string() })]).optional(),
})
const many = Array(100_000).fill('')

test.each<[string, object, string]>([
  ['a list', { list: many }, 'list'],
  ['a list that is changed behind', { set: many }, 'set'],
  ['a list of one kind', { either: { ids: many } }, 'either'],
])('%s that is too long has one error, and none of its items is judged', (_, given, field) => {
  expect(parseInput(schema, given, 10)).toMatchObject({ errors: [{ field }], more: 0 })
  expect(judged).toEqual([])
})

test('of many errors the first are described and the rest are counted', () => {
  let described = 0
  const counted = z.array(
    z.string({
      error: () => {
        described += 1
        return 'is bad'
      },
    }),
  )
  const refused = parseInput(counted, Array(100_000).fill(1), 10)
  expect(refused).toMatchObject({ errors: Array(10).fill({ message: 'is bad' }), more: 99_990 })
  expect(described).toBe(10)
})
