import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { createHistogram, record, summarize } from '../histogram.ts'

/**
 * Takes webhooks in a process of its own and prints `{"url":…}` once it listens. What is posted to a path that begins with
 * `/slow` is answered late. Obeys lines: `count` prints how many each path got, how many different ones, and how old they
 * were; `reset` forgets all of it; `stop` ends it.
 */
const { slow_ms } = JSON.parse(process.argv[2] ?? '{}')

const ids = new Map<string, Set<string>>()
const taken = new Map<string, number>()
let age = createHistogram()

/** The id of an event begins with the milliseconds at which it was written, as every UUIDv7. */
function writtenAt(event_id: string): number {
  return Number.parseInt(event_id.slice('evt_'.length, 'evt_'.length + 12), 16)
}

const server = createServer((request, response) => {
  const path = request.url ?? ''
  const event_id = String(request.headers['webhook-id'])
  request.resume()
  request.once('end', () => {
    const known = ids.get(path) ?? new Set()
    ids.set(path, known.add(event_id))
    taken.set(path, (taken.get(path) ?? 0) + 1)
    if (path.startsWith('/slow')) {
      setTimeout(() => response.writeHead(204).end(), slow_ms)
      return
    }
    record(age, Date.now() - writtenAt(event_id))
    response.writeHead(204).end()
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'count') {
    const different = Object.fromEntries([...ids].map(([path, set]) => [path, set.size]))
    console.log(JSON.stringify({ taken: Object.fromEntries(taken), different, age_ms: summarize(age) }))
  }
  if (line === 'reset') {
    ids.clear()
    taken.clear()
    age = createHistogram()
    console.log('{}')
  }
  if (line === 'stop') break
}
server.closeAllConnections()
server.close()
