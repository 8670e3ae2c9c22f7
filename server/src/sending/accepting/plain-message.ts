import { presentId } from '../../platform/base/ids.ts'
import { showMessages } from './show-messages.ts'
import { kindOf } from './submission.ts'

/** A message as `POST /v1/messages` takes it, and nothing with it. */
export const plainMessage = kindOf<null>({
  status: 202,
  summarize: ({ conversation_id, type }, subject_id) => ({
    id: presentId('message', subject_id),
    conversation_id: presentId('conversation', conversation_id),
    type,
  }),
  read: (trx, account_id, ids, now_ms) =>
    showMessages(trx, account_id, ids, { include_sealed: false, now_ms }),
})(null)
