import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BesideSandbox, openBesideSandbox } from '../../../tests/harness/beside-sandbox.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { presentId } from '../../platform/base/ids.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { downloadMedia } from './download.ts'
import { startDownloader } from './downloader.ts'
import { leaseMedia } from './lease-media.ts'
import { removeFiles, STORED_WITHIN_MS } from './removals.ts'
import { settleMedia } from './settle-media.ts'
import { takeUpload } from './take-upload.ts'
import { useMedia } from './use-media.ts'

let beside: BesideSandbox
beforeAll(async () => {
  beside = await openBesideSandbox()
})
afterAll(() => beside.close())

const call = (method: 'GET' | 'DELETE', url: string, headers = beside.account.headers) =>
  beside.app.http.inject({ method, url, headers })

const rows = <Row>(query: string) =>
  withAccount(
    beside.app.deps.db,
    beside.account.account_uuid,
    async (trx) => (await sql.raw<Row>(query).execute(trx)).rows,
  )

/** The files that are kept, by their ids in the API. */
async function kept(): Promise<string[]> {
  const names = await readdir(join(beside.folder, 'media/files', beside.account.account_uuid)).catch(() => [])
  return names.map((name) => presentId('media', name))
}

async function download(): Promise<void> {
  const downloader = startDownloader(beside.app.deps, {
    room: { most: 2, most_per_account: 2 },
    poll_ms: 60_000,
  })
  await downloader.drain()
  await downloader.stop()
}

async function receive(): Promise<{ message_id: string; media_id: string; contact_id: string }> {
  const wamid = await beside.write({ type: 'image' })
  const [message] = await rows<{ message_id: string; media_id: string; contact_id: string }>(
    `select m.id as message_id, f.id as media_id, a.contact_id from messages m join media f on f.message_id = m.id
       join anchors a on a.id = m.anchor_id where m.wamid = '${wamid}'`,
  )
  if (!message) throw new Error('the message has no file')
  return message
}

async function uploadFor(...message_ids: string[]): Promise<string> {
  const { app, account } = beside
  const given = { bytes: Readable.from([Buffer.from('x')]), mime_type: 'image/png', file_name: null }
  const media_id = await takeUpload(app.deps, account.account_uuid, given)
  for (const message_id of message_ids) {
    await withAccount(app.deps.db, account.account_uuid, async (trx) =>
      useMedia(await lockAccount({ trx, account_id: account.account_uuid, now: new Date() }), [
        { id: message_id, named: [{ media_id, kind: 'image' }] },
      ]),
    )
  }
  return presentId('media', media_id)
}

const sweep = () => removeFiles(beside.app.deps, new AbortController().signal)

test('a file is withheld with its message, and shown to who may see it', async () => {
  const { media_id, message_id } = await receive()
  await download()
  const url = `/v1/media/${presentId('media', media_id)}`
  await rows(`update anchors set sealed = true`)
  expect((await call('GET', url)).statusCode).toBe(404)
  expect((await call('GET', `${url}/content`)).statusCode).toBe(404)
  const may_not = await beside.app.addKey(beside.account, ['conversations:read'])
  expect((await call('GET', `${url}/content?include_sealed=true`, may_not)).statusCode).toBe(403)
  expect((await call('GET', `${url}/content?include_sealed=true`)).statusCode).toBe(200)
  const message = await call('GET', `/v1/messages/${presentId('message', message_id)}?include_sealed=true`)
  expect(message.json().media).toMatchObject([{ id: presentId('media', media_id), state: 'stored' }])
  await rows(`update anchors set sealed = false`)
})

test('the message that carries an upload shows it', async () => {
  const { message_id } = await receive()
  const media_id = await uploadFor(message_id)
  const message = await call('GET', `/v1/messages/${presentId('message', message_id)}`)
  expect(message.json().media.map(({ id }: { id: string }) => id)).toContain(media_id)
})

test('who is erased takes along the files that came from them and those sent to them alone', async () => {
  const { message_id, media_id, contact_id } = await receive()
  await download()
  const [elsewhere] = await rows<{ id: string }>('select gen_random_uuid() as id')
  const theirs = await uploadFor(message_id)
  const shared = await uploadFor(message_id, elsewhere?.id ?? '')
  const unused = await uploadFor()
  const received = presentId('media', media_id)
  expect(await kept()).toEqual(expect.arrayContaining([received, theirs, shared, unused]))
  // One file is under way while its person goes.
  await receive()
  const [claimed] = await leaseMedia(beside.app.deps.db, new Date(beside.app.clock.now()), [], {
    most: 1,
    most_per_account: 1,
  })
  if (!claimed) throw new Error('nothing is due')
  expect((await call('DELETE', `/v1/contacts/${presentId('contact', contact_id)}`)).statusCode).toBe(200)
  for (const gone of [received, theirs]) expect((await call('GET', `/v1/media/${gone}`)).statusCode).toBe(404)
  await sweep()
  expect((await kept()).sort()).toEqual([shared, unused].sort())
  const result = await downloadMedia(beside.app.deps, claimed)
  expect(await kept()).toHaveLength(3)
  await withAccount(beside.app.deps.db, claimed.account_id, (trx) =>
    settleMedia(trx, claimed, result, new Date(beside.app.clock.now())),
  )
  await sweep()
  expect((await kept()).sort()).toEqual([shared, unused].sort())
  expect(await rows('select id from media where source = $$whatsapp$$')).toEqual([])
})

test('bytes that came after their removal, from a process that died since, are removed an hour later', async () => {
  // What is as old as an erasure does not come back.
  await beside.advance(60_000)
  const { contact_id } = await receive()
  const [claimed] = await leaseMedia(beside.app.deps.db, new Date(beside.app.clock.now()), [], {
    most: 1,
    most_per_account: 1,
  })
  if (!claimed) throw new Error('nothing is due')
  await call('DELETE', `/v1/contacts/${presentId('contact', contact_id)}`)
  await sweep()
  const before = await kept()
  await downloadMedia(beside.app.deps, claimed)
  expect(await kept()).toHaveLength(before.length + 1)
  await beside.advance(STORED_WITHIN_MS)
  await sweep()
  expect(await kept()).toEqual(before)
})
