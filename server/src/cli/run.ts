import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { buildLog } from '../log.ts'
import { type Client, openClient } from './client.ts'

const STANDARD_ERROR = 2

/** Gives a command the API, and closes it behind the command. What is logged goes to standard error. */
export async function runWithClient<T>(command: (client: Client) => Promise<T>): Promise<T> {
  const client = await openClient(readConfig(), buildLog('error', pino.destination(STANDARD_ERROR)))
  try {
    return await command(client)
  } finally {
    await client.close()
  }
}
