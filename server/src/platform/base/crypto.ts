import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import { StartUpError } from './start-up-error.ts'
import { syncPath } from './sync-files.ts'

/** What is done with the operator's SECRET_KEY. No key and no plaintext ever leaves through a log or an error. */
export type Secrets = {
  /** Encrypts for the database. `context` names the column and row, and only the same one opens it again. */
  seal(plaintext: string, context: string): Buffer
  open(sealed: Buffer, context: string): string
  /** Whether this was sealed under one of the keys. */
  knows(sealed: Buffer): boolean
  /** Keyed digests of an identifier, the newest key's first: a tombstone written under an older key still matches. */
  tombstones(identifier: string): Buffer[]
  /** Text that only a holder of the key can derive, the newest key's first. */
  derive(purpose: string): string[]
}

const FILE = 'secret.key'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_ID_BYTES = 4
const VERSION = 1

/** The key that is kept in the folder; null where there is none. */
export async function loadSecretKey(data_dir: string): Promise<string | null> {
  const path = join(data_dir, FILE)
  const text = await readKeyFile(path)
  if (text === null) return null
  const key = text.trim()
  if (key.length < KEY_BYTES)
    throw new StartUpError(
      'wrong_secret_key',
      `${path} does not hold a key: restore it from a backup or set SECRET_KEY.`,
    )
  return key
}

/** Makes a key and keeps it in the folder, readable by its owner only; where there is one already, returns that. */
export async function makeSecretKey(data_dir: string): Promise<string> {
  const path = join(data_dir, FILE)
  await makeFolder(data_dir)
  const made = randomBytes(KEY_BYTES).toString('base64url')
  const candidate = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(candidate, `${made}\n`, { mode: 0o600, flush: true })
    // A link never replaces: of two processes that start together, both go on with the key of the first.
    await link(candidate, path)
    await syncPath(data_dir)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    // Also what a full disk has cut short.
    await rm(candidate, { force: true })
  }
  return (await loadSecretKey(data_dir)) ?? made
}

async function readKeyFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    if (code === 'ENOENT') return null
    throw new StartUpError(
      'wrong_secret_key',
      `${path} cannot be read (${code}): give this user the file, restore it from a backup or set SECRET_KEY.`,
      { cause: error },
    )
  }
}

/** `secret_keys`: the newest first. New secrets are sealed under it; the older ones only open. */
export function buildSecrets(secret_keys: string[]): Secrets {
  const rings = secret_keys.map((secret_key) => ({
    encryption: subkey(secret_key, 'seal'),
    tombstone: subkey(secret_key, 'tombstone'),
    derivation: subkey(secret_key, 'derive'),
  }))
  const [newest] = rings
  if (newest === undefined) throw new Error('SECRET_KEY is missing.')
  const ringOf = (sealed: Buffer) =>
    rings.find((candidate) => keyId(candidate.encryption).equals(idOf(sealed)))
  return {
    seal: (plaintext, context) => seal(newest.encryption, plaintext, context),
    knows: (sealed) => ringOf(sealed) !== undefined,
    open: (sealed, context) => {
      const ring = ringOf(sealed)
      if (ring === undefined) {
        throw new Error(
          `A stored secret needs another SECRET_KEY (${idOf(sealed).toString('hex')}). Restore that key.`,
        )
      }
      return open(ring.encryption, sealed, context)
    },
    tombstones: (identifier) =>
      rings.map((ring) => createHmac('sha256', ring.tombstone).update(identifier).digest()),
    derive: (purpose) =>
      rings.map((ring) => createHmac('sha256', ring.derivation).update(purpose).digest('base64url')),
  }
}

// One key per use, so that what one use reveals says nothing about the others.
function subkey(secret_key: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret_key, '', `selfsame/${use}/v1`, KEY_BYTES))
}

function keyId(key: Buffer): Buffer {
  return createHash('sha256').update('key id').update(key).digest().subarray(0, KEY_ID_BYTES)
}

function idOf(sealed: Buffer): Buffer {
  return sealed.subarray(1, 1 + KEY_ID_BYTES)
}

// version 1 byte, key id 4, nonce 12, tag 16, ciphertext
function seal(key: Buffer, plaintext: string, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), keyId(key), nonce, cipher.getAuthTag(), ciphertext])
}

function open(key: Buffer, sealed: Buffer, context: string): string {
  const nonce_at = 1 + KEY_ID_BYTES
  const tag_at = nonce_at + NONCE_BYTES
  const text_at = tag_at + TAG_BYTES
  if (sealed[0] !== VERSION || sealed.length < text_at) throw new Error('A stored secret is damaged.')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(nonce_at, tag_at), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(tag_at, text_at))
  return Buffer.concat([decipher.update(sealed.subarray(text_at)), decipher.final()]).toString('utf8')
}
