import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { startTestWorker, workOff } from '../../tests/harness/ingest.ts'
import { post, textWebhook } from '../../tests/harness/webhooks.ts'
import { lockAccount } from '../platform/account-lock/lock.ts'
import { withAccount } from '../platform/db/with-account.ts'
import { processBatch } from './batch.ts'
import { isPassing, type ProcessBatch } from './process-queued.ts'

let app: TestApp
let ours: TestAccount
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
})

async function sendTexts(account: TestAccount, count: number, first = 0): Promise<string[]> {
  const wamids = Array.from({ length: count }, (_, i) => `wamid.${first + i}`)
  for (const [i, wamid] of wamids.entries()) {
    const body = textWebhook(account, wamid, `US.${1000 + first + i}`)
    expect((await post(app, account, body)).statusCode).toBe(200)
  }
  return wamids
}

async function status(account: TestAccount) {
  const answer = await app.http.inject({ url: '/v1/ingest', headers: account.headers })
  return answer.json()
}

async function failures(account: TestAccount) {
  const answer = await app.http.inject({ url: '/v1/ingest/failures', headers: account.headers })
  return answer.json().data
}

async function wamidsOf(account: TestAccount): Promise<string[]> {
  const rows = await withAccount(app.deps.db, account.account_uuid, (trx) =>
    trx.selectFrom('messages').select('wamid').orderBy('wamid').execute(),
  )
  return rows.flatMap(({ wamid }) => wamid ?? [])
}

/** Throws for a batch that holds this text, as a bug in our own code would. */
const poisonedBy =
  (text: string): ProcessBatch =>
  async (locked, digests, events) => {
    const outcome = await processBatch(locked, digests, events)
    if (events.some((event) => event.body.includes(text))) throw new Error('cannot stand this one')
    return outcome
  }

test('what is stored becomes messages, is counted, and leaves the queue', async () => {
  const wamids = await sendTexts(ours, 5)
  app.clock.advance(2_000)
  expect(await status(ours)).toMatchObject({ stored: 5, processed: 0, queued: 5, lag_ms: 2_000 })
  await workOff(app)
  expect(await wamidsOf(ours)).toEqual(wamids)
  expect(await status(ours)).toEqual({
    stored: 5,
    processed: 5,
    failed: 0,
    unroutable: 0,
    waiting: 0,
    queued: 0,
    lag_ms: 0,
    last_processed_at: new Date(app.clock.now()).toISOString(),
  })
})

test('one event that cannot be processed is set aside alone, with its reason, and replays once it can', async () => {
  const wamids = await sendTexts(ours, 20)
  await workOff(app, poisonedBy('wamid.13'))
  expect(await wamidsOf(ours)).toEqual(wamids.filter((wamid) => wamid !== 'wamid.13').sort())
  expect(await failures(ours)).toMatchObject([
    {
      state: 'failed',
      reason: 'processing_failed',
      detail: 'Error: cannot stand this one',
      path: '',
      attempts: 1,
    },
  ])
  expect(await status(ours)).toMatchObject({ stored: 20, processed: 20, failed: 1, queued: 0 })

  const replay = {
    method: 'POST',
    url: '/v1/ingest/replays',
    headers: ours.headers,
    body: { scope: 'failed' },
  } as const
  expect((await app.http.inject(replay)).statusCode).toBe(202)
  await workOff(app, poisonedBy('wamid.13'))
  expect(await failures(ours)).toMatchObject([{ attempts: 2 }])
  expect((await app.http.inject(replay)).statusCode).toBe(202)
  await workOff(app)
  expect(await wamidsOf(ours)).toEqual([...wamids].sort())
  expect(await failures(ours)).toEqual([])
  expect(await status(ours)).toMatchObject({ stored: 20, processed: 20, failed: 0, queued: 0 })
})

test('several events that cannot be processed are each set aside', async () => {
  await sendTexts(ours, 16)
  const broken = new Set(['wamid.0', 'wamid.7', 'wamid.8', 'wamid.15'])
  await workOff(app, async (locked, digests, events) => {
    const texts = events.map((event) => event.body.toString())
    if (texts.some((text) => [...broken].some((wamid) => text.includes(`"${wamid}"`))))
      throw new Error('broken')
    return processBatch(locked, digests, events)
  })
  expect(await failures(ours)).toHaveLength(4)
  expect(await wamidsOf(ours)).toHaveLength(12)
})

