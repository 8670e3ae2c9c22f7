import { readConfig } from '../platform/base/config.ts'
import { buildLog, standardStream } from '../platform/base/log.ts'
import type { Client } from './client.ts'
import { openClient } from './open-client.ts'

const STANDARD_ERROR = 2

/** The API for a command that closes it. What is logged goes to standard error. */
export function openForCommand(): Promise<Client> {
  return openClient(readConfig(), buildLog('error', standardStream(STANDARD_ERROR)))
}

/** Gives a command the API, and closes it behind the command. */
export async function runWithClient<T>(command: (client: Client) => Promise<T>): Promise<T> {
  const client = await openForCommand()
  try {
    return await command(client)
  } finally {
    await client.close()
  }
}
