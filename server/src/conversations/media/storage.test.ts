import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type S3Server, startS3Server } from '../../../tests/harness/s3-server.ts'
import { isStoreAway } from '../../platform/db/store-away.ts'
import { type SpooledFile, spool, sweepSpool } from './spool.ts'
import { mediaStorage, type StorageDeps, spoolFolder } from './storage.ts'

const KEYS = { bucket: 'files', region: 'eu-west-1', access_key_id: 'id', secret_access_key: 'se/cr+et' }

let folder: string
let server: S3Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-storage-'))
  server = await startS3Server(KEYS)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const bucket = (change: object = {}): StorageDeps => {
  const media_bucket = { ...KEYS, prefix: 'shop/media', endpoint: server.endpoint, ...change }
  return { config: { data_dir: folder, media_bucket }, fetch }
}
const KINDS: [string, () => StorageDeps][] = [
  ['a folder', () => ({ config: { data_dir: folder, media_bucket: undefined }, fetch })],
  ['a bucket', () => bucket()],
  ['a bucket without a prefix', () => bucket({ prefix: '' })],
]

async function fileOf(bytes: Uint8Array): Promise<SpooledFile> {
  const file = await spool(spoolFolder({ data_dir: folder }), chunks(bytes), bytes.length)
  if (file === null) throw new Error('the file is too large')
  return file
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

async function read(deps: StorageDeps, key: string): Promise<Buffer | null> {
  const bytes = await mediaStorage(deps).read(key)
  return bytes && buffer(bytes)
}

describe.each(KINDS)('%s', (_, deps) => {
  test('gives back the bytes that it was given, until they are removed', async () => {
    const bytes = Buffer.alloc(3_000_000, 'some bytes of a picture, or of a film')
    const file = await fileOf(bytes)
    const storage = mediaStorage(deps())
    await storage.put('account/one', file, 'audio/ogg; codecs=opus')
    await file.discard()
    expect((await read(deps(), 'account/one'))?.equals(bytes)).toBe(true)
    await storage.put('account/one', await fileOf(Buffer.from('others')), null)
    expect(String(await read(deps(), 'account/one'))).toBe('others')
    await storage.remove('account/one')
    expect(await read(deps(), 'account/one')).toBeNull()
    await storage.remove('account/one')
    expect(await readdir(spoolFolder({ data_dir: folder }))).toEqual([])
  })
})

test('a bucket keeps files under its prefix, with their types', async () => {
  await mediaStorage(bucket()).put('account/two', await fileOf(Buffer.from('x')), 'image/png')
  expect(server.objects.get('files/shop/media/account/two')).toEqual({
    bytes: Buffer.from('x'),
    type: 'image/png',
  })
})

test.each([
  ['another secret', { secret_access_key: 'wrong' }, '403'],
  ['another region', { region: 'us-east-1' }, '403'],
  ['a bucket that is not there', { bucket: 'nothing' }, 'does not exist'],
])('with %s nothing is stored, and the error says so', async (_, change, reason) => {
  const file = await fileOf(Buffer.from('x'))
  await expect(mediaStorage(bucket(change)).put('account/three', file, null)).rejects.toThrow(reason)
  await file.discard()
})

test('bytes that are not those whose digest was signed are refused', async () => {
  const file = await fileOf(Buffer.from('x'))
  const altered = { ...file, sha256: file.sha256.replace(/./g, '0') }
  await expect(mediaStorage(bucket()).put('account/four', altered, null)).rejects.toThrow('403')
  await file.discard()
})

test('what is too large, or breaks off, leaves nothing behind', async () => {
  const spooling = spoolFolder({ data_dir: folder })
  expect(await spool(spooling, chunks(Buffer.alloc(200_000)), 199_999)).toBeNull()
  const breaking = async function* () {
    yield Buffer.from('half')
    throw new Error('cut off')
  }
  await expect(spool(spooling, breaking(), 10)).rejects.toThrow('cut off')
  expect(await readdir(spooling)).toEqual([])
})

test('what a process that died left unfinished is swept away, what is new is not', async () => {
  const spooling = spoolFolder({ data_dir: folder })
  await fileOf(Buffer.from('left behind'))
  await sweepSpool(spooling, 60_000)
  expect(await readdir(spooling)).toHaveLength(1)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await sweepSpool(spooling, 10)
  expect(await readdir(spooling)).toEqual([])
  await sweepSpool(join(folder, 'never made'), 10)
})

test('a file that would fill the disk is refused as long as there is no room, and leaves nothing behind', async () => {
  const unfinished = spoolFolder({ data_dir: folder })
  const given = () => chunks(Buffer.alloc(100_000))
  const refusal = await spool(unfinished, given(), 200_000, {
    bytes: Number.MAX_SAFE_INTEGER,
    files: 0,
  }).catch((error: unknown) => error)
  expect(isStoreAway(refusal)).toBe(true)
  expect(await readdir(unfinished)).toEqual([])
  expect(await spool(unfinished, given(), 200_000, { bytes: 0, files: 0 })).toMatchObject({ size: 100_000 })
})
