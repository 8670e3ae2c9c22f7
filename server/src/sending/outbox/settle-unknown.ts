import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { moveMessage, requireSend } from './move-message.ts'

/** So long a status may still tell what became of a message, before a person may have it sent again. */
const WAIT_MS = 5 * 60_000

/**
 * A manual decision about a message with an unknown outcome. Throws `not_unknown` if the outcome is known,
 * `outcome_pending` while a status may still come.
 */
export async function settleUnknown(
  locked: LockedIdentity,
  message_id: string,
  decision: 'resend' | 'give_up',
): Promise<void> {
  const send = await requireSend(locked, message_id)
  if (send.state !== 'unknown') throw problem('not_unknown', undefined, { state: send.state })
  if (decision === 'give_up') {
    await moveMessage(locked, send, { state: 'failed', error: { code: 'given_up' } })
    return
  }
  const wait_ms = (send.tried_at?.getTime() ?? 0) + WAIT_MS - locked.now.getTime()
  if (wait_ms > 0) {
    throw problem('outcome_pending', undefined, {
      decide_after: new Date(locked.now.getTime() + wait_ms).toISOString(),
    })
  }
  await moveMessage(locked, send, { state: 'queued', error: null })
}
