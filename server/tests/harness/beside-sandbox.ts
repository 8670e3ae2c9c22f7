import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sandbox, startSandbox } from '@selfsame/sandbox'
import type { Config } from '../../src/platform/base/config.ts'
import { type TestAccount, type TestApp, testApp } from './app.ts'
import { workOff } from './ingest.ts'

/** The application with its first number in a sandbox, which posts its webhooks to it. Both clocks show one time. */
export type BesideSandbox = {
  app: TestApp
  account: TestAccount
  sandbox: Sandbox
  /** DATA_DIR. */
  folder: string
  /** Somebody of the sandbox writes, and the webhook is worked on; gives the message by its wamid. */
  write(content: object): Promise<string>
  /** Moves both clocks. */
  advance(by_ms: number): Promise<void>
  close(): Promise<void>
}

/** `fetch` sees every request to the sandbox; the default hands it on. */
export async function openBesideSandbox(
  config: Partial<Config> = {},
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<BesideSandbox> {
  const sandbox = await startSandbox({ scenario: 'hello', seed: 11 })
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-beside-'))
  const app = await testApp({ graph_url: sandbox.url, data_dir: folder, ...config }, fetch)
  const [line] = sandbox.lines
  const [person] = sandbox.world.people.values()
  if (!line || !person) throw new Error('the scenario has no line or no people')
  const account = await app.addAccount({
    portfolio: line.portfolio_id,
    app_id: line.app_id,
    app_secret: line.app_secret,
    verify_token: line.verify_token,
    waba: line.waba_id,
    phone_number_id: line.phone_number_id,
    display_phone: line.display_phone_number,
    access_token: line.access_token,
  })
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  const url = `${app.http.listeningOrigin}${account.webhook_path}`
  await globalThis.fetch(`${sandbox.url}/control/callback`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app: line.app_id, url, verify_token: line.verify_token }),
  })
  app.clock.set(sandbox.world.clock.now_ms)
  return {
    app,
    account,
    sandbox,
    folder,
    write: async (content) => {
      const { message_id } = await sandbox.act('write', { who: person.id, number: line.name, content })
      await workOff(app)
      return String(message_id)
    },
    advance: async (by_ms) => {
      await sandbox.advance(by_ms)
      app.clock.set(sandbox.world.clock.now_ms)
    },
    close: async () => {
      await sandbox.stop()
      await app.close()
      await rm(folder, { recursive: true })
    },
  }
}
