import { accessSync, constants } from 'node:fs'
import { DatabaseError } from 'pg'
import type { Config } from '../platform/base/config.ts'
import { folderInTheWay, StartUpError } from '../platform/base/start-up-error.ts'
import { ConnectionRefused, isStoreAway, isUnreachable, ONLY_READS } from '../platform/db/store-away.ts'

type Settings = Pick<Config, 'data_dir' | 'database_url' | 'host' | 'port'>

const FULL = /^(ENOSPC|EDQUOT|53100)$/
const UNWRITABLE = /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENAMETOOLONG|ENOENT|EIO|ELOOP)$/
const WRONG_PASSWORD = /^28/
// Here PostgreSQL judges the connection, before the password: its TLS, its address and its certificate.
const NO_ENTRY = 'ClientAuthentication'
const NO_PLACE_LEFT = '53300'
const NO_DATABASE = '3D000'
const NO_RIGHT = '42501'
const READ_ONLY = '25006'
// object_not_in_prerequisite_state has other meanings in other routines of PostgreSQL.
const NO_CONNECTIONS = { code: '55000', routine: 'CheckMyDatabase' }
// The driver gives these no code.
const NO_PASSWORD = /^SASL: .*password must be/
const NO_TLS = /does not support SSL connections/
const UNTRUSTED = /CERT|UNABLE_TO_VERIFY|ERR_TLS/
const FULL_TEXT = /No space left on device|ENOSPC|errno = 51\b/
const READ_ONLY_TEXT = /Read-only file system|EROFS|Permission denied/

/** What kept the server or a command from beginning, in the operator's words where it is a thing that an operator mends. */
export function explainStartUp(error: unknown, settings: Settings): unknown {
  for (const cause of causesOf(error)) {
    const explained = explainOne(cause, settings)
    if (explained !== null) return explained
  }
  return error
}

function explainOne(error: Error, settings: Settings): StartUpError | null {
  if (error instanceof StartUpError) return error
  if (syscallOf(error) === 'listen' || isLookUpOf(settings.host, error)) return explainListen(error, settings)
  if (FULL.test(codeOf(error)) || FULL_TEXT.test(error.message)) return explainFull(error, settings)
  const named = settings.database_url === undefined ? null : fileOfUrl(error, settings.database_url)
  if (named !== null)
    return startUpError(
      'settings_invalid',
      error,
      `DATABASE_URL names the file ${named}, which cannot be read (${codeOf(error)}): correct its path or give this user the file.`,
    )
  const path = 'path' in error && typeof error.path === 'string' ? error.path : null
  if (path !== null && codeOf(error) === 'EISDIR') return folderInTheWay(path, error)
  if (path !== null && UNWRITABLE.test(codeOf(error))) return explainFolder(error, settings)
  return settings.database_url === undefined
    ? explainEmbedded(error, settings)
    : explainDatabase(error, settings.database_url)
}

