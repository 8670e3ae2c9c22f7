import { resolve } from 'node:path'
import { z } from 'zod'
import {
  isBase,
  isDecodable,
  isHost,
  isLoopback,
  isNetwork,
  isPlainPath,
  isPort,
  namesAuthority,
  namesOneHost,
  namesPort,
} from './setting-checks.ts'
import { StartUpError } from './start-up-error.ts'

/** Where files are kept instead of in `data_dir`: a bucket that speaks S3. */
export type MediaBucket = {
  bucket: string
  /** Before every key, without slashes around it; may be empty. */
  prefix: string
  endpoint: string
  region: string
  access_key_id: string
  secret_access_key: string
}

/** What the operator set. Read once, at start; everything else gets what it needs handed. */
export type Config = {
  port: number
  host: string
  /** Absent: the store embedded in `data_dir`. */
  database_url: string | undefined
  database_pool_size: number
  data_dir: string
  /** One or several, the newest first; absent: made and kept in `data_dir`. */
  secret_keys: string[] | undefined
  /** Where browsers and Meta reach us, without a trailing slash. */
  public_url: string | undefined
  graph_url: string
  /** Absent: files are kept in `data_dir`. */
  media_bucket: MediaBucket | undefined
  /** A clock to follow instead of this machine's, for rehearsals. */
  clock_url: string | undefined
  /** A sandbox whose simulated phones are shown to those who work in the accounts that its lines are connected to. */
  sandbox_url: string | undefined
  /** Whether the API reference is served at /docs. */
  docs: boolean
  log_level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Requests to the API per minute and key. */
  api_rate_limit: number
  /** Through which server mail goes out. Absent: what would be mailed is printed on the terminal. */
  smtp_url: string | undefined
  mail_from: string
  /** Networks of the operator's own that endpoints may be in, as CIDR; all others have to be public and over https. */
  webhook_allowed_networks: string[]
  /** Networks whose clients read GET /metrics without a key, as CIDR. */
  metrics_allowed_networks: string[]
  /** Networks of the operator's proxies, as CIDR, which name the client's address in X-Forwarded-For. */
  trusted_proxies: string[]
}

class ConfigError extends StartUpError {
  constructor(problems: string[]) {
    super('settings_invalid', `Invalid settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const SHORTEST_SECRET_KEY = 32

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://', abort: true })
  .refine(isBase, 'must be a URL without a user, a password, a ? and a #, since paths are added to it')
  .transform((url) => url.replace(/\/+$/, ''))
/** Decimal digits alone: `Number` would also read spaces, 0x10, 1e3, +80 and 80.0. */
const integer = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: `must be a whole number from ${from} to ${to}, in decimal digits`, abort: true })
    .transform(Number)
    .refine((number) => number >= from, `must be at least ${from}`)
    .refine((number) => number <= to, `must be at most ${to}`)

const networks = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((network) => network.trim())
      .filter((network) => network !== ''),
  )
  .refine((given) => given.every(isNetwork), {
    error: 'must be networks such as 10.0.0.0/8 or fd00::/8, separated by commas',
  })

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const BUCKET_URL = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/

const SETTINGS = z.object({
  PORT: integer(0, 65_535).default(3000),
  HOST: z
    .string()
    .refine(isHost, 'must be an address or a name without a port, such as 0.0.0.0, :: or localhost')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(namesOneHost, {
      error: 'must name one host (the primary, or a proxy for it), not a list of hosts',
      abort: true,
    })
    .pipe(
      z
        .url({
          protocol: /^postgres(ql)?$/,
          error:
            'must be a URL such as postgres://user:password@host:5432/database, with / as %2F, # as %23 and @ as %40 in the password',
          abort: true,
        })
        .refine(namesPort, 'must name a port in decimal digits')
        .refine(
          namesAuthority,
          'must name a file as sslrootcert with sslmode=verify-ca and uselibpqcompat=true',
        )
        .refine(isDecodable, 'must encode % and other special characters of the password, such as %25 for %'),
    )
    .optional(),
  DATABASE_POOL_SIZE: integer(2, 500).default(10),
  DATA_DIR: z
    .string()
    .refine(
      isPlainPath,
      'must be a path without spaces around it, ~, $NAME and quotes: no shell replaces them here',
    )
    .default('./data'),
  SECRET_KEY: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => key.length >= SHORTEST_SECRET_KEY), {
      error: `must be at least ${SHORTEST_SECRET_KEY} characters (several keys: separated by commas, the newest first)`,
    })
    .optional(),
  PUBLIC_URL: httpUrl.optional(),
  GRAPH_URL: httpUrl.default('https://graph.facebook.com'),
  CLOCK_URL: httpUrl.optional(),
  SANDBOX_URL: httpUrl.optional(),
  DOCS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  API_RATE_LIMIT: integer(1, 10_000_000).default(6000),
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: 'must be a URL such as smtps://user:password@host:465',
    })
    .optional(),
  WEBHOOK_ALLOWED_NETWORKS: networks,
  METRICS_ALLOWED_NETWORKS: networks,
  TRUSTED_PROXIES: networks,
  MAIL_FROM: z
    .string()
    .regex(/^.*\S@\S.*$/, 'must be one line with an e-mail address, such as Support <support@example.com>')
    .default('Selfsame <selfsame@localhost>'),
  MEDIA_URL: z
    .string()
    .regex(BUCKET_URL, 'must be a URL such as s3://bucket or s3://bucket/folder')
    .optional(),
  S3_ENDPOINT: httpUrl.optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, 'must be the name of a region, such as us-east-1')
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
})

const NAMES = Object.keys(SETTINGS.shape)
const SHORTEST_GUESSED_NAME = 7

/** Reads the environment. Throws `ConfigError` that names every malformed, unknown or misspelt setting. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  // An empty variable is what `VAR= command` and compose files give for "not set".
  const given = Object.fromEntries(
    NAMES.map((name) => [name, environment[name]]).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = SETTINGS.safeParse(given)
  const problems = misspelt(environment)
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`))
    throw new ConfigError(problems)
  }
  const settings = parsed.data
  // The driver reads it for a URL without a port.
  if (settings.DATABASE_URL !== undefined && environment.PGPORT && !isPort(environment.PGPORT))
    problems.push('PGPORT must be a port in decimal digits.')
  if (
    settings.CLOCK_URL !== undefined &&
    !(isLoopback(settings.GRAPH_URL) && isLoopback(settings.CLOCK_URL))
  ) {
    problems.push(
      'CLOCK_URL is for rehearsals: it is accepted only where it and GRAPH_URL are on this machine.',
    )
  }
  if (settings.SANDBOX_URL !== undefined && !isLoopback(settings.SANDBOX_URL)) {
    problems.push('SANDBOX_URL is for rehearsals: it is accepted only where it is on this machine.')
  }
  const media_bucket = readBucket(settings, problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    port: settings.PORT,
    host: settings.HOST,
    database_url: settings.DATABASE_URL,
    database_pool_size: settings.DATABASE_POOL_SIZE,
    data_dir: resolve(settings.DATA_DIR),
    secret_keys: settings.SECRET_KEY,
    public_url: settings.PUBLIC_URL,
    graph_url: settings.GRAPH_URL,
    media_bucket,
    clock_url: settings.CLOCK_URL,
    sandbox_url: settings.SANDBOX_URL,
    docs: settings.DOCS === 'on',
    log_level: settings.LOG_LEVEL,
    api_rate_limit: settings.API_RATE_LIMIT,
    smtp_url: settings.SMTP_URL,
    mail_from: settings.MAIL_FROM,
    webhook_allowed_networks: settings.WEBHOOK_ALLOWED_NETWORKS,
    metrics_allowed_networks: settings.METRICS_ALLOWED_NETWORKS,
    trusted_proxies: settings.TRUSTED_PROXIES,
  }
}

