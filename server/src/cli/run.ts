import { readConfig } from '../config.ts'
import { buildLog, standardStream } from '../log.ts'
import { type Client, openClient } from './client.ts'

const STANDARD_ERROR = 2

/** Gives a command the API, and closes it behind the command. What is logged goes to standard error. */
export async function runWithClient<T>(command: (client: Client) => Promise<T>): Promise<T> {
  const client = await openClient(readConfig(), buildLog('error', standardStream(STANDARD_ERROR)))
  try {
    return await command(client)
  } finally {
    await client.close()
  }
}
