import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type KillableServer, killableServer } from '../../tests/harness/killable-server.ts'
import { openEmbeddedStore } from '../platform/db/connect.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'

// Processes are started and killed.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const STATUS = z.object({ queued: z.number(), failed: z.number(), processed: z.number() })
const SENDERS = 20
const KILLED_AFTER_ACKNOWLEDGEMENTS = 200
const LONGEST_WAIT = { timeout: 60_000, interval: 100 }

let server: KillableServer
beforeEach(async () => {
  server = await killableServer('embedded')
})
afterEach(() => server.remove())

test('what was acknowledged before a kill is there once, also where Meta sends it again', async () => {
  await server.serve()
  const acknowledged: string[] = []
  const unanswered: string[] = []
  let sent = 0
  let killing: Promise<void> | undefined
  const sender = async () => {
    while (!killing) {
      const wamid = `wamid.${sent++}`
      if (await server.receive(wamid)) acknowledged.push(wamid)
      else unanswered.push(wamid)
      if (acknowledged.length >= KILLED_AFTER_ACKNOWLEDGEMENTS) killing ??= server.kill()
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender))
  await killing
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLED_AFTER_ACKNOWLEDGEMENTS)

  await server.serve()
  // Some of these had been stored when the process died, some had not; Meta repeats what it has no answer to.
  const again = [...unanswered, ...acknowledged.slice(-20)]
  for (const wamid of again) expect(await server.receive(wamid)).toBe(true)
  const status = async () => STATUS.parse(await server.call('GET', '/ingest'))
  await expect.poll(status, LONGEST_WAIT).toMatchObject({ queued: 0, failed: 0 })
  expect((await status()).processed).toBeGreaterThanOrEqual(acknowledged.length + 20)

  const ordered = await server.run(['replay', '--account', server.account_id, '--scope', 'all'])
  expect(ordered).toMatchObject({ scope: 'all' })
  const show = ['replay', '--account', server.account_id, '--show', Object(ordered).id]
  await expect
    .poll(() => server.run(show), { ...LONGEST_WAIT, interval: 1_000 })
    .toMatchObject({ state: 'done' })
  await server.stop()

  const store = await openEmbeddedStore(server.folder)
  const rows = await withEveryAccount(store.db, (trx) => trx.selectFrom('messages').select('wamid').execute())
  await store.close()
  expect(rows.map((row) => row.wamid).sort()).toEqual([...new Set([...acknowledged, ...unanswered])].sort())
}, 180_000)
