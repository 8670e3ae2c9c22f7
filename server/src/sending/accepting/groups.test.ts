import { expect, test } from 'vitest'
import { buildGroups, type Settled } from './groups.ts'

/** Groups of texts by their first letter. What says `bad` fails its whole group, as the database would. */
function groupsOf(most: number, later: (items: string[]) => string[] = () => []) {
  const ran: string[][] = []
  const groups = buildGroups<string, string>({
    queueOf: (item) => item.slice(0, 1),
    most,
    run: async (items) => {
      ran.push(items)
      await Promise.resolve()
      if (items.some((item) => item.includes('bad'))) throw new Error(`${items.join(' ')} failed`)
      const waits = later(items)
      return items.map((item): Settled<string> => {
        if (waits.includes(item)) return 'later'
        return item.includes('refused') ? { error: new Error(item) } : { result: item.toUpperCase() }
      })
    },
  })
  const submit = (...items: string[]) =>
    Promise.all(items.map((item) => groups.submit(item).catch((error: Error) => error.message)))
  return { ran, submit }
}

test('what arrives together is one group for each queue, in the order of arrival, and no larger than allowed', async () => {
  const { ran, submit } = groupsOf(3)
  expect(await submit('a1', 'b1', 'a2', 'a3', 'a4', 'b2')).toEqual(['A1', 'B1', 'A2', 'A3', 'A4', 'B2'])
  expect(ran.filter(([item]) => item?.startsWith('a'))).toEqual([['a1', 'a2', 'a3'], ['a4']])
  expect(ran.filter(([item]) => item?.startsWith('b'))).toEqual([['b1', 'b2']])
})

test('what arrives while a group is under way forms the next one', async () => {
  const { ran, submit } = groupsOf(10)
  const first = submit('a1')
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([first, submit('a2', 'a3')])
  expect(ran).toEqual([['a1'], ['a2', 'a3']])
})

test('a group that fails is halved until the one that fails alone is alone, and the others are accepted', async () => {
  const { ran, submit } = groupsOf(10)
  expect(await submit('a1', 'a2', 'a bad', 'a3', 'a4')).toEqual(['A1', 'A2', 'a bad failed', 'A3', 'A4'])
  expect(ran).toEqual([
    ['a1', 'a2', 'a bad', 'a3', 'a4'],
    ['a1', 'a2', 'a bad'],
    ['a1', 'a2'],
    ['a bad'],
    ['a3', 'a4'],
  ])
})

test('one that is refused is told so, and costs the others nothing', async () => {
  const { ran, submit } = groupsOf(10)
  expect(await submit('a1', 'a refused', 'a2')).toEqual(['A1', 'a refused', 'A2'])
  expect(ran).toHaveLength(1)
})

test('one that waits for another comes before everything that arrived after it, also where its group was halved', async () => {
  const { ran, submit } = groupsOf(4, (items) =>
    items[0] === 'a2' ? [] : items.filter((item) => item === 'a2'),
  )
  expect(await submit('a1', 'a2', 'a3', 'a bad', 'a4')).toEqual(['A1', 'A2', 'A3', 'a bad failed', 'A4'])
  expect(ran).toEqual([
    ['a1', 'a2', 'a3', 'a bad'],
    ['a1', 'a2'],
    ['a2', 'a3', 'a bad'],
    ['a2', 'a3'],
    ['a bad'],
    ['a4'],
  ])
})

test('where the database is away, no part of a group is tried again', async () => {
  let ran = 0
  const groups = buildGroups<string, string>({
    queueOf: () => '',
    most: 10,
    run: () => {
      ran += 1
      return Promise.reject(Object.assign(new Error('away'), { code: '57P01' }))
    },
  })
  const answers = await Promise.allSettled(['1', '2', '3'].map((item) => groups.submit(item)))
  expect(answers.map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
  expect(ran).toBe(1)
})
