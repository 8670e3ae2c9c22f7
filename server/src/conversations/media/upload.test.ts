import { readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { type BesideSandbox, openBesideSandbox } from '../../../tests/harness/beside-sandbox.ts'
import type { AnyAnswer } from '../../../tests/harness/people.ts'
import { startS3Server } from '../../../tests/harness/s3-server.ts'
import { type Line, loadLine } from '../../channels/inboxes/line.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { startDownloader } from './downloader.ts'
import { UPLOADED_ID_SERVES_MS } from './limits.ts'
import { removeFiles, removeLater, STORED_WITHIN_MS } from './removals.ts'
import { spool } from './spool.ts'
import { mediaStorage, spoolFolder, storageKey } from './storage.ts'
import { takeUpload } from './take-upload.ts'
import { ensureUploaded } from './upload-to-meta.ts'
import { useMedia } from './use-media.ts'

const PICTURE = Buffer.from('not really a picture')

let beside: BesideSandbox
let line: Line
beforeAll(async () => {
  beside = await openBesideSandbox()
  line = await lineOf(beside)
})
afterAll(() => beside.close())

async function lineOf({ app, account }: BesideSandbox): Promise<Line> {
  const { account_uuid, inbox_uuid } = account
  const found = await withAccount(app.deps.db, account_uuid, (trx) =>
    loadLine(trx, app.deps.secrets, account_uuid, inbox_uuid),
  )
  if (!found) throw new Error('the line is not there')
  return found
}

function form(file: Blob | null, name = 'picture.png'): FormData {
  const body = new FormData()
  body.set('messaging_product', 'whatsapp')
  if (file) body.set('file', file, name)
  return body
}

// Over a socket: what is injected never comes in pieces.
async function upload(
  body: FormData | string = form(new Blob([PICTURE], { type: 'image/png' })),
  headers: Record<string, string> = beside.account.headers,
) {
  const response = await fetch(`${beside.app.http.listeningOrigin}/v1/media`, {
    method: 'POST',
    headers,
    body,
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as AnyAnswer }
}

const idOf = ({ body }: { body: { id: string } }) => parseId('media', body.id)

function get(url: string, headers = beside.account.headers) {
  return beside.app.http.inject({ url, headers })
}

const sweep = () => removeFiles(beside.app.deps, new AbortController().signal)
const kept = async () =>
  readdir(join(beside.folder, 'media/files', beside.account.account_uuid)).catch(() => [])

test('nobody uploads or reads without a key that may, and another account sees nothing', async () => {
  expect((await upload(undefined, UNKNOWN_KEY)).status).toBe(401)
  expect(
    (await upload(undefined, await beside.app.addKey(beside.account, ['conversations:read']))).status,
  ).toBe(403)
  const { body } = await upload()
  const other = await beside.app.addAccount()
  for (const url of [`/v1/media/${body.id}`, `/v1/media/${body.id}/content`]) {
    expect((await get(url, UNKNOWN_KEY)).statusCode).toBe(401)
    expect((await get(url, other.headers)).statusCode).toBe(404)
    expect((await get(url, await beside.app.addKey(beside.account, ['messages:write']))).statusCode).toBe(403)
    expect((await get(url)).statusCode).toBe(200)
  }
  const nothing = `med_${'0'.repeat(32)}`
  expect((await get(`/v1/media/${nothing}`)).json().code).toBe('not_found')
  expect((await get('/v1/media/con_1')).json().code).toBe('invalid_id')
})

test('an upload is kept byte for byte, with its type and name', async () => {
  const { status, headers, body } = await upload()
  expect([status, headers.get('location')]).toEqual([201, `/v1/media/${body.id}`])
  expect(body).toMatchObject({
    source: 'upload',
    state: 'stored',
    mime_type: 'image/png',
    file_name: 'picture.png',
    size: PICTURE.length,
    message_id: null,
  })
  expect((await get(`/v1/media/${body.id}`)).json()).toEqual(body)
  const content = await get(`/v1/media/${body.id}/content`)
  expect([content.rawPayload, content.headers['content-type']]).toEqual([PICTURE, 'image/png'])
  expect(content.headers['content-disposition']).toBe(
    `inline; filename="picture.png"; filename*=UTF-8''picture.png`,
  )
})

test('an upload is larger than any other body', async () => {
  const bytes = Buffer.alloc(5 * 1024 * 1024, 'film')
  const { status, body } = await upload(form(new Blob([bytes], { type: 'video/mp4' }), 'film.mp4'))
  expect([status, body.size]).toEqual([201, bytes.length])
  expect((await get(`/v1/media/${body.id}/content`)).rawPayload.equals(bytes)).toBe(true)
})

test.each([
  [
    'a type that WhatsApp does not take',
    form(new Blob(['x'], { type: 'image/tiff' })),
    415,
    'unsupported_media_type',
  ],
  ['no type', form(new Blob(['x'])), 415, 'unsupported_media_type'],
  [
    'too many bytes for its type',
    form(new Blob([Buffer.alloc(600_000)], { type: 'image/webp' })),
    413,
    'payload_too_large',
  ],
  ['no bytes', form(new Blob([], { type: 'image/png' })), 400, 'invalid_request'],
  ['no file', form(null), 400, 'invalid_request'],
])('an upload with %s is refused, and nothing of it is kept', async (_, body, status, code) => {
  const before = await kept()
  const answer = await upload(body)
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect(await kept()).toEqual(before)
  expect(await readdir(join(beside.folder, 'media/unfinished'))).toEqual([])
})

test('a file under another field, a body that is no form, and a form that is cut off are refused', async () => {
  const wrong = new FormData()
  wrong.set('picture', new Blob([PICTURE], { type: 'image/png' }), 'a.png')
  expect((await upload(wrong)).body.code).toBe('invalid_request')
  const json = { ...beside.account.headers, 'content-type': 'application/json' }
  expect((await upload('{}', json)).status).toBe(415)
  const type = 'multipart/form-data; boundary=x'
  for (const body of [
    '',
    '--x\r\nContent-Dis',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: image/png\r\n\r\nhalf',
  ]) {
    const answer = await upload(body, { ...beside.account.headers, 'content-type': type })
    expect([body, answer.status, answer.body.code]).toEqual([body, 400, 'invalid_request'])
  }
})

test('a refused upload is read to its end, so that the connection serves the next request', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const send = (type: string, bytes: number) =>
    new Promise<number | undefined>((resolve, reject) => {
      const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: ${type}\r\n\r\n`
      const headers = { ...beside.account.headers, 'content-type': 'multipart/form-data; boundary=x' }
      const url = new URL('/v1/media', beside.app.http.listeningOrigin)
      const sending = request(url, { method: 'POST', agent, headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode))
      })
      sending.on('error', reject)
      sending.end(Buffer.concat([Buffer.from(head), Buffer.alloc(bytes), Buffer.from('\r\n--x--\r\n')]))
    })
  expect(await send('image/png', 20_000_000)).toBe(413)
  expect(await send('image/tiff', 20_000_000)).toBe(415)
  expect(await send('image/png', 1000)).toBe(201)
  agent.destroy()
})

test.each([
  ['a file', (path: string) => writeFile(path, '')],
  ['a link to nothing', (path: string) => symlink('/no/such/folder', path)],
  ['a link to itself', (path: string) => symlink(path, path)],
])(
  'while %s is in the place of the folder, uploads and contents are unavailable, and work again once it is back',
  async (_, replace) => {
    const stored = (await upload()).body
    const folder = join(beside.folder, 'media')
    await rename(folder, `${folder}.away`)
    await replace(folder)
    const refused = await upload()
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
      503,
      'store_unavailable',
      '5',
    ])
    expect((await get(`/v1/media/${stored.id}/content`)).statusCode).toBe(503)
    await rm(folder)
    await rename(`${folder}.away`, folder)
    expect((await upload()).status).toBe(201)
    expect((await get(`/v1/media/${stored.id}/content`)).rawPayload).toEqual(PICTURE)
  },
)

test('whoever goes away while uploading leaves nothing behind', async () => {
  const before = await kept()
  const url = new URL('/v1/media', beside.app.http.listeningOrigin)
  const sending = request(url, {
    method: 'POST',
    headers: {
      ...beside.account.headers,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': 9999,
    },
  })
  sending.on('error', () => undefined)
  sending.write(
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: image/png\r\n\r\nhalf',
  )
  const unfinished = join(beside.folder, 'media/unfinished')
  await expect.poll(() => readdir(unfinished)).toHaveLength(1)
  sending.destroy()
  await expect.poll(() => readdir(unfinished)).toEqual([])
  expect(await kept()).toEqual(before)
})

describe('handing a file to WhatsApp', () => {
  const uploads = () => [...beside.sandbox.world.media.values()].filter(({ origin }) => origin === 'uploaded')

  test('it is uploaded once for a line, also for many messages at a time, until its time is over', async () => {
    const id = idOf(await upload())
    const { deps } = beside.app
    const first = await Promise.all([1, 2, 3].map(() => ensureUploaded(deps, line, id)))
    const [kept] = uploads()
    expect(first).toEqual(Array(3).fill({ kind: 'ok', meta_media_id: kept?.id }))
    expect(kept).toMatchObject({ mime_type: 'image/png', filename: 'picture.png' })
    expect(Buffer.from(kept?.bytes ?? [])).toEqual(PICTURE)
    await beside.advance(UPLOADED_ID_SERVES_MS - 1)
    expect(await ensureUploaded(deps, line, id)).toEqual(first[0])
    expect(uploads()).toHaveLength(1)
    await beside.advance(1)
    const again = await ensureUploaded(deps, line, id)
    expect(again).toEqual({ kind: 'ok', meta_media_id: uploads().at(-1)?.id })
    expect(again).not.toEqual(first[0])
  })

  test('what WhatsApp says, or does not say, is handed on', async () => {
    const id = idOf(await upload())
    const with_answer = (answer: () => Promise<Response>) => ({ ...beside.app.deps, fetch: answer })
    const refused = with_answer(async () =>
      Response.json({ error: { code: 131053, message: 'No' } }, { status: 400 }),
    )
    expect(await ensureUploaded(refused, line, id)).toMatchObject({
      kind: 'refused',
      error: { code: 131053 },
    })
    const silent = with_answer(() => Promise.reject(new Error('reset')))
    expect(await ensureUploaded(silent, line, id)).toMatchObject({ kind: 'unknown', reason: 'connection' })
    const nonsense = with_answer(async () => Response.json({ id: 7 }))
    expect(await ensureUploaded(nonsense, line, id)).toMatchObject({
      kind: 'unknown',
      reason: 'unreadable_answer',
    })
    expect((await ensureUploaded(beside.app.deps, line, id)).kind).toBe('ok')
  })

  test('a file of nobody, or that came with a message, is not sent', async () => {
    await beside.write({ type: 'image' })
    const [received] = await withAccount(beside.app.deps.db, line.account_id, (trx) =>
      trx.selectFrom('media').select('id').where('source', '=', 'whatsapp').execute(),
    )
    for (const id of [beside.account.account_uuid, received?.id ?? '']) {
      expect(await ensureUploaded(beside.app.deps, line, id)).toMatchObject({
        kind: 'refused',
        error: { code: 131053 },
      })
      const using = withAccount(beside.app.deps.db, line.account_id, async (trx) =>
        useMedia(await lockAccount({ trx, account_id: line.account_id, now: new Date() }), [
          { id: line.id, named: [{ media_id: id, kind: 'image' }] },
        ]),
      )
      await expect(using).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

test('bytes that never got a row are removed in the end, those that have one stay', async () => {
  const { deps } = beside.app
  const stays = await upload()
  const { account_id } = line
  const key = storageKey(account_id, newId())
  // What a process has done that dies before it writes the row.
  await withAccount(deps.db, account_id, (trx) =>
    removeLater(trx, account_id, [key], new Date(deps.clock.now() + STORED_WITHIN_MS)),
  )
  const file = await spool(spoolFolder(deps.config), Readable.from([PICTURE]), PICTURE.length)
  if (file) await mediaStorage(deps).put(key, file, 'image/png')
  const [, name = ''] = key.split('/')
  await sweep()
  expect(await kept()).toContain(name)
  for (const _ of ['the first time', 'once more']) {
    await beside.advance(STORED_WITHIN_MS)
    await sweep()
    expect(await kept()).not.toContain(name)
  }
  const left = await withAccount(deps.db, account_id, (trx) =>
    trx.selectFrom('media_removals').select('storage_key').execute(),
  )
  expect(left).toEqual([])
  expect((await get(`/v1/media/${stays.body.id}/content`)).statusCode).toBe(200)
})

test('with a bucket, what comes and what is to go out is kept there', async () => {
  const keys = { bucket: 'files', region: 'eu-west-1', access_key_id: 'id', secret_access_key: 'secret' }
  const server = await startS3Server(keys)
  const shop = await openBesideSandbox({
    media_bucket: { ...keys, prefix: 'media', endpoint: server.endpoint },
  })
  await shop.write({ type: 'image' })
  const downloader = startDownloader(shop.app.deps, {
    room: { most: 1, most_per_account: 1 },
    poll_ms: 60_000,
  })
  await downloader.drain()
  await downloader.stop()
  const id = await takeUpload(shop.app.deps, shop.account.account_uuid, {
    bytes: Readable.from([PICTURE]),
    mime_type: 'image/png',
    file_name: null,
  })
  const [received, sent] = [...server.objects]
  expect(received?.[1].bytes).toEqual(Buffer.from([...shop.sandbox.world.media.values()][0]?.bytes ?? []))
  expect(sent).toEqual([
    `files/media/${shop.account.account_uuid}/${id}`,
    { bytes: PICTURE, type: 'image/png' },
  ])
  expect((await ensureUploaded(shop.app.deps, await lineOf(shop), id)).kind).toBe('ok')
  const url = `/v1/media/${presentId('media', id)}/content`
  const content = await shop.app.http.inject({ url, headers: shop.account.headers })
  expect(content.rawPayload).toEqual(PICTURE)
  expect(await readdir(join(shop.folder, 'media'))).toEqual(['unfinished'])
  await shop.close()
  await server.close()
})
