import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type OfAccount, takeInTurn } from './in-turn.ts'

const of = (account_id: string, count: number) => Array.from({ length: count }, (_, n) => ({ account_id, n }))
const byAccount = (taken: OfAccount[]) =>
  Object.fromEntries([...Map.groupBy(taken, (it) => it.account_id)].map(([id, { length }]) => [id, length]))

test('an account with 500 due targets leaves room for the one target of another', () => {
  const taken = takeInTurn([...of('crowd', 500), ...of('quiet', 1)], [], { most: 4, most_per_account: 3 })
  expect(byAccount(taken)).toEqual({ crowd: 3, quiet: 1 })
  expect(taken.map(({ account_id }) => account_id)).toEqual(['crowd', 'quiet', 'crowd', 'crowd'])
})

test('what is under way counts, so that accounts with less of it come first', () => {
  const room = { most: 6, most_per_account: 4 }
  const taken = takeInTurn([...of('busy', 5), ...of('new', 5)], of('busy', 3), room)
  expect(byAccount(taken)).toEqual({ new: 3 })
  expect(takeInTurn(of('busy', 5), of('busy', 6), room)).toEqual([])
})

test('accounts whose targets hang keep no other account from beginning one', () => {
  const room = { most: 4, most_per_account: 2 }
  const hanging = [...of('one', 2), ...of('another', 2)]
  const due = [...of('one', 5), ...of('another', 5), ...of('new', 5)]
  expect(byAccount(takeInTurn(due, hanging, room))).toEqual({ new: 1 })
  const crowd = Array.from({ length: 9 }, (_, n) => `account ${n}`)
  const all = crowd.flatMap((account_id) => of(account_id, 2))
  expect(takeInTurn(all, hanging, room)).toHaveLength(4)
})

test('no account and no process gets more than its share, and what could be begun is', () => {
  const items = fc.array(fc.record({ account_id: fc.constantFrom('a', 'b', 'c') }), { maxLength: 40 })
  const rooms = fc.record({ most: fc.nat(20), most_per_account: fc.integer({ min: 1, max: 10 }) })
  fc.assert(
    fc.property(items, items, rooms, (due, under_way, room) => {
      const taken = takeInTurn(due, under_way, room)
      const after = byAccount([...under_way, ...taken])
      for (const { account_id } of taken) expect(after[account_id]).toBeLessThanOrEqual(room.most_per_account)
      const running = new Set(under_way.map(({ account_id }) => account_id))
      const firsts = new Set(taken.map(({ account_id }) => account_id)).difference(running).size
      const total = under_way.length + taken.length
      expect(taken.length - firsts).toBeLessThanOrEqual(Math.max(room.most - under_way.length, 0))
      if (taken.length > 0) expect(total).toBeLessThanOrEqual(2 * room.most)
      const left = due.filter((one) => !taken.includes(one))
      const full = under_way.length + taken.length >= room.most
      if (!full)
        for (const { account_id } of left)
          expect(after[account_id]).toBeGreaterThanOrEqual(room.most_per_account)
    }),
  )
})
