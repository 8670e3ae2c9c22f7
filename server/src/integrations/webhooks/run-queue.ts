import { withAccount } from '../../platform/db/with-account.ts'
import { buildJob, type EndpointQueue, maySend, type QueueShared, roomOf } from './endpoint-queue.ts'
import { leaseDue, triedBehind } from './lease-due.ts'
import { askForKeys, queueFresh } from './order.ts'
import { send } from './send-job.ts'
import { isWanted } from './wanted.ts'

const LOOK_AGAIN_MS = 500
const AFTER_TROUBLE_MS = 1000
/** So far may the feed be taken ahead of what is written down. */
const MOST_OPEN = 1000

/** Delivers to one endpoint until the queue has to leave and no request is in flight. */
export async function runQueue(shared: QueueShared, queue: EndpointQueue): Promise<void> {
  const { id, account_id } = queue.endpoint
  let began = false
  const sendOne = () => {
    const job = roomOf(queue, shared, shared.clock.now()) > 0 ? queue.ready.shift() : undefined
    if (job) send(shared, queue, job)
    return job !== undefined
  }
  for (;;) {
    try {
      if (!began) {
        queue.tried = await withAccount(shared.db, account_id, (trx) =>
          triedBehind(trx, account_id, queue.endpoint),
        )
        began = true
      }
      await takeWork(shared, queue)
    } catch (error) {
      shared.log.warn({ err: error, endpoint_id: id }, 'deliveries cannot be read')
      await queue.rest.pause(AFTER_TROUBLE_MS)
    }
    shared.pace.offer(sendOne, account_id)
    if (queue.leaving) {
      if (queue.flying === 0 && (queue.lost || queue.under_way.size === 0)) return
      await queue.rest.pause(LOOK_AGAIN_MS / 10)
    } else await queue.rest.sleep(LOOK_AGAIN_MS)
  }
}

async function takeWork(shared: QueueShared, queue: EndpointQueue): Promise<void> {
  if (!maySend(queue, shared.clock.now())) return
  if (queue.keys.ask_again) await askForKeys(shared, queue)
  await takeDue(shared, queue)
  await takeFresh(shared, queue)
}

/** What is to be tried again comes first, but never takes all the room while there is something new. */
async function takeDue(shared: QueueShared, queue: EndpointQueue): Promise<void> {
  const room = roomOf(queue, shared, shared.clock.now())
  const fresh = queue.ready.some(({ again }) => !again) || queue.read_to < queue.head
  const limit = fresh ? Math.ceil(room / 2) : room
  if (!queue.due || limit <= 0) return
  const { account_id } = queue.endpoint
  const waiting = queue.ready.filter(({ again }) => again)
  const under_way = [...queue.under_way, ...waiting.map(({ outgoing }) => outgoing.event.seq)]
  const now = new Date(shared.clock.now())
  const due = await withAccount(shared.db, account_id, (trx) =>
    leaseDue(trx, account_id, queue.endpoint, { now, limit, under_way }),
  )
  if (due.length < limit) queue.due = false
  queue.ready.unshift(...due.map(({ outgoing, ...given }) => buildJob(outgoing, given)))
}

async function takeFresh(shared: QueueShared, queue: EndpointQueue): Promise<void> {
  const wanted = queue.endpoint.concurrency
  const came_from = queue.read_to
  while (queue.read_to < queue.head && queue.ready.length < wanted && queue.open.size < MOST_OPEN) {
    const before = queue.read_to
    const { events, next_after } = await shared.window.read(before)
    for (const outgoing of events) {
      const { seq, type } = outgoing.event
      queue.read_to = seq
      if (queue.tried.delete(seq) || !isWanted(queue.endpoint, { type, inbox_id: outgoing.inbox_id }))
        continue
      queue.open.add(seq)
      queueFresh(shared, queue, buildJob(outgoing))
      if (queue.ready.length >= wanted * 2 || queue.open.size >= MOST_OPEN) break
    }
    if (events.length === 0) queue.read_to = Math.max(next_after, queue.read_to)
    if (queue.read_to === before) break
  }
  if (queue.read_to > came_from && queue.open.size === 0) shared.recorder.touch(queue)
}
