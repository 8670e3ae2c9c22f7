import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { ARRAY_OIDS, encodeArray } from '@selfsame/server/internals/platform/db/binary-arrays.ts'
import { Pool } from 'pg'

/**
 * The limit for acknowledgements: node's own HTTP server, the check of the signature, and a group commit of the bare body
 * into one table without an index. Whatever does more must be slower; `BARE_STORE` is a folder or a database's URL.
 */
const INSERT = 'insert into bare (body) select unnest($1::bytea[])'

const secret = process.env.BARE_SECRET ?? ''
const commit = await openStore(process.env.BARE_STORE ?? '')
let waiting: { body: Buffer; resolve: () => void; reject: (error: unknown) => void }[] = []
let writing = false

const server = createServer(async (request, response) => {
  try {
    const body = await read(request)
    const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
    const given = Buffer.from(String(request.headers['x-hub-signature-256']))
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.writeHead(401, { 'content-length': 0 }).end()
      return
    }
    await store(body)
    response.writeHead(200, { 'content-length': 0 }).end()
  } catch {
    response.writeHead(503, { 'content-length': 0 }).end()
  }
})
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://127.0.0.1:${port}` })
})
process.once('disconnect', () => process.exit(0))

function read(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)))
    request.on('error', reject)
  })
}

function store(body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ body, resolve, reject })
    if (!writing) void write()
  })
}

async function write(): Promise<void> {
  writing = true
  await new Promise<void>((resolve) => setImmediate(resolve))
  while (waiting.length > 0) {
    const group = waiting
    waiting = []
    try {
      await commit(
        encodeArray(
          'bytea',
          group.map(({ body }) => body),
        ),
      )
      for (const { resolve } of group) resolve()
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
  writing = false
}

async function openStore(place: string): Promise<(bodies: Buffer) => Promise<void>> {
  if (place.startsWith('postgres')) {
    const pool = new Pool({ connectionString: place, max: 1 })
    await pool.query('create table if not exists bare (id bigint generated always as identity, body bytea)')
    return async (bodies) => {
      await pool.query({ name: 'store', text: INSERT, values: [bodies] })
    }
  }
  const pglite = await PGlite.create({
    dataDir: place,
    startParams: PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  })
  await pglite.exec('create table if not exists bare (id bigint generated always as identity, body bytea)')
  // The driver types a serializer as making text, but passes bytes on.
  const serializers = { [ARRAY_OIDS.bytea]: (bytes: unknown) => bytes as string }
  return async (bodies) => {
    await pglite.query(INSERT, [bodies], { serializers })
  }
}
