import { phoneKey } from '../../identity/phone.ts'
import { ERASED_ENTRY, isErasedEntry } from '../../ingest/erased-entry.ts'
import { parseBody, parseEntry } from '../../whatsapp/parse.ts'
import { isObject, type JsonObject, readId, readList, readObjects } from '../../whatsapp/values/readers.ts'
import type { Identifiers, Update } from '../../whatsapp/values/types.ts'
import type { ErasureSubject } from './find-person.ts'
import { mentions, redactJson, unescapeJson } from './redact.ts'
import { redactText } from './traces.ts'

/**
 * The body of a webhook without what it says about a contact: messages, statuses and so on, entries among the contacts,
 * and identifiers wherever else they occur. Null if all of it has to go; the same bytes if nothing does.
 */
export function cutOut(bytes: Buffer, received_at_ms: number, subject: ErasureSubject): Buffer | null {
  const body = parseBody(bytes)
  const names = isNamedIn(bytes, subject)
  if (!body.ok) return names ? null : bytes
  // What only a repeated member of an object says is lost when the rest is written again.
  let changed = names
  const entries = body.entries.map((entry) => {
    if (!isObject(entry) || isErasedEntry(entry)) return entry
    const before = JSON.stringify(entry)
    const rest = cutEntry(entry, received_at_ms, subject)
    if (JSON.stringify(rest) !== before) changed = true
    return rest
  })
  return changed ? Buffer.from(JSON.stringify({ object: body.object, entry: entries })) : bytes
}

function isNamedIn(bytes: Buffer, { traces }: ErasureSubject): boolean {
  const text = unescapeJson(bytes.toString('utf8'))
  return redactText(text, traces, false) !== text
}

/** Works on the entry in place; it was parsed for this. */
function cutEntry(entry: JsonObject, received_at_ms: number, subject: ErasureSubject): JsonObject {
  const updates = parseEntry(entry, { received_at_ms })
  const cut = updates.filter((update) => isAbout(update, entry, subject))
  const kept = updates.filter((update) => !cut.includes(update))
  for (const update of kept) if (update.kind === 'group') cutParticipants(entry, update.path, subject)
  const changes = readList(entry, 'changes')
  const emptied = new Set(
    changes.flatMap((_, index) => {
      const inside = (update: Update) => `${update.path}/`.startsWith(`changes/${index}/`)
      return cut.some(inside) && !kept.some(inside) ? [index] : []
    }),
  )
  for (const [index, change] of changes.entries()) {
    const here = kept.filter(({ path }) => `${path}/`.startsWith(`changes/${index}/`))
    if (isObject(change)) cutContacts(change, here, subject)
  }
  removePaths(
    entry,
    cut.map(({ path }) => path),
  )
  const left = readList(entry, 'changes').filter((_, index) => !emptied.has(index))
  if (left.length === 0 && changes.length > 0) return ERASED_ENTRY
  // Another contact's message may quote or name them.
  const redacted = redactJson({ ...entry, changes: left }, subject.traces)
  return isObject(redacted) ? redacted : ERASED_ENTRY
}

function isAbout(update: Update, entry: JsonObject, subject: ErasureSubject): boolean {
  switch (update.kind) {
    case 'rotation':
      return subject.bsuids.has(update.previous_bsuid) || subject.bsuids.has(update.current_bsuid)
    case 'group':
    case 'business_username':
      return false
    case 'notice':
    case 'unusable':
      // An unreadable part belongs to the erased contact if it names the contact.
      return update.path.split('/').length > 2 && mentions(valueAt(entry, update.path), subject.traces)
    default:
      return isPerson(
        update.person,
        'identity_at_ms' in update ? update.identity_at_ms : update.at_ms,
        subject,
      )
  }
}

/** The BSUID decides if there is one: a phone may have belonged to another contact before or since. */
function isPerson({ bsuid, parent_bsuid, phone }: Identifiers, at: number, subject: ErasureSubject): boolean {
  if (bsuid) return subject.bsuids.has(bsuid)
  if (parent_bsuid && subject.parents.has(parent_bsuid)) return true
  return phone !== null && subject.heldAt(phone, at)
}

