/** The store cannot be used now and comes back without us: the caller may repeat what it did. The reason is the cause. */
export class StoreAway extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreAway'
  }
}

/** Of a database that only reads, such as a standby. */
export const ONLY_READS = 'The database does not accept writes.'

/** A transaction waited too long: for a connection, for a lock or for a statement. The caller may repeat it later. */
export class AccountBusy extends StoreAway {
  constructor(options?: ErrorOptions) {
    super('The account is busy.', options)
    this.name = 'AccountBusy'
  }
}

/** The folder of the files cannot be used: it comes back only once an operator has mended it. */
export class FilesAway extends StoreAway {
  constructor(folder: string, cause: Error) {
    super(`The files in ${folder} are unavailable: ${cause.message}`, { cause })
    this.name = 'FilesAway'
  }
}

/** PostgreSQL, or a proxy before it, opens no connection and says why. */
export class ConnectionRefused extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
    this.name = 'ConnectionRefused'
  }
}

// PostgreSQL going away, away or coming back, a read-only standby, out of connections, memory or disk, or without its files; and the
// same of our own files, also when no more of them can be opened:
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const STORE_CODE = /^(08...|57P0[1-5]|53[0-4]00|25006|25P03|58...|ENOSPC|EDQUOT|EROFS|EMFILE|ENFILE)$/
const SOCKET_CODE = /^(E(CONN|NET|HOST|ADDR|AI_)[A-Z_]*|ETIMEDOUT|ENOTFOUND|ENOENT|EPIPE)$/
// The driver gives these no code.
const DRIVER_MESSAGE =
  /^(Connection terminated|timeout (expired|exceeded)|Query read timeout|Client (has encountered a connection error|was closed)|Postgres connection has been discarded|Cannot use a pool after calling end|PGlite is clos)/
// PostgreSQL counts a folder that became read-only as a missing right.
const NO_RIGHT = '42501'
const FILE_MESSAGE = /\bfile\b.*(Read-only file system|Permission denied|Operation not permitted)/

const DEEPEST_CAUSE = 5

/** Whether an error, or what caused it, says that the store is away. */
export function isStoreAway(error: unknown): boolean {
  return causesOf(error).some(
    (cause) => cause instanceof StoreAway || STORE_CODE.test(codeOf(cause)) || isLostFile(cause),
  )
}

/** Whether an error, or what caused it, says that the account is busy. The store itself is there. */
export function isAccountBusy(error: unknown): boolean {
  return causesOf(error).some((cause) => cause instanceof AccountBusy)
}

/** An error with what caused it, the outermost first. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && causes.length < DEEPEST_CAUSE; cause = cause.cause)
    causes.push(cause)
  return causes
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: serialization_failure, deadlock_detected.
const ROLLED_BACK = /^(40001|40P01)$/

/** Whether the database undid a transaction because of another one: what it did may be repeated. */
export function isRolledBack(error: unknown): boolean {
  return causesOf(error).some((cause) => ROLLED_BACK.test(codeOf(cause)))
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: lock_not_available. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '55P03'
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: query_canceled, also by an operator. */
export function isStatementTimeout(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '57014'
}

/** Whether the database ended a transaction that may be repeated: for another one, for a lock, or by an operator. */
export function isRepeatable(error: unknown): boolean {
  return isRolledBack(error) || causesOf(error).some((it) => isLockTimeout(it) || isStatementTimeout(it))
}

/**
 * What a driver of the database threw, as `StoreAway` where it means that. Codes of sockets count here alone: elsewhere
 * they are about another server.
 */
export function asStoreAway(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreAway) return error
  const away = isStoreAway(error) || isUnreachable(error)
  return away ? new StoreAway(`The database is unavailable: ${error.message}`, { cause: error }) : error
}

/** Of an error of the database's driver: whether it says that nothing is reached. */
export function isUnreachable(error: Error): boolean {
  return SOCKET_CODE.test(codeOf(error)) || DRIVER_MESSAGE.test(error.message)
}

function isLostFile(error: Error): boolean {
  return codeOf(error) === NO_RIGHT && FILE_MESSAGE.test(error.message)
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
