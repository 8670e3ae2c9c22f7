import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('the work of an account runs one at a time and in order, whatever fails, and that of others beside it', async () => {
  const inTurn = oneAtATime()
  const told: string[] = []
  const ends = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() }
  const work = (account_id: 'a' | 'b', name: string) =>
    inTurn(account_id, async () => {
      told.push(`${name} begins`)
      await ends[account_id].promise
      told.push(`${name} ends`)
      if (name === 'first') throw new Error('failed')
      return name
    })
  const first = work('a', 'first').catch(String)
  const second = work('a', 'second')
  const other = work('b', 'other')
  ends.b.resolve()
  expect(await other).toBe('other')
  expect(told).toEqual(['first begins', 'other begins', 'other ends'])
  ends.a.resolve()
  expect([await first, await second]).toEqual(['Error: failed', 'second'])
  expect(told.slice(3)).toEqual(['first ends', 'second begins', 'second ends'])
})
