import type { FastifyReply, FastifyRequest } from 'fastify'
import { lockIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { callerName, changeContacts } from '../../platform/http/change-routes.ts'
import { isAnswered, onceOf } from '../../platform/http/idempotency.ts'
import { requireWhole, withWhole } from '../../platform/http/with-caller.ts'
import { onceName } from '../../platform/idempotency/kept-answers.ts'
import { type ImportOutcome, importContacts } from './import-contacts.ts'
import { type ImportReport, presentReport } from './import-file.ts'

type ReadRow = (given: unknown) => Parameters<typeof importContacts>[1][number]

export type ImportInParts = (
  request: FastifyRequest,
  reply: FastifyReply,
  given: unknown[],
) => Promise<FastifyReply>

/** How many rows a part has, and how long its transaction should take. */
type PartLimits = { fewest: number; first: number; most: number; part_ms: number }

// The embedded store has one connection: while a part is under way, every other account waits for it. Under twenty rows
// the fixed cost of a part is most of it: parts of ten took twice as long for a file and were hardly shorter.
const LIMITS: Record<'embedded' | 'postgres', PartLimits> = {
  embedded: { fewest: 20, first: 20, most: 250, part_ms: 25 },
  postgres: { fewest: 50, first: 100, most: 250, part_ms: 250 },
}

/**
 * Imports contacts part by part, each in a transaction of its own, so that others get their turn in between; the answer is
 * stored with the last. A repeat after a crash finds the finished rows `unchanged`. Several imports of an account take
 * turns: they would only wait for each other's lock, each with a connection.
 */
export function buildImporter(deps: Deps, readRow: ReadRow): ImportInParts {
  const limits = LIMITS[deps.store.kind]
  const queues = buildQueues()
  /** By Idempotency-Key: the next request with the same key waits, or its rows would be `unchanged` in the answer of both. */
  const running = new Map<string, Promise<void>>()
  return async (request, reply, given) => {
    const caller = callerOf(request)
    const once = onceOf(request)
    const name = once && onceName(once)
    for (let first = running.get(name ?? ''); first !== undefined; first = running.get(name ?? ''))
      await first
    const work = queues.join(caller.account_id, async (inTurn) => {
      const importRows = (part: unknown[], run: (rows: ReturnType<ReadRow>[]) => Promise<unknown>) =>
        inTurn(() => run(part.map(readRow)))
      const done: ImportOutcome[] = []
      let size = limits.first
      const answered = given.length > size && (await isAnswered(deps, request))
      while (!answered && given.length - done.length > size) {
        await importRows(given.slice(done.length, done.length + size), (rows) =>
          withWhole(deps.db, request, async (trx) => {
            const locked = await lockIdentity({
              trx,
              account_id: caller.account_id,
              now: new Date(deps.clock.now()),
            })
            const started = performance.now()
            done.push(...(await importContacts(locked, rows, callerName(caller))))
            size = fitted(limits, rows.length, performance.now() - started)
          }),
        )
      }
      await importRows(answered ? [] : given.slice(done.length), (rows) =>
        changeContacts<ImportReport>(deps, request, reply, async ({ locked, decided_by }) => {
          const outcomes = await importContacts(requireWhole(locked), rows, decided_by)
          return { status: 200, body: presentReport([...done, ...outcomes]) }
        }),
      )
    })
    if (name !== null) {
      const ended = work.catch(() => undefined).finally(() => running.delete(name))
      running.set(name, ended)
    }
    await work
    return reply
  }
}

function fitted({ fewest, most, part_ms }: PartLimits, rows: number, took_ms: number): number {
  // At most doubled at a time: the first parts of a process are slow and the next ones are not.
  const fits = Math.round(rows * Math.min(part_ms / took_ms, 2))
  return Math.min(Math.max(fits, fewest), most)
}

type InTurn = (run: () => Promise<unknown>) => Promise<void>

/** What joins an account's queue runs its steps in turn with the others of that account, one step at a time. */
function buildQueues() {
  const queues = new Map<string, { last: Promise<unknown>; joined: number }>()
  const join = async (account_id: string, work: (inTurn: InTurn) => Promise<void>): Promise<void> => {
    const queue = queues.get(account_id) ?? { last: Promise.resolve(), joined: 0 }
    queues.set(account_id, queue)
    queue.joined += 1
    try {
      await work(async (run) => {
        const running = queue.last.then(run)
        // An error of one is reported to its own caller.
        queue.last = running.catch(() => undefined)
        await running
      })
    } finally {
      queue.joined -= 1
      if (queue.joined === 0) queues.delete(account_id)
    }
  }
  return { join }
}
