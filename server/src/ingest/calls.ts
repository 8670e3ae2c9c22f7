import type { CallUpdate, MessageUpdate } from '../whatsapp/values/types.ts'
import type { Routed } from './route.ts'

/** A call is an entry in the thread, also one that only rang or was rejected; what happened to it are its statuses. */
export function callEntries(calls: Routed<CallUpdate>[]): Routed<MessageUpdate>[] {
  return calls.map(({ update, ...route }) => ({ ...route, update: entryOf(update) }))
}

function entryOf(call: CallUpdate): MessageUpdate {
  const {
    path,
    field,
    waba_id,
    phone_number_id,
    display_phone,
    at_ms,
    at_from_meta,
    direction,
    person,
    profile,
  } = call
  return {
    kind: 'message',
    source: 'call',
    path,
    field,
    waba_id,
    phone_number_id,
    display_phone,
    at_ms,
    identity_at_ms: at_ms,
    at_from_meta,
    direction,
    wamid: call.call_id,
    person,
    profile,
    group_id: null,
    content: {
      type: 'call',
      text: null,
      data: { direction },
      media: null,
      refers_to_wamid: null,
      forwarded: null,
      referral: null,
      errors: [],
    },
    shared_phones: [],
    history_status: null,
    standby: false,
    identity_key_hash: null,
  }
}
