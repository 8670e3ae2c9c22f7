import type { Lane } from '../contacts/lane.ts'
import { problem } from '../errors.ts'
import { appendEvents } from '../events/append.ts'
import { endMessage, requireSend } from './end-message.ts'
import { promoteHeads } from './promote-heads.ts'

/** So long a status may still tell what became of a message, before a person may have it sent again. */
const WAIT_MS = 5 * 60_000

/**
 * A person's decision about a message of which nobody knows whether it was sent. Throws `not_unknown` where it is known,
 * `outcome_pending` while a status may still come.
 */
export async function settleUnknown(
  lane: Lane,
  message_id: string,
  decision: 'resend' | 'give_up',
): Promise<void> {
  const send = await requireSend(lane, message_id)
  if (send.state !== 'unknown') throw problem('not_unknown', undefined, { state: send.state })
  if (decision === 'give_up') {
    await endMessage(lane, message_id, { state: 'failed', status: 'failed', error: { code: 'given_up' } })
  } else {
    const wait_ms = (send.tried_at?.getTime() ?? 0) + WAIT_MS - lane.now.getTime()
    if (wait_ms > 0) {
      throw problem('outcome_pending', undefined, {
        decide_after: new Date(lane.now.getTime() + wait_ms).toISOString(),
      })
    }
    await endMessage(lane, message_id, { state: 'queued', status: 'queued', error: null })
    await lane.trx
      .updateTable('sends')
      .set({ due_at: lane.now, ended_at: null })
      .where('account_id', '=', lane.account_id)
      .where('message_id', '=', message_id)
      .execute()
  }
  await promoteHeads(lane.trx, lane.account_id, [send.thread_key])
  const status = decision === 'give_up' ? 'failed' : 'queued'
  await appendEvents(lane.trx, lane.account_id, [
    {
      type: `message.${status}`,
      at: lane.now,
      contact_id: send.contact_id,
      conversation_id: send.conversation_id,
      inbox_id: send.inbox_id,
      data: { message_id, status },
    },
  ])
}
