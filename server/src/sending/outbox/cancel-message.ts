import type { Lane } from '../../platform/account-lock/lane.ts'
import { problem } from '../../platform/base/errors.ts'
import { moveMessage, requireSend } from './move-message.ts'

const CANCELLABLE = ['scheduled', 'waiting', 'held', 'queued']

/** Takes a message back that has not left. Throws `not_cancellable` where it has, or may have. */
export async function cancelMessage(lane: Lane, message_id: string): Promise<void> {
  const send = await requireSend(lane, message_id)
  if (!CANCELLABLE.includes(send.state)) throw problem('not_cancellable', undefined, { state: send.state })
  await moveMessage(lane, send, { state: 'cancelled', error: null })
}
