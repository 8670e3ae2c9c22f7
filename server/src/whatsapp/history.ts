import { type Contact, canBe, matchContact, NO_PROFILE } from './contacts.ts'
import { parseErrors } from './content/content.ts'
import { parseMessage, readRecipient, readSender } from './messages.ts'
import { baseOf, type ChangeContext, type ElementParser, unusable } from './scope.ts'
import { fillIdentifiers, identify, isNobody, isSamePhone } from './values/identifiers.ts'
import { joinMembers } from './values/join-members.ts'
import {
  isObject,
  type JsonObject,
  readId,
  readList,
  readObject,
  readObjects,
  readUsername,
  restOf,
} from './values/readers.ts'
import { storableJson, storableObject } from './values/storable.ts'
import type { MessageUpdate, Update } from './values/types.ts'

const THREAD_MEMBERS = new Set(['wa_id', 'user_id', 'parent_user_id', 'username'])

const STATUSES = new Map<string, MessageUpdate['history_status']>([
  ['SENT', 'sent'],
  ['DELIVERED', 'delivered'],
  ['READ', 'read'],
  ['PLAYED', 'played'],
  ['ERROR', 'failed'],
  ['PENDING', 'pending'],
])

/** One chunk of what the WhatsApp Business app synchronises when it is connected, or the news that it will not. */
export const parseHistory: ElementParser = (scope, chunk, path, updates) => {
  const before = updates.length
  readList(chunk, 'threads').forEach((thread, index) => {
    parseThread(scope, thread, `${path}/threads/${index}`, updates)
  })
  const declined = readObjects(chunk, 'errors').length > 0
  const metadata = readObject(chunk, 'metadata')
  const rest = restOf(chunk, new Set(['errors', 'metadata', 'threads']))
  if (!declined && !metadata && !rest && updates.length > before) return
  updates.push({
    kind: 'notice',
    ...baseOf(scope, path, scope.entry_time),
    notice: declined ? 'history_declined' : 'history_progress',
    data: storableObject(joinMembers(rest, metadata, declined ? { errors: parseErrors(chunk) } : null)),
  })
}

function parseThread(scope: ChangeContext, thread: unknown, path: string, updates: Update[]): void {
  if (!isObject(thread)) {
    updates.push(unusable(scope, path, null, 'element_not_an_object'))
    return
  }
  const person = readThreadPerson(thread)
  const messages = readList(thread, 'messages')
  messages.forEach((message, index) => {
    const at = `${path}/messages/${index}`
    updates.push(
      isObject(message)
        ? parseThreadMessage(scope, message, at, person)
        : unusable(scope, at, null, 'element_not_an_object'),
    )
  })
  if (messages.length === 0) {
    const base = baseOf(scope, path, scope.entry_time)
    updates.push({ kind: 'notice', ...base, notice: 'history_empty_thread', data: storableJson(thread) })
  }
}

/** The threads of a history that name a BSUID, in the form of the contacts of a change. One with a phone alone adds nothing. */
export function threadContacts(chunks: JsonObject[]): JsonObject[] {
  return chunks
    .flatMap((chunk) => readObjects(chunk, 'threads'))
    .flatMap((thread) => {
      const context = readObject(thread, 'context')
      if (context === null || readId(context, 'user_id') === null) return []
      const wa_id = readId(context, 'wa_id') ?? thread.id
      return [{ ...context, wa_id, profile: { username: context.username } }]
    })
}

/** The phone of a thread is its id, and absent where it may not be shown; rows from before 2026 have nothing else. */
function readThreadPerson(thread: JsonObject): Contact {
  const context = readObject(thread, 'context') ?? {}
  return {
    ids: identify(context.user_id, context.parent_user_id, readId(context, 'wa_id') ?? thread.id),
    profile: { name: null, username: readUsername(context, 'username') },
    identity_key_hash: null,
    extra: restOf(
      joinMembers(context, { thread: restOf(thread, new Set(['id', 'context', 'messages'])) }),
      THREAD_MEMBERS,
    ),
  }
}

function parseThreadMessage(
  scope: ChangeContext,
  message: JsonObject,
  path: string,
  thread: Contact,
): Update {
  const direction = readDirection(scope, message)
  const own = direction === 'inbound' ? readSender(message) : readRecipient(message)
  const known = isNobody(own) || canBe(scope.contacts, thread, own)
  const ids = known ? fillIdentifiers(own, thread.ids) : own
  const person = matchContact(scope.contacts, ids)
  const context = readObject(message, 'history_context') ?? {}
  return parseMessage(scope, message, path, {
    source: 'history',
    direction,
    person: known ? withThread(person, thread) : person,
    history_status: readHistoryStatus(context),
  })
}

/** How far a message had come by its `history_context`. */
export function readHistoryStatus(context: JsonObject): MessageUpdate['history_status'] {
  return STATUSES.get(readId(context, 'status')?.toUpperCase() ?? '') ?? null
}

function withThread(person: Contact, { profile, extra }: Contact): Contact {
  return {
    ...person,
    profile: person.profile === NO_PROFILE ? profile : person.profile,
    extra: extra ? joinMembers(person.extra, extra) : person.extra,
  }
}

/** Nothing says it plainly: the business stands in `from` of what it wrote, and only that names a recipient. */
function readDirection({ display_phone }: ChangeContext, message: JsonObject): 'inbound' | 'outbound' {
  if (isSamePhone(message.from, display_phone)) return 'outbound'
  if (readId(message, 'from_user_id') !== null) return 'inbound'
  const to_person = !isNobody(readRecipient(message)) && !isSamePhone(message.to, display_phone)
  return to_person ? 'outbound' : 'inbound'
}
