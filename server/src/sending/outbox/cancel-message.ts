import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { moveMessage, requireSend } from './move-message.ts'

const CANCELLABLE = ['scheduled', 'waiting', 'held', 'queued']

/** Takes a message back that has not left. Throws `not_cancellable` where it has, or may have. */
export async function cancelMessage(locked: LockedIdentity, message_id: string): Promise<void> {
  const send = await requireSend(locked, message_id)
  if (!CANCELLABLE.includes(send.state)) throw problem('not_cancellable', undefined, { state: send.state })
  await moveMessage(locked, send, { state: 'cancelled', error: null })
}
