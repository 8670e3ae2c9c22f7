import { isObject } from '../world/json.ts'
import type { PendingUpdate } from '../world/types.ts'
import type { Json, JsonObject, WebhookBody, WireChange } from '../world/wire.ts'
import { escapeNonAscii } from './escape.ts'

const MAX_UPDATES = 1_000
/** Meta's limit is 3 MB; sizes are those of the escaped form, which is the longer one. */
const MAX_BYTES = 3_000_000
/** Entry and change around a value. */
const ENVELOPE_BYTES = 200

export type Batch = { app_id: string; url: string; updates: number; body: WebhookBody }

type Open = Batch & { bytes: number }

/**
 * Puts updates for one app and address into one POST each: neighbours of one WABA share an entry, messages and
 * statuses of one number share a change, and then their contacts stand in another order than they do.
 */
export function buildBatches(updates: PendingUpdate[], max_updates: number): Batch[] {
  const limit = Math.min(Math.max(1, max_updates), MAX_UPDATES)
  const batches: Open[] = []
  const open = new Map<string, Open>()
  for (const update of updates) {
    const key = `${update.app_id} ${update.url}`
    const bytes = update.bytes + ENVELOPE_BYTES
    let batch = open.get(key)
    if (!batch || batch.updates >= limit || batch.bytes + bytes > MAX_BYTES) {
      batch = {
        app_id: update.app_id,
        url: update.url,
        updates: 0,
        bytes: 0,
        body: { object: 'whatsapp_business_account', entry: [] },
      }
      open.set(key, batch)
      batches.push(batch)
    }
    addToBatch(batch.body, update)
    batch.updates += 1
    batch.bytes += bytes
  }
  return batches
}

function addToBatch(body: WebhookBody, update: PendingUpdate): void {
  const last = body.entry.at(-1)
  const change: WireChange = { field: update.field, value: { ...update.value } }
  if (last?.id !== update.entry_id || last.time !== update.entry_time) {
    body.entry.push({ id: update.entry_id, time: update.entry_time, changes: [change] })
    return
  }
  const previous = last.changes.at(-1)
  if (previous && mergeChange(previous, change)) return
  last.changes.push(change)
}

const LISTS = ['messages', 'statuses'] as const

/** Joins two changes that hold the same kind of list for the same number; all else stays apart. */
function mergeChange(into: WireChange, change: WireChange): boolean {
  if (into.field !== 'messages' || change.field !== 'messages') return false
  const list = LISTS.find((name) => isPlain(into.value, name) && isPlain(change.value, name))
  if (!list || numberOf(into.value) !== numberOf(change.value)) return false
  const all = [...arrayOf(into.value[list]), ...arrayOf(change.value[list])]
  // The newest contact comes first, so that nobody can pair them up by their place; each person is there once.
  const contacts = [...arrayOf(change.value.contacts), ...arrayOf(into.value.contacts)]
  const seen = new Set<string>()
  const distinct = contacts.filter((contact) => {
    const text = JSON.stringify(contact)
    return seen.has(text) ? false : Boolean(seen.add(text))
  })
  into.value[list] = all
  if (distinct.length > 0) into.value.contacts = distinct
  return true
}

/** Only a list with contacts is joined: system messages and failed statuses have none and would gain some. */
function isPlain(value: JsonObject, list: 'messages' | 'statuses'): boolean {
  const allowed = new Set(['messaging_product', 'metadata', 'contacts', list])
  return (
    Array.isArray(value[list]) &&
    Array.isArray(value.contacts) &&
    Object.keys(value).every((key) => allowed.has(key))
  )
}

function numberOf(value: JsonObject): Json | undefined {
  return isObject(value.metadata) ? value.metadata.phone_number_id : undefined
}

function arrayOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}

/** The exact text of a POST, either as it is or with everything beyond ASCII written as `\uXXXX`. */
export function encodeBatch(body: WebhookBody, escape_non_ascii: boolean): string {
  const text = JSON.stringify(body)
  return escape_non_ascii ? escapeNonAscii(text) : text
}
