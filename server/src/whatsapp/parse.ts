import { parseBusinessUsername } from './business-username.ts'
import { indexContacts } from './contacts.ts'
import { parseHandover } from './handovers.ts'
import { noticeOf } from './notices.ts'
import { parseJson, TooDeep } from './parse-json.ts'
import { type ChangeContext, unusable } from './scope.ts'
import { parseParts } from './value.ts'
import { isObject, type JsonObject, readId, readList, readObject } from './values/readers.ts'
import type { Update } from './values/types.ts'

const OBJECT = 'whatsapp_business_account'

/** Stable codes: they are stored, counted and shown. */
export type BodyProblem = 'empty' | 'too_deep' | 'not_json' | 'not_an_object' | 'wrong_object' | 'no_entries'

export type ParsedBody = { ok: true; object: string; entries: unknown[] } | { ok: false; reason: BodyProblem }

/** Splits the raw body of a webhook into its entries. Never throws. */
export function parseBody(bytes: Uint8Array): ParsedBody {
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  let body: unknown
  try {
    body = parseJson(text)
  } catch (error) {
    return { ok: false, reason: error instanceof TooDeep ? 'too_deep' : 'not_json' }
  }
  if (!isObject(body)) return { ok: false, reason: 'not_an_object' }
  if (body.object !== OBJECT) return { ok: false, reason: 'wrong_object' }
  const entries = readList(body, 'entry')
  return entries.length > 0 ? { ok: true, object: OBJECT, entries } : { ok: false, reason: 'no_entries' }
}

/**
 * Everything that one entry says, in its order: every change, and in it every message, status and so on, yields at least
 * one update. Never throws. `received_at_ms` stands in for times that cannot be used.
 */
export function parseEntry(entry: unknown, context: { received_at_ms: number }): Update[] {
  const scope = openScope(isObject(entry) ? entry : {}, context.received_at_ms)
  if (!isObject(entry)) return [unusable(scope, '', null, 'entry_not_an_object')]
  const changes = readList(entry, 'changes')
  if (changes.length === 0) return [unusable(scope, '', entry.time, 'entry_without_changes')]
  const updates: Update[] = []
  changes.forEach((change, index) => {
    parseChange(scope, change, `changes/${index}`, updates)
  })
  return updates
}

function parseChange(entry_scope: ChangeContext, change: unknown, path: string, updates: Update[]): void {
  if (!isObject(change)) {
    updates.push(unusable(entry_scope, path, null, 'change_not_an_object'))
    return
  }
  const field = readId(change, 'field') ?? ''
  const value = readObject(change, 'value')
  const scope = value ? enterChange(entry_scope, field, value) : { ...entry_scope, field }
  if (!value) {
    const lost = isAboutPeople(field)
    updates.push(
      lost ? unusable(scope, path, null, 'value_not_an_object') : noticeOf(scope, path, field, change.value),
    )
  } else if (isAboutPeople(field)) parseParts(scope, value, path, updates)
  else updates.push(parseOther(scope, value, path))
}

function parseOther(scope: ChangeContext, value: JsonObject, path: string): Update {
  switch (scope.field) {
    case 'messaging_handovers':
      return parseHandover(scope, value, path)
    // Meta's page has the plural; some of its partners send the singular.
    case 'business_username_updates':
    case 'business_username_update':
      return parseBusinessUsername(scope, value, path)
    default:
      return noticeOf(scope, path, scope.field, value)
  }
}

/** The fields whose values hold lists about people. One without a name is read by what it holds. */
function isAboutPeople(field: string): boolean {
  return PEOPLE_FIELDS.has(field) || field.startsWith('group_') || field === ''
}

const PEOPLE_FIELDS = new Set([
  'messages',
  'smb_message_echoes',
  'message_echoes',
  'standby',
  'calls',
  'history',
  'smb_app_state_sync',
  'user_preferences',
  'user_id_update',
])

function openScope(entry: JsonObject, received_at_ms: number): ChangeContext {
  return {
    field: '',
    waba_id: readId(entry, 'id'),
    phone_number_id: null,
    display_phone: null,
    received_at_ms,
    entry_time: entry.time,
    standby: false,
    contacts: indexContacts([], () => false),
  }
}

function enterChange(scope: ChangeContext, field: string, value: JsonObject): ChangeContext {
  const standby = field === 'standby'
  const nested = standby ? readObject(value, 'standby') : null
  const metadata = readObject(value, 'metadata') ?? (nested && readObject(nested, 'metadata')) ?? {}
  return {
    ...scope,
    field,
    standby,
    phone_number_id: readId(metadata, 'phone_number_id'),
    display_phone: readId(metadata, 'display_phone_number') ?? readId(value, 'display_phone_number'),
  }
}
