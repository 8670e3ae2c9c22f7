import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConnectionHolder } from './connection-turns.ts'
import { buildShares, type Shares } from './share-connections.ts'
import { AccountBusy } from './store-away.ts'

const WITHIN_MS = 1_000
const CROWD = 50
const request = (account_id: string): ConnectionHolder => ({ account_id, use: 'request' })
const work = (account_id: string): ConnectionHolder => ({ account_id, use: 'work' })
const SIGN_IN: ConnectionHolder = { account_id: null, use: 'work' }

let admitted: string[]
beforeEach(() => {
  vi.useFakeTimers()
  admitted = []
})
afterEach(() => vi.useRealTimers())

/** Asks for a connection; `admitted` names the holder once it has one. */
function ask(shares: Shares, holder: ConnectionHolder, name = `${holder.account_id} ${holder.use}`): void {
  const waiting = shares.enter(holder)
  if (waiting === null) admitted.push(name)
  else
    waiting.then(
      () => admitted.push(name),
      (error: unknown) => admitted.push(`${name}: ${error instanceof Error ? error.name : error}`),
    )
}

function askOften(shares: Shares, holder: ConnectionHolder): void {
  for (let count = 0; count < CROWD; count += 1) ask(shares, holder)
}

async function leave(shares: Shares, holder: ConnectionHolder): Promise<void> {
  shares.leave(holder)
  await vi.advanceTimersByTimeAsync(0)
}

test('one account holds at most half of the connections, and its requests leave one of these to its background work', () => {
  const shares = buildShares(10, WITHIN_MS)
  askOften(shares, request('a'))
  expect(admitted).toEqual(Array(4).fill('a request'))
  askOften(shares, work('a'))
  expect(admitted.slice(4)).toEqual(['a work'])
})

test('accounts that hold all they may leave one connection to what belongs to no account', () => {
  const shares = buildShares(10, WITHIN_MS)
  for (const account of ['a', 'b', 'c']) askOften(shares, work(account))
  expect(admitted).toHaveLength(9)
  ask(shares, SIGN_IN)
  expect(admitted).toHaveLength(10)
})

test('what belongs to no account holds at most half of the connections', () => {
  const shares = buildShares(10, WITHIN_MS)
  askOften(shares, SIGN_IN)
  expect(admitted).toHaveLength(5)
})

test('on one connection accounts are served in turn, however much one of them asks for', async () => {
  const shares = buildShares(1, WITHIN_MS)
  askOften(shares, request('a'))
  ask(shares, request('b'))
  ask(shares, work('a'))
  ask(shares, request('c'))
  ask(shares, SIGN_IN)
  await leave(shares, request('a'))
  await leave(shares, SIGN_IN)
  await leave(shares, work('a'))
  await leave(shares, request('b'))
  await leave(shares, request('c'))
  expect(admitted).toEqual(['a request', 'null work', 'a work', 'b request', 'c request', 'a request'])
})

test('a flood that belongs to no account is served in turn with the accounts', async () => {
  const shares = buildShares(1, WITHIN_MS)
  askOften(shares, SIGN_IN)
  ask(shares, request('a'))
  ask(shares, request('b'))
  await leave(shares, SIGN_IN)
  await leave(shares, request('a'))
  await leave(shares, SIGN_IN)
  expect(admitted).toEqual(['null work', 'a request', 'null work', 'b request'])
})

test('what has waited too long is refused, and takes no connection afterwards', async () => {
  const shares = buildShares(1, WITHIN_MS)
  ask(shares, request('a'), 'first')
  ask(shares, request('a'), 'second')
  ask(shares, SIGN_IN, 'third')
  await vi.advanceTimersByTimeAsync(WITHIN_MS)
  expect(admitted).toEqual(['first', `second: ${AccountBusy.name}`, 'third: StoreAway'])
  await leave(shares, request('a'))
  ask(shares, request('b'), 'fourth')
  expect(admitted.at(-1)).toBe('fourth')
})

test('whatever comes and goes, shares are kept, and everything that waits is served in the end', async () => {
  const holder = fc.record({
    account_id: fc.constantFrom(null, 'a', 'b', 'c'),
    use: fc.constantFrom('request' as const, 'work' as const),
  })
  const step = fc.oneof(fc.record({ ask: holder }), fc.record({ leave: fc.nat() }))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.array(step), async (connections, steps) => {
      const shares = buildShares(connections, WITHIN_MS)
      const under_way: ConnectionHolder[] = []
      let waiting = 0
      const enter = (one: ConnectionHolder) => {
        waiting += 1
        const taken = () => {
          waiting -= 1
          under_way.push(one)
        }
        const turn = shares.enter(one)
        if (turn === null) taken()
        else void turn.then(taken)
      }
      const leaveOne = async (at: number) => {
        const [one] = under_way.splice(at % Math.max(under_way.length, 1), 1)
        if (one !== undefined) await leave(shares, one)
      }
      for (const it of steps) {
        if ('ask' in it) enter(it.ask)
        else await leaveOne(it.leave)
        expect(under_way.length).toBeLessThanOrEqual(connections)
        for (const account_id of [null, 'a', 'b', 'c']) {
          const held = under_way.filter((one) => one.account_id === account_id).length
          expect(held).toBeLessThanOrEqual(Math.max(1, Math.floor(connections / 2)))
        }
      }
      while (under_way.length > 0) await leaveOne(0)
      expect(waiting).toBe(0)
    }),
  )
})
