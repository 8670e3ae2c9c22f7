import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockAccount } from '../src/platform/account-lock/lock.ts'
import { appendAudit } from '../src/platform/audit/append.ts'
import type { Seen } from '../src/platform/db/scope.ts'
import { asAccount, withViewer } from '../src/platform/db/with-viewer.ts'
import { appendEvents } from '../src/platform/events/append.ts'
import { lastSeq } from '../src/platform/events/queries.ts'
import { openTestDatabase, type TestDatabase } from './harness/database.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const LIMITED = { account_id: OURS, limited_user_id: OURS }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

function seeing<T>(fn: (seen: Seen) => Promise<T>): Promise<T> {
  return withViewer(database.db, LIMITED, (trx) => fn({ trx, account_id: OURS, now: new Date(0) }))
}

test('a write through what a caller sees does not compile, not even under the account’s lock', async () => {
  // @ts-expect-error It only reads.
  const built = seeing(({ trx }) => trx.deleteFrom('contacts').execute())
  await expect(built).rejects.toThrow('not a function')
  await seeing(async (seen) => {
    // @ts-expect-error What writes takes the account's transaction. Nothing is written where there is no entry.
    await appendAudit(seen.trx, [])
    const locked = await lockAccount(seen)
    // @ts-expect-error `asAccount` makes a scope that writes of one that reads.
    await appendEvents(locked, [])
    await asAccount(locked, (scope) => appendEvents(scope, []))
  })
})

test('a read of the whole account through what a caller sees does not compile', async () => {
  const found = await seeing(async (seen) => [
    // @ts-expect-error The number of the latest event is one that the caller may not see.
    await lastSeq(seen.trx, OURS),
    // @ts-expect-error Also while the account works: it hands over the transaction to read with.
    await asAccount(seen, () => lastSeq(seen.trx, OURS)),
    await asAccount(seen, ({ trx }) => lastSeq(trx, OURS)),
  ])
  expect(found).toEqual([0, 0, 0])
})
