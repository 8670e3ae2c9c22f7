import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import type { ReadTrx } from './types.ts'
import { asAccount, asSeen, withViewer } from './with-viewer.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const LIMITED = { account_id: OURS, limited_user_id: OURS }
const EVERYTHING = { account_id: OURS, limited_user_id: null }

let test_database: TestDatabase
beforeAll(async () => {
  test_database = await openTestDatabase()
})
afterAll(() => test_database.close())

async function roleIn(trx: ReadTrx): Promise<string> {
  const { rows } = await sql<{ current_user: string }>`select current_user`.execute(trx)
  return rows[0]?.current_user ?? ''
}

test('a limited member works as the role that only sees, and the account steps in for as long as it is asked to', async () => {
  const roles = await withViewer(test_database.db, LIMITED, async (trx) => {
    const first = await roleIn(trx)
    const within = await asAccount({ trx }, async ({ trx, seen }) => {
      const before = await roleIn(trx)
      const looked_up = await asSeen(seen, roleIn)
      const nested = await asAccount({ trx: seen }, ({ trx }) => roleIn(trx))
      return [before, looked_up, nested, await roleIn(trx)]
    })
    return [first, ...within, await roleIn(trx)]
  })
  const [sees, account] = ['selfsame_member', 'selfsame_app']
  expect(roles).toEqual([sees, account, sees, account, account, sees])
})

test('whoever sees everything works as the account all along', async () => {
  const roles = await withViewer(test_database.db, EVERYTHING, async (trx) => [
    await roleIn(trx),
    await asSeen(trx, roleIn),
    await asAccount({ trx }, ({ trx }) => roleIn(trx)),
    trx.inbox_ids,
  ])
  expect(roles).toEqual(['selfsame_app', 'selfsame_app', 'selfsame_app', null])
})

test('whoever catches an error of what the account did sees no more than before', async () => {
  const fail = () => Promise.reject(new Error('on purpose'))
  const role = await withViewer(test_database.db, LIMITED, async (trx) => {
    await asAccount({ trx }, fail).catch(() => undefined)
    return roleIn(trx)
  })
  expect(role).toBe('selfsame_member')
})

test('after an error of the database nothing more is read in the transaction', async () => {
  const read = withViewer(test_database.db, LIMITED, async (trx) => {
    await asAccount({ trx }, ({ trx }) => sql`select 1 / 0`.execute(trx)).catch(() => undefined)
    return roleIn(trx)
  })
  await expect(read).rejects.toThrow('aborted')
})

test('the role ends with the transaction, also on the same connection', async () => {
  await withViewer(test_database.db, LIMITED, roleIn)
  const { rows } = await sql<{ current_user: string }>`select current_user`.execute(test_database.db)
  expect(rows).toEqual([{ current_user: 'selfsame_app' }])
})
