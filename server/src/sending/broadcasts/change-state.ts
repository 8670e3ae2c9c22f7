import { sql } from 'kysely'
import type { Lane } from '../../platform/account-lock/lane.ts'
import { problem } from '../../platform/base/errors.ts'
import type { BroadcastState } from '../../platform/db/tables/broadcasts.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { cancelMessages, holdMessages, releaseMessages } from '../outbox/broadcast-messages.ts'
import { loadPlan, templateObstacle } from './plan.ts'
import { type Broadcast, lockBroadcast } from './queries.ts'

/** Lets a broadcast go out that has been tried dry: at once, or from the time it is scheduled for. */
export async function startBroadcast(lane: Lane, id: string): Promise<void> {
  const broadcast = await requireState(lane, id, ['ready'])
  await expectTemplate(lane, broadcast)
  await goOn(lane, broadcast)
}

/** Stops queueing, and keeps back what is queued. */
export async function pauseBroadcast(lane: Lane, id: string): Promise<void> {
  const broadcast = await requireState(lane, id, ['scheduled', 'running'])
  await interrupt(lane, broadcast, 'by_hand')
}

export async function resumeBroadcast(lane: Lane, id: string): Promise<void> {
  const broadcast = await requireState(lane, id, ['paused'])
  await expectTemplate(lane, broadcast)
  await releaseMessages(lane, id)
  await tell(lane, broadcast, 'broadcast.resumed')
  await goOn(lane, broadcast)
}

/** Whoever has no message yet gets none, and what has not left is cancelled. */
export async function cancelBroadcast(lane: Lane, id: string): Promise<void> {
  const open: BroadcastState[] = ['draft', 'preparing', 'ready', 'scheduled', 'running', 'paused']
  const broadcast = await requireState(lane, id, open)
  await setState(lane, broadcast, 'cancelled')
  await cancelMessages(lane, id)
  await tell(lane, broadcast, 'broadcast.cancelled')
}

/** Pauses a running broadcast, for a reason in one word. */
export async function interrupt(lane: Lane, broadcast: Broadcast, reason: string): Promise<void> {
  await setState(lane, broadcast, 'paused', reason)
  await holdMessages(lane, broadcast.id)
  const { id: broadcast_id, inbox_id } = broadcast
  await appendEvents(lane.trx, lane.account_id, [
    { type: 'broadcast.paused', at: lane.now, inbox_id, data: { broadcast_id, reason } },
  ])
}

/** To `scheduled` while its time has not come, else to `running`. */
export async function goOn(lane: Lane, broadcast: Broadcast): Promise<void> {
  const waits = broadcast.send_at !== null && broadcast.send_at > lane.now
  await setState(lane, broadcast, waits ? 'scheduled' : 'running')
  if (waits || broadcast.started_at !== null) return
  await lane.trx
    .updateTable('broadcasts')
    .set({ started_at: lane.now })
    .where('account_id', '=', lane.account_id)
    .where('id', '=', broadcast.id)
    .execute()
  await tell(lane, broadcast, 'broadcast.started')
}

async function setState(
  { trx, account_id }: Lane,
  { id }: Broadcast,
  state: BroadcastState,
  pause_reason: string | null = null,
): Promise<void> {
  await sql`
    update broadcasts set state = ${state}, pause_reason = ${pause_reason}
     where account_id = ${account_id} and id = ${id}`.execute(trx)
}

export async function tell(
  { trx, account_id, now }: Lane,
  { id, inbox_id }: Broadcast,
  type: 'broadcast.started' | 'broadcast.resumed' | 'broadcast.cancelled' | 'broadcast.finished',
): Promise<void> {
  await appendEvents(trx, account_id, [{ type, at: now, inbox_id, data: { broadcast_id: id } }])
}

async function requireState(lane: Lane, id: string, states: BroadcastState[]): Promise<Broadcast> {
  const broadcast = await lockBroadcast(lane.trx, lane.account_id, id, { skip: false })
  if (broadcast === null) throw problem('not_found')
  const { state } = broadcast
  if (!states.includes(state)) throw problem('wrong_broadcast_state', undefined, { state })
  return broadcast
}

async function expectTemplate(lane: Lane, broadcast: Broadcast): Promise<void> {
  const obstacle = templateObstacle(await loadPlan(lane.trx, lane.account_id, broadcast))
  if (obstacle !== null) throw problem(obstacle)
}
