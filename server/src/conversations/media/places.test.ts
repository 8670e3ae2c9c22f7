import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { newId, presentId } from '../../platform/base/ids.ts'

const MOST_DOWNLOADS = 500
const SOON = { timeout: 15_000, interval: 5 }

let app: TestApp
/** Ends what the bucket lets hang. */
let bucket: PromiseWithResolvers<void>
let asked = 0
beforeAll(async () => {
  bucket = Promise.withResolvers()
  const media_bucket = {
    endpoint: 'https://bucket.example',
    bucket: 'files',
    prefix: '',
    region: 'eu-west-1',
    access_key_id: 'id',
    secret_access_key: 'secret',
  }
  app = await testApp({ media_bucket }, async () => {
    asked += 1
    const drips = new ReadableStream<Uint8Array>({
      start: async (bytes) => {
        bytes.enqueue(Buffer.from('a'))
        await bucket.promise
        bytes.close()
      },
    })
    return new Response(drips)
  })
})
afterAll(() => app.close())

async function addFile({ rows, account }: Shop) {
  const id = newId()
  await rows(
    `insert into media (account_id, id, source, mime_type, state, storage_key, size, sha256, created_at, stored_at)
     values ('${account.account_uuid}', '${id}', 'upload', 'image/png', 'stored', 'key', 1, '', now(), now())`,
  )
  const url = `/v1/media/${presentId('media', id)}/content`
  return async () => app.http.inject({ url, headers: account.headers })
}

test('an account has so many file downloads in flight; the next gets 503, and another account is served', async () => {
  const [many, one] = [await addFile(await openShop(app)), await addFile(await openShop(app))]
  const hanging = Array.from({ length: MOST_DOWNLOADS }, many)
  await expect.poll(() => asked, SOON).toBe(MOST_DOWNLOADS)
  const refused = await many()
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'account_busy'])
  hanging.push(one())
  await expect.poll(() => asked, SOON).toBe(MOST_DOWNLOADS + 1)
  bucket.resolve()
  const ended = await Promise.all(hanging)
  expect(ended.map(({ statusCode }) => statusCode)).toEqual(Array(MOST_DOWNLOADS + 1).fill(200))
  expect((await many()).statusCode).toBe(200)
})
