import { readConfig } from '../platform/base/config.ts'
import { buildLog, standardStream } from '../platform/base/log.ts'
import { type Client, RequestFailed } from './client.ts'
import { openClient } from './open-client.ts'

const STANDARD_ERROR = 2

/** The API for a command that closes it. What is logged goes to standard error. */
export function openForCommand(): Promise<Client> {
  return openClient(readConfig(), buildLog('error', standardStream(STANDARD_ERROR)))
}

/** By what the user of a command knows a field: `body.waba` is `--waba`, and the whole body has no name. */
function optionOf(field: string, options: OptionNames): string {
  const name = field.replace(/^(body|query|params|headers)(\.|$)/, '')
  return options[name] ?? (name === '' ? '' : `--${name.replaceAll('_', '-')}`)
}

/** The options of a command, by the fields of the API whose names differ from them. */
export type OptionNames = Record<string, string>

/** Gives a command the API, and closes it behind the command. Errors name the options that were typed. */
export async function runWithClient<T>(
  command: (client: Client) => Promise<T>,
  options: OptionNames = {},
): Promise<T> {
  const client = await openForCommand()
  try {
    return await command(client)
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error
    throw new RequestFailed(error.status, error.problem, (field) => optionOf(field, options))
  } finally {
    await client.close()
  }
}
