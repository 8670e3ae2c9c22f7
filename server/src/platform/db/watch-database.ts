import { Socket } from 'node:net'
import { Client, type ClientConfig, DatabaseError } from 'pg'
import { SESSION_SETTINGS } from './session-settings.ts'
import { ONLY_READS, StoreAway } from './store-away.ts'

/** Knows whether the database is there, on behalf of every connection of this process. */
export type DatabaseWatch = {
  /** Makes the socket of a connection: for the `stream` of the driver's settings. */
  openSocket(): Socket
  /** Ends every connection that still stands. */
  close(): void
}

const BEAT_EVERY_MS = 1_000
const BEAT_WITHIN_MS = 3_000
const KNOCK_EVERY_MS = 500
const CONNECT_WITHIN_MS = 2_000
const GOING = /^(08...|57P0[1-5])$/

// A standby, which a failover leaves behind under the old address, answers as well as the primary but takes no writes.
const BEAT = `select current_setting('transaction_read_only') = 'on' as read_only`

/**
 * Asks the database for a sign of life once a second, over a connection of its own. Without one, as after a silent cut
 * of the network, it ends every connection that has been as silent, so that their statements fail and do not hang.
 * Until the database is back only this connection retries; all others are refused at once.
 */
export function watchDatabase(connection: ClientConfig, onLost: (error: Error) => void): DatabaseWatch {
  const sockets = new Set<Socket>()
  const probe = buildProbe(connection)
  let away: StoreAway | null = null
  let timer: NodeJS.Timeout | null = null
  let closed = false

  function openSocket(): Socket {
    // The first connection is made when the store is first used; before that there is nothing to watch.
    if (timer === null && !closed) schedule(BEAT_EVERY_MS)
    if (away !== null) return refusedSocket(new StoreAway(away.message, { cause: away.cause }))
    const socket = limitedSocket()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }

  function schedule(after_ms: number): void {
    timer = setTimeout(() => {
      beat().finally(() => {
        if (!closed) schedule(away === null ? BEAT_EVERY_MS : KNOCK_EVERY_MS)
      })
    }, after_ms).unref()
  }

  /** Never throws: whatever goes wrong says whether the database is there. */
  async function beat(): Promise<void> {
    const read_before = new Map([...sockets].map((socket) => [socket, socket.bytesRead]))
    try {
      await probe.ask()
      away = null
    } catch (error) {
      if (closed) return
      // A server that refuses this one connection, for its number or its password, is there.
      if (error instanceof DatabaseError && !GOING.test(String(error.code))) away = null
      else fall(error, read_before)
    }
  }

  function fall(error: unknown, read_before: Map<Socket, number>): void {
    const reason = new StoreAway('The database is unavailable.', { cause: error })
    if (away === null) onLost(reason)
    away = reason
    for (const [socket, bytes] of read_before) {
      if (error instanceof StoreAway || socket.bytesRead === bytes) socket.destroy(reason)
    }
  }

  function close(): void {
    closed = true
    if (timer !== null) clearTimeout(timer)
    probe.close().catch(onLost)
    for (const socket of sockets) socket.destroy()
  }

  return { openSocket, close }
}

/** Asks the database over one connection, which it opens again when that is lost. */
type Probe = {
  /** Rejects where the database gives no sign of life, or accepts no writes. */
  ask(): Promise<void>
  close(): Promise<void>
}

function buildProbe(connection: ClientConfig): Probe {
  let client: Client | null = null
  let closed = false

  async function open(): Promise<Client> {
    const made = await connect(connection)
    // It was closed meanwhile: this connection would keep a command from ending.
    if (closed) {
      await made.end()
      throw new StoreAway('The watch is closed.')
    }
    client = made
    return made
  }

  return {
    ask: async () => {
      const known = client
      try {
        await askFor(client ?? (await open()))
      } catch (error) {
        await client?.end()
        client = null
        // It may have lost this connection alone. After silence there is no time to ask a second time.
        if (known === null || !(error instanceof DatabaseError)) throw error
        await open()
      }
    },
    close: async () => {
      closed = true
      await client?.end()
    },
  }
}

async function connect(connection: ClientConfig): Promise<Client> {
  const client = new Client({
    ...connection,
    application_name: 'selfsame watch',
    connectionTimeoutMillis: BEAT_WITHIN_MS,
    stream: limitedSocket,
  })
  // A statement on the broken connection gets the error too.
  client.on('error', () => undefined)
  await client.connect()
  await within(client, () => client.query(SESSION_SETTINGS))
  return client
}

async function askFor(client: Client): Promise<void> {
  const { rows } = await within(client, () => client.query<{ read_only: boolean }>(BEAT))
  if (rows[0]?.read_only !== false) throw new StoreAway(ONLY_READS)
}

/** Ends a connection that does not respond in time, so that `ask` rejects. */
async function within<T>(client: Client, ask: () => Promise<T>): Promise<T> {
  const late = setTimeout(() => {
    // What arrived while this process was busy is read before the database is judged.
    setImmediate(() => client.end())
  }, BEAT_WITHIN_MS)
  try {
    return await ask()
  } finally {
    clearTimeout(late)
  }
}

/**
 * A socket whose connection is lost where the driver cannot read what arrives, such as bytes that a broken proxy changed:
 * thrown out of an event, its error would end the process.
 */
export function readableSocket(): Socket {
  const socket = new Socket()
  const emit = socket.emit.bind(socket)
  return Object.assign(socket, {
    emit: (event: string | symbol, ...rest: unknown[]) => {
      if (event !== 'data') return emit(event, ...rest)
      try {
        return emit(event, ...rest)
      } catch (error) {
        socket.destroy(new StoreAway('The database sent bytes that cannot be read.', { cause: error }))
        return true
      }
    },
  })
}

/** A socket that gives up where nothing answers. */
function limitedSocket(): Socket {
  const socket = readableSocket()
  const late = setTimeout(() => {
    if (socket.bytesRead === 0) socket.destroy(new StoreAway('The database does not respond.'))
  }, CONNECT_WITHIN_MS)
  socket.once('close', () => clearTimeout(late))
  return socket
}

/** A socket that connects nowhere: not even the name is looked up, which may take as long as the outage. */
function refusedSocket(reason: StoreAway): Socket {
  const socket = new Socket()
  return Object.assign(socket, {
    connect: () => {
      process.nextTick(() => socket.destroy(reason))
      return socket
    },
  })
}
