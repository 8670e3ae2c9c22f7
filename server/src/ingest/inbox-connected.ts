import type { InboxConnected } from '../channels/inboxes/connect-inbox.ts'
import type { Clock } from '../platform/base/clock.ts'
import { requeueWaiting } from './replay.ts'

/** Has what came for a line or its WABA before they were connected processed. */
export function buildInboxConnected(clock: Clock): InboxConnected {
  return (trx, { account_id, phone_number_id, waba_id }) =>
    requeueWaiting(trx, account_id, [phone_number_id, waba_id], new Date(clock.now()))
}
