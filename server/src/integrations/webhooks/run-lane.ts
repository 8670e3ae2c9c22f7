import { withAccount } from '../../platform/db/with-account.ts'
import { claimDue, triedBehind } from './claim-due.ts'
import { buildJob, type Lane, type LaneShared, maySend, roomOf } from './lane.ts'
import { askForKeys, queueFresh } from './order.ts'
import { send } from './send-job.ts'
import { isWanted } from './wanted.ts'

const LOOK_AGAIN_MS = 500
const AFTER_TROUBLE_MS = 1000
/** So far may the feed be taken ahead of what is written down. */
const MOST_OPEN = 1000

/** Delivers to one endpoint until the lane is told to leave and nothing is under way any more. */
export async function runLane(shared: LaneShared, lane: Lane): Promise<void> {
  const { id, account_id } = lane.endpoint
  let began = false
  const sendOne = () => {
    const job = roomOf(lane, shared, shared.clock.now()) > 0 ? lane.ready.shift() : undefined
    if (job) send(shared, lane, job)
    return job !== undefined
  }
  for (;;) {
    try {
      if (!began) {
        lane.tried = await withAccount(shared.db, account_id, (trx) =>
          triedBehind(trx, account_id, lane.endpoint),
        )
        began = true
      }
      await takeWork(shared, lane)
    } catch (error) {
      shared.log.warn({ err: error, endpoint_id: id }, 'deliveries cannot be read')
      await lane.rest.pause(AFTER_TROUBLE_MS)
    }
    shared.pace.offer(sendOne, account_id)
    if (lane.leaving) {
      if (lane.flying === 0 && (lane.lost || lane.under_way.size === 0)) return
      await lane.rest.pause(LOOK_AGAIN_MS / 10)
    } else await lane.rest.sleep(LOOK_AGAIN_MS)
  }
}

async function takeWork(shared: LaneShared, lane: Lane): Promise<void> {
  if (!maySend(lane, shared.clock.now())) return
  if (lane.keys.ask_again) await askForKeys(shared, lane)
  await takeDue(shared, lane)
  await takeFresh(shared, lane)
}

/** What is to be tried again comes first, but never takes all the room while there is something new. */
async function takeDue(shared: LaneShared, lane: Lane): Promise<void> {
  const room = roomOf(lane, shared, shared.clock.now())
  const fresh = lane.ready.some(({ again }) => !again) || lane.read_to < lane.head
  const limit = fresh ? Math.ceil(room / 2) : room
  if (!lane.due || limit <= 0) return
  const { account_id } = lane.endpoint
  const waiting = lane.ready.filter(({ again }) => again)
  const under_way = [...lane.under_way, ...waiting.map(({ outgoing }) => outgoing.event.seq)]
  const now = new Date(shared.clock.now())
  const due = await withAccount(shared.db, account_id, (trx) =>
    claimDue(trx, account_id, lane.endpoint, { now, limit, under_way }),
  )
  if (due.length < limit) lane.due = false
  lane.ready.unshift(...due.map(({ outgoing, ...given }) => buildJob(outgoing, given)))
}

async function takeFresh(shared: LaneShared, lane: Lane): Promise<void> {
  const wanted = lane.endpoint.concurrency
  const came_from = lane.read_to
  while (lane.read_to < lane.head && lane.ready.length < wanted && lane.open.size < MOST_OPEN) {
    const before = lane.read_to
    const { events, next_after } = await shared.window.read(before)
    for (const outgoing of events) {
      const { seq, type } = outgoing.event
      lane.read_to = seq
      if (lane.tried.delete(seq) || !isWanted(lane.endpoint, { type, inbox_id: outgoing.inbox_id })) continue
      lane.open.add(seq)
      queueFresh(shared, lane, buildJob(outgoing))
      if (lane.ready.length >= wanted * 2 || lane.open.size >= MOST_OPEN) break
    }
    if (events.length === 0) lane.read_to = Math.max(next_after, lane.read_to)
    if (lane.read_to === before) break
  }
  if (lane.read_to > came_from && lane.open.size === 0) shared.recorder.touch(lane)
}
