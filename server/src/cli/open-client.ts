import type { Config } from '../platform/base/config.ts'
import type { Log } from '../platform/base/log.ts'
import { readOperator } from '../platform/base/operator.ts'
import { StartUpError } from '../platform/base/start-up-error.ts'
import { findHolder } from '../platform/db/folder-lock.ts'
import { explainStartUp } from '../process/explain-start-up.ts'
import { type Client, readAnswer, requestHeaders } from './client.ts'

/** Opens the store itself only where no server holds it: the embedded one takes one process at a time. */
export async function openClient(config: Config, log: Log): Promise<Client> {
  try {
    const holder = config.database_url === undefined ? await findHolder(config.data_dir) : null
    if (holder !== null) return await openRemoteClient(config, holder.pid)
    const { openLocalClient } = await import('./local-client.ts')
    return await openLocalClient(config, log)
  } catch (error) {
    throw explainStartUp(error, config)
  }
}

async function openRemoteClient({ data_dir }: Config, pid: number): Promise<Client> {
  const operator = await readOperator(data_dir)
  if (operator === null) {
    throw new StartUpError(
      'folder_locked',
      `Process ${pid} uses ${data_dir} but serves no API. Try again, or stop the process.`,
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
