import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { problem } from '../../platform/base/errors.ts'
import type { BroadcastState } from '../../platform/db/tables/broadcasts.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { cancelMessages, holdMessages, releaseMessages } from '../outbox/broadcast-messages.ts'
import { loadPlan, templateObstacle } from './plan.ts'
import { type Broadcast, lockBroadcast } from './queries.ts'

/** Lets a broadcast go out that has been tried dry: at once, or from the time it is scheduled for. */
export async function startBroadcast(locked: Locked, id: string): Promise<void> {
  const broadcast = await requireState(locked, id, ['ready'])
  await expectTemplate(locked, broadcast)
  await goOn(locked, broadcast)
}

/** Stops queueing, and keeps back what is queued. */
export async function pauseBroadcast(locked: Locked, id: string): Promise<void> {
  const broadcast = await requireState(locked, id, ['scheduled', 'running'])
  await interrupt(locked, broadcast, 'by_hand')
}

export async function resumeBroadcast(locked: Locked, id: string): Promise<void> {
  const broadcast = await requireState(locked, id, ['paused'])
  await expectTemplate(locked, broadcast)
  await releaseMessages(locked, id)
  await tell(locked, broadcast, 'broadcast.resumed')
  await goOn(locked, broadcast)
}

/** Recipients without a message get none, and unsent messages are cancelled. */
export async function cancelBroadcast(locked: Locked, id: string): Promise<void> {
  const open: BroadcastState[] = ['draft', 'preparing', 'ready', 'scheduled', 'running', 'paused']
  const broadcast = await requireState(locked, id, open)
  await setState(locked, broadcast, 'cancelled')
  await cancelMessages(locked, id)
  await tell(locked, broadcast, 'broadcast.cancelled')
}

/** Pauses a running broadcast, for a reason in one word. */
export async function interrupt(locked: Locked, broadcast: Broadcast, reason: string): Promise<void> {
  await setState(locked, broadcast, 'paused', reason)
  await holdMessages(locked, broadcast.id)
  const { id: broadcast_id, inbox_id } = broadcast
  await appendEvents(locked, [
    { type: 'broadcast.paused', at: locked.now, inbox_id, data: { broadcast_id, reason } },
  ])
}

/** To `scheduled` while its time has not come, else to `running`. */
export async function goOn(locked: Locked, broadcast: Broadcast): Promise<void> {
  const waits = broadcast.send_at !== null && broadcast.send_at > locked.now
  await setState(locked, broadcast, waits ? 'scheduled' : 'running')
  if (waits || broadcast.started_at !== null) return
  await locked.trx
    .updateTable('broadcasts')
    .set({ started_at: locked.now })
    .where('account_id', '=', locked.account_id)
    .where('id', '=', broadcast.id)
    .execute()
  await tell(locked, broadcast, 'broadcast.started')
}

async function setState(
  { trx, account_id }: Locked,
  { id }: Broadcast,
  state: BroadcastState,
  pause_reason: string | null = null,
): Promise<void> {
  await sql`
    update broadcasts set state = ${state}, pause_reason = ${pause_reason}
     where account_id = ${account_id} and id = ${id}`.execute(trx)
}

export async function tell(
  locked: Locked,
  { id, inbox_id }: Broadcast,
  type: 'broadcast.started' | 'broadcast.resumed' | 'broadcast.cancelled' | 'broadcast.finished',
): Promise<void> {
  await appendEvents(locked, [{ type, at: locked.now, inbox_id, data: { broadcast_id: id } }])
}

async function requireState(locked: Locked, id: string, states: BroadcastState[]): Promise<Broadcast> {
  const broadcast = await lockBroadcast(locked.trx, locked.account_id, id, { skip: false })
  if (broadcast === null) throw problem('not_found')
  const { state } = broadcast
  if (!states.includes(state)) throw problem('wrong_broadcast_state', undefined, { state })
  return broadcast
}

async function expectTemplate(locked: Locked, broadcast: Broadcast): Promise<void> {
  const obstacle = templateObstacle(await loadPlan(locked.trx, locked.account_id, broadcast))
  if (obstacle !== null) throw problem(obstacle)
}
