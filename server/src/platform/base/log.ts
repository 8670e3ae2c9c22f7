import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

const STANDARD_OUTPUT = 1
const SECRET_FIELDS = [
  'access_token',
  'app_secret',
  'verify_token',
  'api_key',
  'authorization',
  'password',
  'secret',
]
const PERSONAL_FIELDS = ['phone', 'bsuid', 'parent_bsuid', 'username', 'body', 'text', 'wa_id']
// PostgreSQL quotes the value in its message for these: data exceptions and broken constraints.
const QUOTES_VALUES = /^(22|23)/

/** JSON lines on standard output. They carry ids; what a slip puts beside them is cut out here. */
export function buildLog(level: string, destination?: DestinationStream): Log {
  const fields = [...SECRET_FIELDS, ...PERSONAL_FIELDS]
  const options = {
    level,
    base: undefined,
    redact: { paths: fields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[removed]' },
    serializers: { err: presentError, error: presentError },
  }
  return pino(options, destination ?? standardStream(STANDARD_OUTPUT))
}

/** Standard output or error. A full disk behind it, or a reader of it that has gone, costs lines of the log and not the server. */
export function standardStream(descriptor: number): DestinationStream {
  const output = pino.destination(descriptor)
  output.on('error', () => undefined)
  return output
}

/** An error without what may hold a person's data: PostgreSQL puts rows and values into `detail` and `message`. */
function presentError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, routine } = databaseFields(error)
  const quotes = typeof code === 'string' && QUOTES_VALUES.test(code)
  return {
    type: error.name,
    message: quotes ? `PostgreSQL error ${code}` : error.message,
    code,
    constraint,
    table,
    routine,
    // The first line repeats the message.
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .join('\n'),
    cause: error.cause === undefined ? undefined : presentError(error.cause),
  }
}

function databaseFields(error: Error): Record<string, unknown> {
  return { ...error }
}
