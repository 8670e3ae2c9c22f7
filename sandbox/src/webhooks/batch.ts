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

/** `merged`: the contacts, as JSON, that stand in the newest change already. */
type Open = Batch & { bytes: number; merged: Set<string> }

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
        merged: new Set(),
        body: { object: 'whatsapp_business_account', entry: [] },
      }
      open.set(key, batch)
      batches.push(batch)
    }
    addToBatch(batch, update)
    batch.updates += 1
    batch.bytes += bytes
  }
  return batches
}

function addToBatch({ body, merged }: Open, update: PendingUpdate): void {
  const last = body.entry.at(-1)
  const same_entry = last?.id === update.entry_id && last.time === update.entry_time ? last : undefined
  const previous = same_entry?.changes.at(-1)
  if (previous && mergeChange(previous, update, merged)) return
  const change: WireChange = { field: update.field, value: ownLists(update.value) }
  merged.clear()
  for (const contact of arrayOf(change.value.contacts)) merged.add(JSON.stringify(contact))
  if (same_entry) same_entry.changes.push(change)
  else body.entry.push({ id: update.entry_id, time: update.entry_time, changes: [change] })
}

const LISTS = ['messages', 'statuses'] as const

/** Other apps and retries share the value, so a batch that adds to its lists needs its own. */
function ownLists(value: JsonObject): JsonObject {
  const own = { ...value }
  for (const name of [...LISTS, 'contacts']) {
    const list = own[name]
    if (Array.isArray(list)) own[name] = [...list]
  }
  return own
}

/** Joins two changes that hold the same kind of list for the same number; all else stays apart. */
function mergeChange(into: WireChange, update: PendingUpdate, merged: Set<string>): boolean {
  if (into.field !== 'messages' || update.field !== 'messages') return false
  const list = LISTS.find((name) => isPlain(into.value, name) && isPlain(update.value, name))
  if (!list || numberOf(into.value) !== numberOf(update.value)) return false
  arrayOf(into.value[list]).push(...arrayOf(update.value[list]))
  for (const contact of arrayOf(update.value.contacts)) {
    const json = JSON.stringify(contact)
    // The newest contact comes first, so that programs can't pair contacts by position; each appears once.
    if (!merged.has(json)) arrayOf(into.value.contacts).unshift(contact)
    merged.add(json)
  }
  return true
}

const COMMON = new Set(['messaging_product', 'metadata', 'contacts'])

/** Only a list with contacts is joined: system messages and failed statuses have none and would gain some. */
function isPlain(value: JsonObject, list: 'messages' | 'statuses'): boolean {
  if (!Array.isArray(value[list]) || !Array.isArray(value.contacts)) return false
  for (const key in value) if (key !== list && !COMMON.has(key)) return false
  return true
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