function explainListen(error: Error, { host, port }: Settings): StartUpError | null {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return startUpError(
        'port_in_use',
        error,
        `Port ${port} on ${host} is in use: stop the process that uses it or set PORT to a free port.`,
      )
    case 'EACCES':
      return startUpError(
        'port_refused',
        error,
        `This user may not listen on port ${port}: set PORT to a port from 1024.`,
      )
    // A link-local address without its interface, and IPv6 on a machine that has none.
    case 'EINVAL':
    case 'EAFNOSUPPORT':
      return startUpError(
        'port_refused',
        error,
        `This machine cannot listen on ${host}: set HOST to another of its addresses, or to 0.0.0.0 for all.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return startUpError(
        'port_refused',
        error,
        `This machine has no address ${host}: set HOST to one of its addresses, or to 0.0.0.0 for all.`,
      )
    default:
      return null
  }
}

function explainFull(error: Error, { data_dir, database_url }: Settings): StartUpError {
  const where = database_url === undefined || 'path' in error ? `of DATA_DIR ${data_dir}` : 'of the database'
  return startUpError('disk_full', error, `The disk ${where} is full: free some space and start again.`)
}

function explainFolder(error: Error, { data_dir }: Settings): StartUpError {
  return startUpError(
    'folder_unwritable',
    error,
    `DATA_DIR ${data_dir} cannot be written (${codeOf(error)}): give this user the folder or set DATA_DIR to another.`,
  )
}

function explainEmbedded(error: Error, settings: Settings): StartUpError | null {
  // Nothing else lets the embedded store only read; see watchDisk.
  if (codeOf(error) === READ_ONLY && isWritable(settings.data_dir)) return explainFull(error, settings)
  if (codeOf(error) === READ_ONLY) return explainFolder(error, settings)
  return READ_ONLY_TEXT.test(error.message) ? explainFolder(error, settings) : null
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function explainDatabase(error: Error, database_url: string): StartUpError | null {
  const refused = explainSignIn(error, database_url)
  if (refused !== null) return refused
  const { user, place, database } = placeOf(database_url)
  const code = codeOf(error)
  if (code === NO_PLACE_LEFT)
    return startUpError(
      'database_unreachable',
      error,
      `The database at ${place} has no connection left for ${user} (${error.message}): close others, or raise the limit of the server, the database or the role.`,
    )
  if (code === NO_DATABASE)
    return startUpError(
      'database_refused',
      error,
      `The database ${database} does not exist at ${place}: create it or change DATABASE_URL.`,
    )
  if (code === NO_CONNECTIONS.code && routineOf(error) === NO_CONNECTIONS.routine)
    return startUpError(
      'database_refused',
      error,
      `The database ${database} at ${place} accepts no connections: run ALTER DATABASE "${database}" ALLOW_CONNECTIONS true there, or change DATABASE_URL.`,
    )
  if (code === NO_RIGHT)
    return startUpError(
      'database_refused',
      error,
      `The role ${user} lacks a right in the database ${database} (${error.message}): let it own the database and give it CREATEROLE.`,
    )
  if (refusesParameter(error))
    return startUpError(
      'settings_invalid',
      error,
      `The database at ${place} refuses a parameter in DATABASE_URL or PGOPTIONS (${error.message}): correct or remove it.`,
    )
  if (code === READ_ONLY || error.message === ONLY_READS)
    return startUpError(
      'database_refused',
      error,
      `The database ${database} at ${place} accepts no writes: name the primary in DATABASE_URL if it is a standby, or turn default_transaction_read_only off for the database or the role ${user}.`,
    )
  if (error instanceof ConnectionRefused)
    return startUpError(
      'database_refused',
      error,
      `The database at ${place} refuses the connection (${error.message}): correct what DATABASE_URL sets besides the database, such as options.`,
    )
  if (!isStoreAway(error) && !isUnreachable(error)) return null
  return startUpError(
    'database_unreachable',
    error,
    `The database at ${place} is unavailable (${reasonOf(error)}): start it or change DATABASE_URL.`,
  )
}

/** PostgreSQL has many codes for an unknown parameter, a wrong value and a wrong switch, and one place for each. */
function refusesParameter(error: Error): boolean {
  const is_value = 'file' in error && error.file === 'guc.c'
  return is_value || ('routine' in error && error.routine === 'process_postgres_switches')
}

/** What PostgreSQL refuses before it looks at the database: TLS, the client, the user and the password. */
function explainSignIn(error: Error, database_url: string): StartUpError | null {
  const { user, place } = placeOf(database_url)
  const code = codeOf(error)
  if (WRONG_PASSWORD.test(code) && routineOf(error) === NO_ENTRY)
    return startUpError(
      'database_refused',
      error,
      `The database at ${place} accepts no such connection of ${user} (${error.message}): set sslmode in DATABASE_URL if TLS is required, or permit the connection in its pg_hba.conf.`,
    )
  if (WRONG_PASSWORD.test(code))
    return startUpError(
      'database_refused',
      error,
      `The database at ${place} rejects ${user} (${error.message}): check the user and the password in DATABASE_URL.`,
    )
  if (NO_PASSWORD.test(error.message))
    return startUpError(
      'database_refused',
      error,
      `The database at ${place} requires a password for ${user}: add it to DATABASE_URL.`,
    )
  if (NO_TLS.test(error.message))
    return startUpError(
      'database_refused',
      error,
      `The database at ${place} does not support TLS: enable TLS there, or set sslmode=disable in DATABASE_URL.`,
    )
  if (UNTRUSTED.test(code))
    return startUpError(
      'database_refused',
      error,
      `The certificate of the database at ${place} is not trusted (${code}): name its authority as sslrootcert in DATABASE_URL.`,
    )
  return null
}

const FILES_OF_URL = ['sslrootcert', 'sslcert', 'sslkey']

/** The certificate or key in DATABASE_URL that could not be read, or null. Of a folder, the error does not say which. */
function fileOfUrl(error: Error, database_url: string): string | null {
  const { searchParams } = new URL(database_url)
  const files = FILES_OF_URL.flatMap((name) => searchParams.getAll(name))
  const path = 'path' in error ? error.path : undefined
  if (path === undefined) return codeOf(error) === 'EISDIR' ? (files[0] ?? null) : null
  return files.find((file) => file === path) ?? null
}

/** Never the password. */
function placeOf(database_url: string): { user: string; place: string; database: string } {
  const { username, host, pathname } = new URL(database_url)
  return {
    user: decodeURIComponent(username) || 'this user',
    place: host || 'the local socket',
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
  }
}

function reasonOf(error: Error): string {
  // A proxy such as PgBouncer has one code for all reasons.
  if (error instanceof DatabaseError) return `${codeOf(error)}: ${error.message}`
  // Of a name with several addresses every try has failed, and the error about them all says nothing.
  return codeOf(error) || error.message || 'no response'
}

function startUpError(code: StartUpError['code'], cause: Error, message: string): StartUpError {
  return new StartUpError(code, message, { cause })
}

/** The innermost first: it knows best. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && !causes.includes(cause); cause = cause.cause)
    causes.unshift(cause)
  return causes
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** True if no address was found for this name. */
function isLookUpOf(host: string, error: Error): boolean {
  return syscallOf(error) === 'getaddrinfo' && 'hostname' in error && error.hostname === host
}

function routineOf(error: Error): string {
  return 'routine' in error && typeof error.routine === 'string' ? error.routine : ''
}

function syscallOf(error: Error): string {
  return 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : ''
}
