import type { Line } from '../../channels/inboxes/line.ts'
import { presentId } from '../../platform/base/ids.ts'
import { callGraph, type GraphOutcome } from '../../whatsapp/graph.ts'
import { isObject, type JsonObject } from '../../whatsapp/values/readers.ts'
import { type UploadDeps, uploadFiles } from '../accepting/upload-files.ts'
import type { LeasedSend } from './lease-sends.ts'

const CALL_WITHIN_MS = 30_000

/** What a call came to; `wamid` is Meta's id of the message where it was accepted. */
export type Called = { send: LeasedSend; outcome: GraphOutcome; wamid: string | null }

/** Hands one message to Meta. Files of ours are uploaded first; where that fails, nothing was sent. */
export async function callMeta(deps: UploadDeps, line: Line, send: LeasedSend): Promise<Called> {
  const files = await uploadFiles(deps, line, send.body)
  if (files.kind !== 'ok') return { send, outcome: files, wamid: null }
  const outcome = await callGraph(deps, {
    token: line.access_token,
    method: 'POST',
    path: `${line.phone_number_id}/${send.endpoint}`,
    body: { ...envelope(send), ...files.body },
    timeout_ms: CALL_WITHIN_MS,
  })
  if (outcome.kind !== 'ok') return { send, outcome, wamid: null }
  const wamid = readWamid(outcome.body)
  // An answer without an id tells no more than none at all.
  return wamid === null
    ? {
        send,
        outcome: { kind: 'unknown', http_status: outcome.http_status, reason: 'unreadable_answer' },
        wamid,
      }
    : { send, outcome, wamid }
}

/** Never both addresses, and never a BSUID in `to`: see docs/sending.md. */
function envelope({ message_id, address }: LeasedSend): JsonObject {
  const to =
    address.kind === 'phone'
      ? { to: `+${address.value}` }
      : address.kind === 'group'
        ? { to: address.value }
        : { recipient: address.value }
  return {
    messaging_product: 'whatsapp',
    recipient_type: address.kind === 'group' ? 'group' : 'individual',
    ...to,
    biz_opaque_callback_data: presentId('message', message_id),
  }
}

function readWamid(body: JsonObject): string | null {
  const [message] = Array.isArray(body.messages) ? body.messages : []
  const id: unknown = isObject(message) ? message.id : null
  return typeof id === 'string' && id !== '' ? id : null
}

/** What Meta said of a template that it took but does not deliver yet, such as `held_for_quality_assessment`. */
export function heldStatus(outcome: GraphOutcome): string | null {
  if (outcome.kind !== 'ok' || !Array.isArray(outcome.body.messages)) return null
  const [message] = outcome.body.messages
  const status: unknown = isObject(message) ? message.message_status : null
  return typeof status === 'string' && status !== 'accepted' ? status : null
}
