import { randomBytes } from 'node:crypto'
import type { Config } from '../platform/base/config.ts'
import type { Log } from '../platform/base/log.ts'
import { openStore } from '../platform/db/connect.ts'
import { migrate } from '../platform/db/migrate.ts'
import { buildApp } from '../process/app.ts'
import { buildDeps } from '../process/run-server.ts'
import { type Client, readAnswer, requestHeaders } from './client.ts'
import { endSoon } from './end-soon.ts'

/** Opens the store, and the API on it inside this process. */
export async function openLocalClient(config: Config, log: Log): Promise<Client> {
  const token = randomBytes(32).toString('base64url')
  endSoon()
  const store = await openStore(config, (error) => log.warn({ err: error }, 'database connection lost'))
  try {
    await migrate(store)
    const { deps, stop } = await buildDeps(config, store, log)
    // The webhooks that a command queues are worked on by the next server.
    const ignore = () => undefined
    const { http } = await buildApp(deps, {
      operator_token: token,
      process_metrics: false,
      wakeWorker: ignore,
      wakeSender: ignore,
      tell: (line) => process.stderr.write(`${line}\n`),
    })
    return {
      request: async ({ method, path, body, account_id }) => {
        const headers = requestHeaders(token, body, account_id)
        const answer = await http.inject({ method, url: path, headers, ...(body && { payload: body }) })
        return readAnswer(answer.statusCode, answer.body)
      },
      close: async () => {
        await http.close()
        stop()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