/** Removes the subject from `contacts`. An entry by phone stays if a kept update names another person by that phone. */
function cutContacts(change: JsonObject, kept: Update[], subject: ErasureSubject): void {
  const value = isObject(change.value) ? change.value : null
  if (!value || readList(value, 'contacts').length === 0) return
  const phones = new Set(
    kept.flatMap((it) => ('person' in it && it.person.phone ? phoneKey(it.person.phone) : [])),
  )
  value.contacts = readList(value, 'contacts').filter((contact) => {
    if (!isObject(contact)) return true
    const bsuid = readId(contact, 'user_id')
    if (bsuid !== null) return !subject.bsuids.has(bsuid)
    const phone = readId(contact, 'wa_id')?.replace(/^\+/, '') ?? null
    return phone === null || !subject.held_until.has(phoneKey(phone)) || phones.has(phoneKey(phone))
  })
}

const PARTICIPANT_LISTS = [
  'added_participants',
  'removed_participants',
  'failed_participants',
  'participants',
]

function cutParticipants(entry: JsonObject, path: string, subject: ErasureSubject): void {
  const group = valueAt(entry, path)
  if (!isObject(group)) return
  for (const list of PARTICIPANT_LISTS) {
    if (readObjects(group, list).some((it) => mentions(it, subject.traces)))
      group[list] = readList(group, list).filter((it) => !mentions(it, subject.traces))
  }
}

function step(container: unknown, key: string): unknown {
  if (Array.isArray(container)) return container[Number(key)]
  if (!isObject(container)) return undefined
  return Object.hasOwn(container, key) ? container[key] : undefined
}

function valueAt(entry: JsonObject, path: string): unknown {
  return stepsOf(path).reduce<unknown>(stepInto, entry)
}

/** The parser leaves `value` out of its paths, and counts a lone element as a list of one. */
function stepInto(at: unknown, key: string): unknown {
  if (/^\d+$/.test(key) && !Array.isArray(at)) return key === '0' ? at : undefined
  const inside = isObject(at) && !Object.hasOwn(at, key) && isObject(at.value) ? at.value : at
  return step(inside, key)
}

function stepsOf(path: string): string[] {
  return path.split('/').filter((key) => key !== '')
}

/** Takes elements out of their lists. Marked first and swept then, because every path counts from the list as it was. */
function removePaths(entry: JsonObject, paths: string[]): void {
  const lists = new Map<unknown[], Set<number>>()
  for (const path of paths) {
    const keys = stepsOf(path)
    const index = Number(keys.pop())
    const name = keys.pop()
    if (name === undefined) continue
    const holder = valueAt(entry, keys.join('/'))
    const inside =
      isObject(holder) && !Object.hasOwn(holder, name) && isObject(holder.value) ? holder.value : holder
    const list = step(inside, name)
    if (Array.isArray(list)) lists.set(list, (lists.get(list) ?? new Set()).add(index))
    else if (isObject(inside)) delete inside[name]
  }
  const threads = paths.flatMap((path) => threadOf(entry, path) ?? [])
  for (const [list, indexes] of lists) {
    // The caller, which knows the empty ones, sweeps the list of changes.
    if (list === entry.changes) continue
    const left = list.filter((_, index) => !indexes.has(index))
    list.splice(0, list.length, ...left)
  }
  for (const { list, thread } of threads) {
    if (readList(thread, 'messages').length === 0 && list.includes(thread))
      list.splice(list.indexOf(thread), 1)
  }
}

/** A thread of the history is named after its person, and goes when nothing is left in it. */
function threadOf(entry: JsonObject, path: string): { list: unknown[]; thread: JsonObject } | null {
  const [, holder, index] = /^(.*\/threads)\/(\d+)\/messages\/\d+$/.exec(path) ?? []
  const list = holder === undefined ? null : valueAt(entry, holder)
  const thread = Array.isArray(list) ? list[Number(index)] : null
  return Array.isArray(list) && isObject(thread) ? { list, thread } : null
}
