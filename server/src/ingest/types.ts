/** One stored entry of a signed POST, with the bytes of the whole POST as they were received. */
export type StoredEvent = {
  id: string
  request_id: string
  entry_index: number
  received_at: Date
  body: Buffer
  replay_id: string | null
}

/** An update that could not be used yet; it stays visible and can be replayed. */
export type IngestFailure = {
  event_id: string
  path: string
  state: 'failed' | 'unroutable' | 'waiting'
  reason: string
  detail: string | null
  waits_for: string | null
}

export type BatchOutcome = { updates: number; failures: IngestFailure[] }

/** The keyed digests under which an erased identifier may be remembered: one per secret key, the newest first. */
export type Digests = (identifier: string) => Buffer[]
