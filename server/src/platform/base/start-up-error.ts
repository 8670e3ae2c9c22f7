/**
 * Why the server or a command cannot begin: the code of `--json` and the exit code of the process. docs/operating.md lists
 * the same, and a test compares them.
 */
export const START_UP_ERRORS = {
  settings_invalid: 78,
  wrong_secret_key: 78,
  store_newer: 78,
  store_damaged: 65,
  database_unreachable: 69,
  database_refused: 77,
  folder_unwritable: 73,
  folder_locked: 75,
  disk_full: 74,
  port_in_use: 75,
  port_refused: 77,
  too_few_descriptors: 71,
} as const satisfies Record<string, number>

export type StartUpCode = keyof typeof START_UP_ERRORS

/** What keeps a process from beginning; the message says in one sentence what is wrong and what to do. */
export class StartUpError extends Error {
  readonly code: StartUpCode
  readonly exit_code: number
  constructor(code: StartUpCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartUpError'
    this.code = code
    this.exit_code = START_UP_ERRORS[code]
  }
}

/** For what Node.js says of a folder in place of a file; of one that is read it does not say which. */
export function folderInTheWay(path: string, cause: unknown): StartUpError {
  const message = `${path} is a folder, where Selfsame keeps a file: move it away and start again.`
  return new StartUpError('folder_unwritable', message, { cause })
}
