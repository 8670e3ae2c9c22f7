import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildSecrets, loadSecretKey, makeSecretKey } from './crypto.ts'

const OLD = 'an old key of at least thirty-two characters'
const NEW = 'a new key of at least thirty-two characters too'

test('a sealed secret opens under its own context only, and never twice looks the same', () => {
  const secrets = buildSecrets([NEW])
  const sealed = secrets.seal('EAAG-tökèn', 'inboxes.access_token/1')
  expect(secrets.open(sealed, 'inboxes.access_token/1')).toBe('EAAG-tökèn')
  expect(() => secrets.open(sealed, 'inboxes.access_token/2')).toThrow()
  expect(secrets.seal('EAAG-tökèn', 'inboxes.access_token/1').equals(sealed)).toBe(false)
  expect(sealed.includes('EAAG')).toBe(false)
})

test.each([0, 1, 6, 20, 35])('a sealed secret with byte %i changed does not open', (at) => {
  const secrets = buildSecrets([NEW])
  const sealed = secrets.seal('secret', 'context')
  sealed[at] = (sealed[at] ?? 0) ^ 1
  expect(() => secrets.open(sealed, 'context')).toThrow()
})

test('after the key was renewed, old secrets open and old tombstones match as long as the old key is named', () => {
  const before = buildSecrets([OLD])
  const sealed = before.seal('secret', 'context')
  const [tombstone] = before.tombstones('bsuid:US.1')
  const after = buildSecrets([NEW, OLD])
  expect(after.open(sealed, 'context')).toBe('secret')
  expect(after.tombstones('bsuid:US.1')).toContainEqual(tombstone)
  expect(after.tombstones('bsuid:US.2')).not.toContainEqual(tombstone)
  expect(() => buildSecrets([NEW]).open(sealed, 'context')).toThrow('needs another SECRET_KEY')
})

test('a key is made once, kept for its owner only, and a damaged one is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-key-'))
  expect(await loadSecretKey(folder)).toBe(null)
  const keys = await Promise.all([1, 2, 3].map(() => makeSecretKey(folder)))
  expect(new Set([...keys, await loadSecretKey(folder)]).size).toBe(1)
  expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600)
  await writeFile(join(folder, 'secret.key'), '')
  await expect(loadSecretKey(folder)).rejects.toThrow('does not hold a key')
  await rm(join(folder, 'secret.key'))
  await mkdir(join(folder, 'secret.key'))
  await expect(loadSecretKey(folder)).rejects.toThrow('secret.key cannot be read (EISDIR)')
  await rm(folder, { recursive: true })
})
