import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { post, textWebhook } from '../../tests/harness/webhooks.ts'
import { bytesOfUuid } from '../platform/base/ids.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import { LARGEST_WEBHOOK_BYTES } from './receive.ts'
import { buildIngestStore, type IngestStore, StoreBusy } from './store.ts'

let app: TestApp
let ours: TestAccount
let groups: { posts: number; rows: number }[]
let store: IngestStore
beforeAll(async () => {
  app = await testApp()
  store = buildIngestStore(app.deps.store, ({ posts, rows }) => groups.push({ posts, rows }))
})
afterAll(async () => {
  await store.close()
  await app.close()
})
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
  groups = []
})

const put = (body: Buffer, entries = 1, { account_uuid } = ours) =>
  store.put({
    account_id: bytesOfUuid(account_uuid),
    app_id: bytesOfUuid(account_uuid),
    received_at_ms: app.clock.now(),
    entries,
    body,
  })

const storedRows = () =>
  withEveryAccount(app.deps.db, (trx) => trx.selectFrom('webhook_events').selectAll().orderBy('id').execute())

const asOwner = (statement: string) => app.deps.store.asOwner((session) => session.exec(statement))

/** Blocks writes of webhook events while `fn` runs. */
function whileStalled(fn: () => Promise<void>): Promise<void> {
  return withEveryAccount(app.deps.db, async (trx) => {
    await sql`lock table webhook_events in exclusive mode`.execute(trx)
    await fn()
  })
}

test('what arrives together is committed together, and what arrives meanwhile forms the next group', async () => {
  const late: Promise<void>[] = []
  const first = Array.from({ length: 30 }, (_, i) => put(Buffer.from(`first ${i}`)))
  await whileStalled(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    for (let i = 0; i < 70; i += 1) late.push(put(Buffer.from(`late ${i}`), 2))
  })
  await Promise.all([...first, ...late])
  expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(170)
  expect(groups.length).toBeLessThanOrEqual(3)
  const rows = await storedRows()
  expect(rows).toHaveLength(170)
  expect(new Set(rows.map((row) => row.id)).size).toBe(170)
  for (const row of rows) expect(row.received_at.getTime()).toBe(app.clock.now())
})

test('bytes, times and ids come back as they went in', async () => {
  const body = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256))
  await put(body, 2)
  await put(Buffer.alloc(0))
  const [first, second, empty] = await storedRows()
  expect(first?.body?.equals(body)).toBe(true)
  expect(second).toMatchObject({
    body: null,
    entry_index: 1,
    request_id: first?.id,
    account_id: ours.account_uuid,
  })
  expect(empty?.body?.length).toBe(0)
  // The time is in the id, by which ranges and retention find it.
  expect(Number.parseInt(first?.id.replace('-', '').slice(0, 12) ?? '', 16)).toBe(app.clock.now())
})

test('more than an account may have waiting is refused at once, and what waits is stored', async () => {
  const large = Buffer.alloc(LARGEST_WEBHOOK_BYTES)
  const puts: Promise<unknown>[] = []
  await whileStalled(async () => {
    for (let i = 0; i < 20; i += 1) puts.push(put(large).catch((error: unknown) => error))
    const refused = await Promise.race(puts.slice(-1))
    expect(refused).toBeInstanceOf(StoreBusy)
  })
  const outcomes = await Promise.all(puts)
  const refused = outcomes.filter((outcome) => outcome instanceof StoreBusy)
  expect(refused.length).toBe(4)
  expect(
    await withEveryAccount(app.deps.db, (trx) => trx.selectFrom('webhook_events').select('id').execute()),
  ).toHaveLength(16)
  await put(Buffer.from('and now again'))
})

test('an account whose signed webhooks fill its share leaves room for those of another', async () => {
  const theirs = await app.addAccount()
  const large = Buffer.alloc(LARGEST_WEBHOOK_BYTES)
  const flood: Promise<unknown>[] = []
  let other: Promise<void> | undefined
  await whileStalled(async () => {
    for (let i = 0; i < 40; i += 1) flood.push(put(large).catch((error: unknown) => error))
    other = put(Buffer.from('of another account'), 1, theirs)
  })
  await other
  expect((await Promise.all(flood)).filter((outcome) => outcome instanceof StoreBusy)).toHaveLength(24)
})

test('while nothing can be stored Meta is told to come back, and is heard when it does', async () => {
  const body = textWebhook(ours, 'wamid.1', 'US.1')
  await asOwner('revoke insert on webhook_events from selfsame_ingest')
  const refused = await post(app, ours, body)
  expect([refused.statusCode, refused.headers['retry-after'], refused.json().code]).toEqual([
    503,
    '5',
    'store_unavailable',
  ])
  await asOwner('grant insert on webhook_events to selfsame_ingest')
  expect((await post(app, ours, body)).statusCode).toBe(200)
  expect(await storedRows()).toHaveLength(1)
})

test('a webhook that the database refuses does not take the others of its group with it', async () => {
  await asOwner(
    `alter table webhook_events add constraint no_such_body check (encode(body, 'escape') <> 'refused')`,
  )
  try {
    const bodies = Array.from({ length: 20 }, (_, i) => (i === 11 ? 'refused' : `taken ${i}`))
    const answers = await Promise.all(bodies.map((body) => post(app, ours, body)))
    expect(answers.map((answer) => answer.statusCode)).toEqual(
      bodies.map((body) => (body === 'refused' ? 503 : 200)),
    )
    expect(await storedRows()).toHaveLength(19)
  } finally {
    await asOwner('alter table webhook_events drop constraint no_such_body')
  }
})
