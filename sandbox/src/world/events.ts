import type { MessageStatus, UpdateKind } from './types.ts'
import type { JsonObject } from './wire.ts'

/** What happened, for display. `text` is one plain English sentence. */
export type WorldEvent =
  | {
      type: 'person_acted'
      at_ms: number
      person_id: string
      action: string
      number_id?: string
      text: string
    }
  | {
      type: 'business_sent'
      at_ms: number
      number_id: string
      message_id: string
      person_id?: string
      text: string
    }
  | { type: 'business_refused'; at_ms: number; number_id: string; code: number; text: string }
  | {
      type: 'status_changed'
      at_ms: number
      message_id: string
      status: MessageStatus
      person_id?: string
      text: string
    }
  | { type: 'setting_changed'; at_ms: number; text: string }
  | {
      type: 'webhook_queued'
      at_ms: number
      field: string
      kind: UpdateKind
      number_id?: string
      value: JsonObject
    }
  | { type: 'webhook_lost'; at_ms: number; field: string; kind: UpdateKind; reason: string }
  | {
      type: 'webhook_sent'
      at_ms: number
      app_id: string
      url: string
      delivery_id: string
      attempt: number
      updates: number
      http_status: number | 'no_answer'
      body: string
    }
  | { type: 'webhook_dropped'; at_ms: number; app_id: string; delivery_id: string; attempts: number }
  | { type: 'clock_moved'; from_ms: number; to_ms: number }
