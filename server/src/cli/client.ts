import { randomBytes } from 'node:crypto'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { openStore } from '../db/connect.ts'
import { findHolder } from '../db/folder-lock.ts'
import { migrate } from '../db/migrate.ts'
import { explainStartUp } from '../explain-start-up.ts'
import type { Log } from '../log.ts'
import { readOperator } from '../operator.ts'
import { buildDeps } from '../run-server.ts'
import { StartUpError } from '../start-up-error.ts'

export type ClientRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: object
  /** `acc_…`, where the path is about one account's things. */
  account_id?: string
}

/** Speaks the API for a command: over HTTP to the server that holds the store, else inside this process. */
export type Client = {
  /** Returns the answer's JSON. Throws `RequestFailed` for anything but success. */
  request(request: ClientRequest): Promise<unknown>
  close(): Promise<void>
}

export class RequestFailed extends Error {
  readonly problem: unknown
  constructor(status: number, problem: unknown) {
    super(problemDetail(problem) ?? `The server answered ${status}.`)
    this.name = 'RequestFailed'
    this.problem = problem
  }
}

/** Opens the store itself only where no server holds it: the embedded one takes one process at a time. */
export async function openClient(config: Config, log: Log): Promise<Client> {
  try {
    const holder = config.database_url === undefined ? await findHolder(config.data_dir) : null
    return holder === null ? await openLocalClient(config, log) : await openRemoteClient(config, holder.pid)
  } catch (error) {
    throw explainStartUp(error, config)
  }
}

async function openRemoteClient({ data_dir }: Config, pid: number): Promise<Client> {
  const operator = await readOperator(data_dir)
  if (operator === null) {
    throw new StartUpError(
      'folder_locked',
      `Process ${pid} holds ${data_dir} but serves no API. Try again, or stop it.`,
    )
  }
  return buildRemoteClient(operator.url, operator.token)
}

function buildRemoteClient(url: string, token: string): Client {
  return {
    request: async ({ method, path, body, account_id }) => {
      const headers = requestHeaders(token, body, account_id)
      const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) }
      const response = await fetch(new URL(path, url), init)
      return readAnswer(response.status, await response.text())
    },
    close: () => Promise.resolve(),
  }
}

async function openLocalClient(config: Config, log: Log): Promise<Client> {
  const token = randomBytes(32).toString('base64url')
  const store = await openStore(config, (error) => log.warn({ err: error }, 'database connection lost'))
  try {
    await migrate(store)
    const { deps, stop } = await buildDeps(config, store, log)
    // The webhooks that a command queues are worked on by the next server.
    const nobody = () => undefined
    const { http } = await buildApp(deps, {
      operator_token: token,
      process_metrics: false,
      wakeWorker: nobody,
      wakeSender: nobody,
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

function requestHeaders(token: string, body: object | undefined, account_id: string | undefined) {
  return {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(account_id !== undefined && { 'selfsame-account': account_id }),
  }
}

function readAnswer(status: number, text: string): unknown {
  const body: unknown = text === '' ? null : JSON.parse(text)
  if (status >= 400) throw new RequestFailed(status, body)
  return body
}

// Names every wrong field, because a person typed them.
function problemDetail(problem: unknown): string | null {
  if (typeof problem !== 'object' || problem === null) return null
  if ('errors' in problem && Array.isArray(problem.errors)) {
    return problem.errors
      .map((error: { field: string; message: string }) => `${error.field}: ${error.message}`)
      .join('\n')
  }
  return 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : null
}
