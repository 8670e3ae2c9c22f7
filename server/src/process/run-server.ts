import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Registry } from 'prom-client'
import { followClock, systemClock } from '../platform/base/clock.ts'
import type { Config } from '../platform/base/config.ts'
import type { Log } from '../platform/base/log.ts'
import { forgetOperator, writeOperator } from '../platform/base/operator.ts'
import { scryptHashing } from '../platform/base/password-hashing.ts'
import type { ProcessRole } from '../platform/base/process-roles.ts'
import { openStore } from '../platform/db/connect.ts'
import { isMigrated, migrate } from '../platform/db/migrate.ts'
import type { Store } from '../platform/db/store.ts'
import type { Deps } from '../platform/deps.ts'
import { buildApp } from './app.ts'
import { closeAll } from './close-all.ts'
import { explainStartUp } from './explain-start-up.ts'
import { openSecrets } from './open-secrets.ts'
import { startWorker, type Worker } from './worker.ts'

// Beside the server, in the tree and in the image alike.
const BROWSER_FOLDER = fileURLToPath(new URL('../../../web/dist', import.meta.url))

export type RunningServer = {
  /** Where it listens; null without the web role. */
  url: string | null
  deps: Deps
  /** Finishes what is under way, then lets go of the store. */
  close(): Promise<void>
}

/** Starts the roles in this process. Throws, with everything let go again, if one of them cannot start. */
export async function runServer(
  config: Config,
  roles: readonly ProcessRole[],
  log: Log,
): Promise<RunningServer> {
  // Closed in the opposite order of opening: no request and no job outlives what it needs.
  const closers: (() => Promise<void> | void)[] = []
  const close = () => closeAll(closers.splice(0).reverse())
  try {
    const store = await openStore(config, (error) => log.warn({ err: error }, 'database connection lost'))
    closers.push(() => store.close())
    await bringUpToDate(store, roles, log)
    const { deps, stop } = await buildDeps(config, store, log)
    closers.push(stop)
    const worker = roles.includes('worker') ? await startWorker(deps, store) : null
    closers.push(() => worker?.stop())
    const url = roles.includes('web') ? await listen(deps, worker, closers) : null
    log.info({ url, roles, store: store.kind }, 'started')
    return { url, deps, close }
  } catch (error) {
    // An error that keeps it from closing has the same cause, which is reported once.
    await close().catch((failed: unknown) => log.warn({ err: failed }, 'closing failed'))
    throw explainStartUp(error, config)
  }
}

/** What the application needs, on an open store. `stop` ends the following of a clock. */
export async function buildDeps(
  config: Config,
  store: Store,
  log: Log,
): Promise<{ deps: Deps; stop: () => void }> {
  const secrets = await openSecrets(store.db, config, log)
  const followed =
    config.clock_url === undefined
      ? null
      : await followClock(config.clock_url, fetch, (error) =>
          log.warn({ err: error }, 'clock does not respond'),
        )
  const deps = {
    db: store.db,
    store,
    config,
    clock: followed ?? systemClock,
    secrets,
    passwords: scryptHashing,
    fetch,
    log,
    metrics: new Registry(),
  }
  return { deps, stop: () => followed?.stop() }
}

async function bringUpToDate(store: Store, roles: readonly ProcessRole[], log: Log): Promise<void> {
  if (roles.includes('migrate')) {
    const ran = await migrate(store)
    if (ran.length > 0) log.info({ migrations: ran }, 'migrated')
  } else if (!(await isMigrated(store))) {
    throw new Error(
      'The database is not up to date: run the command migrate, or serve with the role migrate.',
    )
  }
}

async function listen(
  deps: Deps,
  worker: Worker | null,
  closers: (() => Promise<void> | void)[],
): Promise<string> {
  const { config } = deps
  const operator_token = randomBytes(32).toString('base64url')
  const { http } = await buildApp(deps, {
    operator_token,
    browser_folder: BROWSER_FOLDER,
    process_metrics: true,
    wakeWorker: () => worker?.wake(),
    wakeSender: () => worker?.wakeSender(),
    tell: (line) => console.error(line),
  })
  closers.push(() => http.close())
  await http.listen({ port: config.port, host: config.host })
  const url = localUrl(http.server.address())
  await writeOperator(config.data_dir, { url, token: operator_token })
  closers.push(() => forgetOperator(config.data_dir, operator_token))
  return url
}

// Where this machine reaches it; a server that listens on every address also listens on the loopback one.
function localUrl(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.')
  const host = ['0.0.0.0', '::'].includes(address.address) ? '127.0.0.1' : address.address
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}
