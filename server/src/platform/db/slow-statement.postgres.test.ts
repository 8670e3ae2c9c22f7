import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { shareConnections } from './share-connections.ts'
import { AccountBusy } from './store-away.ts'
import type { Trx } from './types.ts'
import { withAccount, withAccountNow } from './with-account.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const PATIENCE_MS = 50

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  shareConnections(database.db, 4, PATIENCE_MS)
})
afterAll(() => database.close())

const sleep = (seconds: number) => (trx: Trx) => sql`select pg_sleep(${seconds})`.execute(trx)

test('a statement of a request that takes too long is ended and answered as a busy account', async () => {
  await expect(withAccountNow(database.db, OURS, sleep(600))).rejects.toThrow(AccountBusy)
})

test('the connection goes on without that limit, and so does background work', async () => {
  await expect(withAccountNow(database.db, OURS, sleep(600))).rejects.toThrow(AccountBusy)
  const limits = await withAccount(database.db, OURS, (trx) =>
    sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`.execute(
      trx,
    ),
  )
  expect(limits.rows).toEqual([{ statement: '0', lock: '0' }])
})
