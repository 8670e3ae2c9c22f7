import { StartUpError } from '../platform/base/start-up-error.ts'
import { RequestFailed } from './client.ts'

const FAILED = 1

/** Says on standard error why a command or the server failed, as JSON where `--json` is given, and sets the exit code. */
export function reportFailure(error: unknown): void {
  process.exitCode = error instanceof StartUpError ? error.exit_code : FAILED
  const detail = sentenceOf(error)
  if (!process.argv.includes('--json')) console.error(detail)
  else if (error instanceof RequestFailed) console.error(JSON.stringify(error.problem))
  else if (error instanceof StartUpError) console.error(JSON.stringify({ code: error.code, detail }))
  else console.error(JSON.stringify({ detail }))
}

// Node's own errors about several addresses have no message.
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || ('code' in error ? String(error.code) : error.name)
}
