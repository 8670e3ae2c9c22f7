import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { buildLog } from '../base/log.ts'
import { startJobs } from './jobs.ts'

// The queue looks for jobs every five seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  // The queue is set up on a store that has begun to serve.
  await database.db.selectNoFrom((row) => row.lit(1).as('one')).execute()
})
afterAll(() => database.close())

const log = buildLog('silent')

test('a job that was sent runs with its data, in this process or the next', async () => {
  const ran: unknown[] = []
  const job = { name: 'remember', cron: null, run: async (data: unknown) => void ran.push(data) }
  const first = await startJobs(database.store, [job], log)
  await first.send('remember', { account_id: 'acc_1' })
  await expect.poll(() => ran, { timeout: 15_000 }).toEqual([{ account_id: 'acc_1' }])
  await first.stop()

  const second = await startJobs(database.store, [job], log)
  await second.send('remember', { account_id: 'acc_2' })
  await expect.poll(() => ran.length, { timeout: 15_000 }).toBe(2)
  await second.stop()
})

test('a job runs whatever text its data holds', async () => {
  const ran: unknown[] = []
  const job = { name: 'read', cron: null, run: async (data: unknown) => void ran.push(data) }
  const jobs = await startJobs(database.store, [job], log)
  await jobs.send('read', { nul: 'a\0b', half: ['cut \ud83d'], clean: '🎂 \\u0000' })
  await expect
    .poll(() => ran, { timeout: 15_000 })
    .toEqual([{ nul: 'a\ufffdb', half: ['cut \ufffd'], clean: '🎂 \\u0000' }])
  await jobs.stop()
})

test('a job that fails is tried again', async () => {
  let tries = 0
  const job = {
    name: 'stumble',
    cron: null,
    run: async () => {
      tries++
      if (tries === 1) throw new Error('on purpose')
    },
  }
  const jobs = await startJobs(database.store, [job], log)
  await jobs.send('stumble', {})
  await expect.poll(() => tries, { timeout: 25_000 }).toBe(2)
  await jobs.stop()
})

test('a schedule that this version no longer has is dropped', async () => {
  const run = () => Promise.resolve()
  await (await startJobs(database.store, [{ name: 'nightly', cron: '0 3 * * *', run }], log)).stop()
  const schedules = () =>
    database.store.asOwner((session) =>
      session.query<{ name: string }>('select name from selfsame_jobs.schedule'),
    )
  expect(await schedules()).toEqual([{ name: 'nightly' }])
  await (await startJobs(database.store, [], log)).stop()
  expect(await schedules()).toEqual([])
})