test('an error of the database that passes blames no event', async () => {
  const wamids = await sendTexts(ours, 3)
  let tries = 0
  await workOff(app, async (locked, digests, events) => {
    tries += 1
    if (tries <= 2) throw Object.assign(new Error('could not serialize access'), { code: '40001' })
    return processBatch(locked, digests, events)
  })
  expect(await wamidsOf(ours)).toEqual(wamids)
  expect(await failures(ours)).toEqual([])
  for (const code of ['08006', '53300', '57P01', 'ECONNREFUSED', '40P01']) {
    expect(isPassing(Object.assign(new Error('x'), { code }))).toBe(true)
  }
  for (const code of ['22P05', '23505', '57014', undefined]) {
    expect(isPassing(Object.assign(new Error('x'), { code }))).toBe(false)
  }
})

test('two workers never process one account at the same time, and together process everything once', async () => {
  const theirs = await app.addAccount()
  const wamids = await sendTexts(ours, 60)
  await sendTexts(theirs, 60)
  const active = new Map<string, number>()
  const seen: string[] = []
  let together = 0
  const watch: ProcessBatch = async (locked, digests, events) => {
    const { account_id } = locked
    const now = (active.get(account_id) ?? 0) + 1
    active.set(account_id, now)
    together = Math.max(together, now)
    await sleep(3)
    const outcome = await processBatch(locked, digests, events)
    seen.push(...events.map((event) => event.id))
    active.set(account_id, now - 1)
    return outcome
  }
  const workers = [startTestWorker(app, watch), startTestWorker(app, watch), startTestWorker(app, watch)]
  await Promise.all(workers.map((worker) => worker.drain()))
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(together).toBe(1)
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
  expect(await wamidsOf(ours)).toEqual([...wamids].sort())
  expect(await status(theirs)).toMatchObject({ stored: 60, processed: 60, queued: 0 })
})

test('while a person changes the contacts of an account its events wait', async () => {
  // One connection has one transaction at a time anyway.
  if (app.deps.store.kind === 'embedded') return
  await sendTexts(ours, 2)
  const worker = await withAccount(app.deps.db, ours.account_uuid, async (trx) => {
    await lockAccount({ trx, account_id: ours.account_uuid })
    // A worker that was there before may be done before the lock is taken.
    const started = startTestWorker(app)
    await sleep(500)
    expect(await trx.selectFrom('ingest_queue').select('event_id').execute()).toHaveLength(2)
    return started
  })
  await worker.drain()
  await worker.stop()
  expect(await wamidsOf(ours)).toHaveLength(2)
})

test('webhooks are worked on while requests of the account want its lock without a pause', async () => {
  // One connection has one transaction at a time anyway.
  if (app.deps.store.kind === 'embedded') return
  let wanted = true
  const wantAgainAndAgain = async () => {
    while (wanted) {
      await withAccount(app.deps.db, ours.account_uuid, async (trx) => {
        await lockAccount({ trx, account_id: ours.account_uuid })
        await sleep(20)
      })
    }
  }
  const requests = Array.from({ length: 4 }, wantAgainAndAgain)
  await sendTexts(ours, 2)
  const worker = startTestWorker(app)
  try {
    await expect.poll(() => wamidsOf(ours), { timeout: 10_000 }).toHaveLength(2)
  } finally {
    wanted = false
    await Promise.all(requests)
    await worker.stop()
  }
})

test('a worker that is stopped finishes its batch and leaves the rest queued', async () => {
  await sendTexts(ours, 120)
  let worker: ReturnType<typeof startTestWorker> | null = null
  let stopping: Promise<void> | undefined
  worker = startTestWorker(app, async (locked, digests, events) => {
    stopping ??= worker?.stop()
    return processBatch(locked, digests, events)
  })
  await expect.poll(() => stopping !== undefined, { timeout: 20_000 }).toBe(true)
  await stopping
  const after = await status(ours)
  expect(after.processed).toBeGreaterThan(0)
  expect(after.queued).toBe(120 - after.processed)
  expect(await wamidsOf(ours)).toHaveLength(after.processed)
  await workOff(app)
  expect(await status(ours)).toMatchObject({ processed: 120, queued: 0 })
})

test('a worker that was idle goes on at once when woken', async () => {
  const worker = startTestWorker(app)
  await sleep(300)
  await sendTexts(ours, 1)
  worker.wake()
  await expect.poll(() => wamidsOf(ours), { timeout: 5_000, interval: 10 }).toEqual(['wamid.0'])
  await worker.stop()
})

test('a body that has gone is a visible failure', async () => {
  await sendTexts(ours, 1)
  await withAccount(app.deps.db, ours.account_uuid, (trx) =>
    trx.updateTable('webhook_events').set({ body: null }).execute(),
  )
  await workOff(app)
  expect(await failures(ours)).toMatchObject([{ state: 'failed', reason: 'body_gone' }])
})
