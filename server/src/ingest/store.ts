import { randomBytes, randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import type { Store } from '../platform/db/store.ts'
import { buildPersister, type EventColumns, type Persister } from './persist.ts'

/** A POST whose signature has been checked. The ids are UUIDs in their 16 bytes. */
export type SignedPost = {
  account_id: Uint8Array
  app_id: Uint8Array
  received_at_ms: number
  /** How many rows it takes. */
  entries: number
  body: Uint8Array
}

export type IngestStore = {
  /** Resolves once it is durable. Rejects with `StoreBusy`, or with what the database said; then nothing is stored. */
  put(post: SignedPost): Promise<void>
  /** Waits for what is under way. */
  close(): Promise<void>
}

/** More is waiting to be stored than this process may hold, or it is closing. */
export class StoreBusy extends Error {
  constructor() {
    super('The server can’t store more webhooks now.')
    this.name = 'StoreBusy'
  }
}

type Waiting = { post: SignedPost; resolve: () => void; reject: (error: unknown) => void }

const GROUP_ROWS = 2_000
const GROUP_BYTES = 8 * 1024 * 1024
const WAITING_ROWS = 200_000
const WAITING_BYTES = 128 * 1024 * 1024
/** Of both, for one account: a flood that is signed leaves room for the webhooks of others. */
const SHARE_OF_AN_ACCOUNT = 0.5

/**
 * Commits in groups: while one commit is under way, everything that arrives forms the next one. A disk that makes few
 * commits a second so costs latency, not throughput. `onStored` hears what each commit took.
 */
export function buildIngestStore(
  store: Store,
  onStored: (group: { posts: number; rows: number; bytes: number; took_ms: number }) => void,
): IngestStore {
  const persister = buildPersister(store)
  let waiting: Waiting[] = []
  const all = { rows: 0, bytes: 0 }
  const accounts = new Map<string, Held>()
  let writing: Promise<void> | null = null
  const write = async () => {
    // Whatever else this turn of the event loop has read joins the first group.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const group = takeGroup(waiting)
      waiting = waiting.slice(group.length)
      const started = performance.now()
      await commit(persister, group)
      const rows = group.reduce((sum, { post }) => sum + post.entries, 0)
      const bytes = group.reduce((sum, { post }) => sum + post.body.length, 0)
      for (const { post } of group) letGo(post)
      onStored({ posts: group.length, rows, bytes, took_ms: performance.now() - started })
    }
    writing = null
  }
  const letGo = (post: SignedPost): void => {
    const account = accountOf(post)
    const own = accounts.get(account)
    add(all, post, -1)
    if (own === undefined) return
    add(own, post, -1)
    if (own.rows === 0) accounts.delete(account)
  }
  let closed = false
  return {
    put: (post) => {
      const account = accountOf(post)
      const own = accounts.get(account) ?? { rows: 0, bytes: 0 }
      if (closed || !fits(post, all, 1) || !fits(post, own, SHARE_OF_AN_ACCOUNT)) {
        return Promise.reject(new StoreBusy())
      }
      accounts.set(account, own)
      add(all, post, 1)
      add(own, post, 1)
      return new Promise((resolve, reject) => {
        waiting.push({ post, resolve, reject })
        writing ??= write()
      })
    },
    close: async () => {
      closed = true
      await writing
      await persister.close()
    },
  }
}

/** What waits to be stored. */
type Held = { rows: number; bytes: number }

function accountOf({ account_id }: SignedPost): string {
  return Buffer.from(account_id.buffer, account_id.byteOffset, account_id.length).toString('latin1')
}

function fits({ entries, body }: SignedPost, held: Held, share: number): boolean {
  return held.rows + entries <= WAITING_ROWS * share && held.bytes + body.length <= WAITING_BYTES * share
}

function add(held: Held, { entries, body }: SignedPost, sign: 1 | -1): void {
  held.rows += sign * entries
  held.bytes += sign * body.length
}

function takeGroup(waiting: Waiting[]): Waiting[] {
  let rows = 0
  let bytes = 0
  const end = waiting.findIndex(({ post }) => {
    rows += post.entries
    bytes += post.body.length
    return rows > GROUP_ROWS || bytes > GROUP_BYTES
  })
  return end === -1 ? waiting : waiting.slice(0, Math.max(end, 1))
}

/** Settles every request of the group. One that the database cannot take must not take the others with it. */
async function commit(persister: Persister, group: Waiting[]): Promise<void> {
  try {
    await persister.persist(buildColumns(group))
    for (const { resolve } of group) resolve()
  } catch (error) {
    if (group.length === 1 || !isAboutTheRows(error)) {
      for (const { reject } of group) reject(error)
      return
    }
    const half = Math.ceil(group.length / 2)
    await commit(persister, group.slice(0, half))
    await commit(persister, group.slice(half))
  }
}

// Data exceptions and broken constraints; anything else (no connection, no space) meets every row alike.
function isAboutTheRows(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
}

function buildColumns(group: Waiting[]): EventColumns {
  const columns: EventColumns = {
    account_ids: [],
    ids: [],
    request_ids: [],
    app_ids: [],
    entry_indexes: [],
    received_at_ms: [],
    bodies: [],
  }
  for (const { post } of group) {
    const request_id = nextId(post.received_at_ms)
    for (let index = 0; index < post.entries; index += 1) {
      columns.account_ids.push(post.account_id)
      columns.ids.push(index === 0 ? request_id : nextId(post.received_at_ms))
      columns.request_ids.push(request_id)
      columns.app_ids.push(post.app_id)
      columns.entry_indexes.push(index)
      columns.received_at_ms.push(post.received_at_ms)
      columns.bodies.push(index === 0 ? post.body : null)
    }
  }
  return columns
}

// Drawn once: the sequence distinguishes ids of one process, these distinguish processes. Ids need not be unguessable.
const RANDOM = new Uint8Array(randomBytes(16))
const FIRST_IN_SEQUENCE = randomInt(2 ** 30)
let last_ms = 0
let sequence = FIRST_IN_SEQUENCE

// The time in the id is received_at, by which spans of time are found; the sequence keeps the order within it.
function nextId(received_at_ms: number): Uint8Array {
  if (received_at_ms !== last_ms) {
    last_ms = received_at_ms
    sequence = FIRST_IN_SEQUENCE
  }
  sequence += 1
  return v7({ msecs: received_at_ms, seq: sequence, random: RANDOM }, new Uint8Array(16))
}
