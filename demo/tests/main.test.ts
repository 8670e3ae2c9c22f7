import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CLEAN_ENV, type FreshStore, freshStore } from '@selfsame/server/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Starts a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder: string
let store: FreshStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-demo-'))
  store = await freshStore(folder)
})
afterEach(async () => {
  await store.drop()
  await rm(folder, { recursive: true })
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a play that %s ends in the middle ends without an error',
  async (signal) => {
    const env = { ...CLEAN_ENV, DATA_DIR: folder, PORT: '0', ...store.settings }
    const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts'), '--no-build'], {
      env,
    })
    const heard = { out: '', error: '' }
    child.stderr.on('data', (chunk) => {
      heard.error += chunk
    })
    // Once a webhook was answered, the feed is being read.
    child.stdout.on('data', (chunk) => {
      if (!heard.out.includes('webhook') && String(chunk).includes('webhook')) child.kill(signal)
      heard.out += chunk
    })
    const [code] = await once(child, 'close')
    expect([code, heard.error]).toEqual([0, ''])
    expect(heard.out).toContain('webhook')
  },
)
