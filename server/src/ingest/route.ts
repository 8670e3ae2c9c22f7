import { parseBody, parseEntry } from '../whatsapp/parse.ts'
import type { Update } from '../whatsapp/values/types.ts'
import { isErasedEntry } from './erased-entry.ts'
import type { Inbox, IngestScope } from './ingest-scope.ts'
import type { IngestFailure, StoredEvent } from './types.ts'

/** An update that has found its line. */
export type Routed<U extends Update = Update> = {
  update: U
  inbox: Inbox
  event_id: string
  received_at: Date
}

export type Work = {
  routed: Routed[]
  /** About a whole WABA or account: no line is named. */
  notices: { update: Update; inbox: null; event_id: string }[]
  failures: IngestFailure[]
  updates: number
}

/** Reads the stored entries and finds the line of every update; what finds none waits until it is connected. */
export function routeEvents(locked: IngestScope, events: StoredEvent[]): Work {
  const work: Work = { routed: [], notices: [], failures: [], updates: 0 }
  const bodies = new Map<string, ReturnType<typeof parseBody>>()
  for (const event of events) {
    let body = bodies.get(event.request_id)
    if (!body) {
      body = parseBody(event.body)
      bodies.set(event.request_id, body)
    }
    if (!body.ok) {
      work.failures.push(failure(event, '', 'failed', body.reason, null))
      continue
    }
    const entry = body.entries[event.entry_index]
    if (isErasedEntry(entry)) continue
    for (const update of parseEntry(entry, {
      received_at_ms: event.received_at.getTime(),
    })) {
      work.updates += 1
      routeUpdate(locked, work, event, update)
    }
  }
  return work
}

function routeUpdate(locked: IngestScope, work: Work, event: StoredEvent, update: Update): void {
  if (update.kind === 'unusable') {
    work.failures.push(failure(event, update.path, 'failed', update.reason, null))
    return
  }
  if (update.phone_number_id === null) {
    if (update.kind !== 'notice' && update.kind !== 'business_username') {
      work.failures.push(failure(event, update.path, 'failed', 'phone_number_id_missing', null))
    } else if (update.waba_id !== null && !locked.wabas.has(update.waba_id)) {
      work.failures.push(failure(event, update.path, 'unroutable', 'waba_unknown', update.waba_id))
    } else work.notices.push({ update, inbox: null, event_id: event.id })
    return
  }
  const inbox = locked.inboxes.get(update.phone_number_id)
  if (!inbox) {
    work.failures.push(
      failure(event, update.path, 'unroutable', 'phone_number_id_unknown', update.phone_number_id),
    )
    return
  }
  work.routed.push({ update, inbox, event_id: event.id, received_at: event.received_at })
}

function failure(
  event: StoredEvent,
  path: string,
  state: IngestFailure['state'],
  reason: string,
  waits_for: string | null,
): IngestFailure {
  return { event_id: event.id, path, state, reason, detail: null, waits_for }
}
