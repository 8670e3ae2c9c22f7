import type { Lane } from '../contacts/lane.ts'
import { problem } from '../errors.ts'
import { appendEvents } from '../events/append.ts'
import { endMessage, requireSend } from './end-message.ts'
import { promoteHeads } from './promote-heads.ts'

const CANCELLABLE = ['scheduled', 'waiting', 'queued']

/** Takes a message back that has not left. Throws `not_cancellable` where it has, or may have. */
export async function cancelMessage(lane: Lane, message_id: string): Promise<void> {
  const send = await requireSend(lane, message_id)
  if (!CANCELLABLE.includes(send.state)) throw problem('not_cancellable', undefined, { state: send.state })
  await endMessage(lane, message_id, { state: 'cancelled', status: 'cancelled', error: null })
  await promoteHeads(lane.trx, lane.account_id, [send.thread_key])
  await appendEvents(lane.trx, lane.account_id, [
    {
      type: 'message.cancelled',
      at: lane.now,
      contact_id: send.contact_id,
      conversation_id: send.conversation_id,
      inbox_id: send.inbox_id,
      data: { message_id, status: 'cancelled' },
    },
  ])
}
