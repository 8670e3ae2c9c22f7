import type { Contacts } from './contacts.ts'
import { readTime } from './values/time.ts'
import type { UnusableReason, UnusableUpdate, Update, UpdateBase } from './values/types.ts'

/** What everything in one change shares. */
export type ChangeContext = {
  field: string
  waba_id: string | null
  phone_number_id: string | null
  display_phone: string | null
  received_at_ms: number
  /** `entry.time`, for what carries no time of its own. */
  entry_time: unknown
  /** Another app owns the threads that this change is about. */
  standby: boolean
  contacts: Contacts
}

/** Reads one element of a list in a change and adds what it says to `updates`; it always adds something. */
export type ElementParser = (
  scope: ChangeContext,
  element: Record<string, unknown>,
  path: string,
  updates: Update[],
) => void

export function baseOf(scope: ChangeContext, path: string, timestamp: unknown): UpdateBase {
  const { at_ms, at_from_meta } = readTime(timestamp, scope.received_at_ms)
  return {
    path,
    field: scope.field,
    waba_id: scope.waba_id,
    phone_number_id: scope.phone_number_id,
    display_phone: scope.display_phone,
    at_ms,
    at_from_meta,
  }
}

export function unusable(
  scope: ChangeContext,
  path: string,
  timestamp: unknown,
  reason: UnusableReason,
): UnusableUpdate {
  return { kind: 'unusable', ...baseOf(scope, path, timestamp), reason }
}
