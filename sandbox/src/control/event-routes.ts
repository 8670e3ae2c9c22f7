import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { JournalEntry } from '../runtime/journal.ts'
import type { Runtime } from '../runtime/runtime.ts'

const text = z.string()
const typesSchema = text.transform((names) => new Set(names.split(',').map((name) => name.trim()))).optional()

const pageSchema = z.strictObject({
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(5_000).default(500),
  types: typesSchema,
})

const streamSchema = z.strictObject({
  after: z.coerce.number().int().nonnegative().optional(),
  types: typesSchema,
})

const WEBHOOKS: ReadonlySet<string> = new Set(['webhook_sent', 'webhook_dropped', 'webhook_lost'])
const HEARTBEAT_MS = 15_000

export function registerEventRoutes(app: FastifyInstance, runtime: Runtime): void {
  const open = new Set<ServerResponse>()

  app.get('/journal', ({ query }) => page(runtime, query))
  app.get('/webhooks', ({ query }) => page(runtime, query, WEBHOOKS))

  app.get('/events', (request, reply) => {
    const { after, types } = streamSchema.parse(request.query)
    const resume_after = after ?? Number(request.headers['last-event-id'] ?? runtime.journal.last_id())
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    stream.write(': open\n\n')
    const send = (entry: JournalEntry) => {
      if (types && !types.has(entry.event.type)) return
      stream.write(`id: ${entry.id}\nevent: ${entry.event.type}\ndata: ${JSON.stringify(entry.event)}\n\n`)
    }
    if (Number.isFinite(resume_after)) {
      for (const entry of runtime.journal.after(resume_after, Number.POSITIVE_INFINITY)) send(entry)
    }
    const unsubscribe = runtime.journal.subscribe(send)
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS)
    open.add(stream)
    stream.on('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      open.delete(stream)
    })
    return reply
  })

  // Open streams would keep the server from closing.
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })
}

/** A page of the journal; `next` goes on where this page ends. */
function page(runtime: Runtime, query: unknown, only?: ReadonlySet<string>) {
  const { after, limit, types } = pageSchema.parse(query)
  const data = runtime.journal.after(after, limit, only ?? types).map(({ id, event }) => ({ id, ...event }))
  return { data, next: data.at(-1)?.id ?? after }
}