/** Where browsers reach us, as far as the settings tell. */
export function baseUrl(config: Pick<Config, 'public_url' | 'host' | 'port'>): string {
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host
  return config.public_url ?? `http://${host.includes(':') ? `[${host}]` : host}:${config.port}`
}

function readBucket(settings: z.output<typeof SETTINGS>, problems: string[]): MediaBucket | undefined {
  const { MEDIA_URL, S3_REGION: region, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings
  const [, bucket = '', prefix = ''] = BUCKET_URL.exec(MEDIA_URL ?? '') ?? []
  if (MEDIA_URL === undefined) return undefined
  if (S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined) {
    problems.push('A bucket in MEDIA_URL requires S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.')
    return undefined
  }
  return {
    bucket,
    prefix: prefix.replace(/^\/+|\/+$/g, ''),
    endpoint: settings.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`,
    region,
    access_key_id: S3_ACCESS_KEY_ID,
    secret_access_key: S3_SECRET_ACCESS_KEY,
  }
}

// The environment also holds what belongs to others, so only names that can be meant for us are judged: those with our
// own prefix, and those that differ from a setting that is not set by one letter, or by case and underscores.
function misspelt(environment: Record<string, string | undefined>): string[] {
  return Object.keys(environment).flatMap((name) => {
    if (NAMES.includes(name)) return []
    if (name.startsWith('SELFSAME_'))
      return [`${name} is not a setting. The settings are: ${NAMES.join(', ')}.`]
    const meant = NAMES.find((candidate) => (environment[candidate] ?? '') === '' && isSlip(name, candidate))
    return meant === undefined ? [] : [`${name} is not a setting. Did you mean ${meant}?`]
  })
}

function isSlip(name: string, meant: string): boolean {
  if (bare(name) === bare(meant)) return meant.includes('_')
  return meant.length >= SHORTEST_GUESSED_NAME && differsByOneLetter(name, meant)
}

function bare(name: string): string {
  return name.replaceAll('_', '').toUpperCase()
}

function differsByOneLetter(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  const skip = long.length === short.length ? 1 : 0
  return short.slice(same + skip) === long.slice(same + 1)
}
