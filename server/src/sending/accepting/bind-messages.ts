import type { Identifier } from '../../contacts/identifiers.ts'
import { resolveContactIds } from '../../contacts/queries.ts'
import { resolveConversationIds } from '../../conversations/queries.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { invalidField, type Problem, problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { asSeen } from '../../platform/db/with-viewer.ts'
import { anchorsFor } from './anchors-for.ts'
import { chooseInbox, loadInboxes, type SendingInbox } from './choose-inboxes.ts'
import { findOwners } from './find-owners.ts'
import { type Answered, type AnsweredMessages, loadAnswered, requireAnswered } from './load-answered.ts'
import { loadThreads, type Threads, threadIn } from './load-threads.ts'
import { type NamedRecipient, readRecipients } from './read-recipients.ts'
import { andThen, attempt, type Verdict, valueIn } from './verdicts.ts'

export type BindingRequest = {
  to?: NamedRecipient | undefined
  inbox_id?: string | undefined
  reply_to?: string | undefined
}

/** Where a message belongs from its acceptance on. Nothing has been made for it yet. */
export type BoundMessage = {
  inbox: SendingInbox
  /** Null: the contact has none in this inbox yet. */
  conversation_id: string | null
  /** Null in a group, and for a newcomer. */
  contact_id: string | null
  /** The registration that it is for; null in a group, which is no contact in particular, and for a newcomer. */
  anchor_id: string | null
  group_id: string | null
  answered: Answered | null
  /** What was named, where it belongs to no contact yet. */
  newcomer: Identifier | null
}

/** What a request says, without what only the database knows. */
type Read = {
  answered: Answered | null
  named: NamedRecipient
  inbox_id: string | null
  conversation_id: string | null
  contact_id: string | null
}

type Found = Omit<BoundMessage, 'answered'> & {
  read: Read
  /** Of the conversation. */
  last_inbound_anchor_id: string | null
}

type Known = {
  answered: AnsweredMessages
  conversations: Map<string, string>
  contacts: Map<string, string>
  threads: Threads
  inboxes: Map<string, SendingInbox>
}

/**
 * Binds messages to the registrations that they are for: that of the message that one answers, else of the conversation's last
 * inbound message, else of the contact. Of each what it is bound to, why it cannot be, or that it depends on what an
 * earlier one does. As many statements for one as for hundreds.
 */
export async function bindMessages(
  scope: IdentityScope & ForCaller,
  requests: BindingRequest[],
): Promise<Verdict<BoundMessage>[]> {
  const answered = await loadAnswered(scope, requests)
  const reads = requests.map((request) => attempt(() => read(request, answered)))
  const known = { answered, ...(await loadKnown(scope, reads)) }
  const located = reads.map((it) => andThen(it, (read) => attempt(() => locate(known, read))))
  const owned = await findPeople(scope, located)
  const waits = dependOnEarlier(known, reads, owned)
  const found = owned.map((it, at) => (waits[at] ? ('later' as const) : it))
  return bindAnchors(scope, found)
}

function read(request: BindingRequest, messages: AnsweredMessages): Read {
  const answered = requireAnswered(messages, request.reply_to)
  const named = request.to ?? {}
  if (answered === null && Object.keys(named).length === 0) {
    throw invalidField('to', 'Name a contact, a conversation, a phone or a BSUID.')
  }
  return {
    answered,
    named,
    inbox_id: request.inbox_id ?? null,
    conversation_id: answered === null ? (named.conversation_id ?? null) : null,
    contact_id: named.contact_id ?? null,
  }
}

/** The objects that the requests name, as the caller sees them, with what belongs to them. */
async function loadKnown(
  scope: IdentityScope & ForCaller,
  verdicts: Verdict<Read>[],
): Promise<Omit<Known, 'answered'>> {
  const { account_id, seen } = scope
  const reads = verdicts.flatMap((it) => valueIn(it) ?? [])
  const { conversations, contacts } = await asSeen(seen, async (trx) => ({
    conversations: await resolveConversationIds(
      trx,
      account_id,
      reads.flatMap((it) => it.conversation_id ?? []),
    ),
    contacts: await resolveContactIds(
      trx,
      account_id,
      reads.flatMap((it) => it.contact_id ?? []),
    ),
  }))
  const threads = await loadThreads(scope, {
    ids: [...conversations.values(), ...reads.flatMap((it) => it.answered?.conversation_id ?? [])],
    contact_ids: [...contacts.values()],
  })
  const inboxes = await loadInboxes(
    scope,
    [...reads.flatMap((it) => it.inbox_id ?? []), ...[...threads.by_id.values()].map((it) => it.inbox_id)],
    reads.some((it) => it.inbox_id === null && it.answered === null && it.conversation_id === null),
  )
  return { conversations, contacts, threads, inboxes }
}

/** The recipient and the inbox of a message, as far as known without looking up whose a phone or BSUID is. */
function locate(known: Known, read: Read): Found {
  if (read.answered !== null) return locateAnswer(known, read, read.answered)
  if (read.conversation_id !== null) return locateConversation(known, read, read.conversation_id)
  const contact_id = requireContact(known, read)
  const threads = contact_id === null ? [] : (known.threads.of_contact.get(contact_id) ?? [])
  const inbox = chooseInbox(known.inboxes, read.inbox_id, threads)
  return { read, inbox, ...toContact(known.threads, contact_id, inbox) }
}

function toContact(threads: Threads, contact_id: string | null, inbox: SendingInbox) {
  const thread = contact_id === null ? null : threadIn(threads, contact_id, inbox.id)
  return {
    contact_id,
    conversation_id: thread?.id ?? null,
    last_inbound_anchor_id: thread?.last_inbound_anchor_id ?? null,
    ...DIRECT,
  }
}

const DIRECT = { group_id: null, newcomer: null, anchor_id: null }

function locateAnswer(known: Known, read: Read, answered: Answered): Found {
  const inbox = chooseInbox(known.inboxes, read.inbox_id ?? answered.inbox_id)
  if (inbox.id !== answered.inbox_id)
    throw problem('invalid_recipient', 'A reply has to use the inbox of the original message.')
  const thread = known.threads.by_id.get(answered.conversation_id)
  if (thread === undefined) throw problem('not_found', 'The message to reply to was not found.')
  const { group_id, last_inbound_anchor_id } = thread
  const found = { read, inbox, conversation_id: thread.id, group_id, last_inbound_anchor_id, newcomer: null }
  if (group_id !== null) return { ...found, contact_id: null, anchor_id: null }
  const { anchor_id, contact_id } = answered
  if (anchor_id === null || contact_id === null)
    throw problem('not_found', 'The message to reply to no longer has a contact.')
  expectSame(known, read, contact_id)
  return { ...found, contact_id, anchor_id }
}

function locateConversation(known: Known, read: Read, asked_for: string): Found {
  const thread = known.threads.by_id.get(known.conversations.get(asked_for) ?? '')
  if (thread === undefined) throw problem('not_found', 'The conversation was not found.')
  const inbox = chooseInbox(known.inboxes, read.inbox_id ?? thread.inbox_id)
  if (inbox.id !== thread.inbox_id)
    throw problem('invalid_recipient', 'This conversation belongs to another inbox.')
  const { contact_id, group_id, last_inbound_anchor_id } = thread
  const found = { ...DIRECT, read, inbox, conversation_id: thread.id, last_inbound_anchor_id }
  if (group_id !== null || contact_id === null) return { ...found, contact_id: null, group_id }
  expectSame(known, read, contact_id)
  return { ...found, contact_id }
}

/** Where a contact stands beside a conversation or an answered message, it must be the one that this is with. */
function expectSame(known: Known, read: Read, contact_id: string): void {
  const named = requireContact(known, read)
  if (named !== null && named !== contact_id) {
    throw problem('invalid_recipient', 'The conversation or message belongs to another contact.')
  }
}

function requireContact({ contacts }: Known, { contact_id }: Read): string | null {
  if (contact_id === null) return null
  const found = contacts.get(contact_id)
  if (found === undefined) throw problem('not_found', 'The contact was not found.')
  return found
}

/** Asks whose the phones and BSUIDs are that messages are for. */
async function findPeople(
  scope: IdentityScope & ForCaller,
  located: Verdict<Found>[],
): Promise<Verdict<Found>[]> {
  const unknown = located.flatMap((it, at) => {
    const found = valueIn(it)
    return found !== null && found.contact_id === null && found.conversation_id === null
      ? [{ at, found }]
      : []
  })
  if (unknown.length === 0) return located
  const read = await readRecipients(
    scope,
    unknown.map(({ found }) => ({ ...found.read.named, portfolio_id: found.inbox.portfolio_id })),
  )
  const identifiers = read.flatMap((it) => valueIn(it) ?? [])
  const owners = await findOwners(scope, identifiers)
  const owner_of = new Map(identifiers.map((identifier, at) => [identifier, owners[at]]))
  const contact_ids = owners.flatMap((it) => valueIn(it) ?? [])
  const threads = await loadThreads(scope, { ids: [], contact_ids })
  const people = [...located]
  for (const [n, { at, found }] of unknown.entries()) {
    const identifier = read[n]
    if (identifier === undefined) continue
    people[at] = andThen(identifier, (newcomer) =>
      andThen(owner_of.get(newcomer) ?? { value: null }, (contact_id): Verdict<Found> => {
        if (contact_id === null) return { value: { ...found, newcomer } }
        return { value: { ...found, ...toContact(threads, contact_id, found.inbox) } }
      }),
    )
  }
  return people
}

/** What two messages of a group may wait for each other by: the contact, or what is to become one. */
export function recipientKey({
  contact_id,
  newcomer,
}: Pick<BoundMessage, 'contact_id' | 'newcomer'>): string | null {
  // Without the portfolio: a BSUID that one message makes known is foreign to the next one by another portfolio.
  return contact_id ?? (newcomer === null ? null : `${newcomer.kind} ${newcomer.key}`)
}

/**
 * Which of them have to see first what an earlier one does: the second one to the same newcomer, one whose inbox is where its
 * contact talked last while an earlier one is about to talk elsewhere, and every later one to the same contact.
 */
function dependOnEarlier({ contacts }: Known, reads: Verdict<Read>[], owned: Verdict<Found>[]): boolean[] {
  const inboxes_of = new Map<string, Set<string>>()
  const waiting = new Set<string>()
  return owned.map((verdict, at) => {
    const [found, read] = [valueIn(verdict), reads[at] && valueIn(reads[at])]
    if (!read) return false
    const key = found === null ? contacts.get(read.contact_id ?? '') : recipientKey(found)
    if (key == null) return false
    const earlier = inboxes_of.get(key)
    const decides =
      choosesByContact(read) && (found === null || earlier?.has(found.inbox.id) !== true || earlier.size > 1)
    if (waiting.has(key) || (earlier !== undefined && (found?.newcomer != null || decides))) {
      waiting.add(key)
      return true
    }
    if (found !== null) inboxes_of.set(key, new Set([...(earlier ?? []), found.inbox.id]))
    return false
  })
}

function choosesByContact({ inbox_id, answered, conversation_id }: Read): boolean {
  return inbox_id === null && answered === null && conversation_id === null
}

/** Chooses the registration for each message to a contact, unless the message that it replies to decides it. */
async function bindAnchors(
  { trx, account_id }: IdentityScope,
  found: Verdict<Found>[],
): Promise<Verdict<BoundMessage>[]> {
  const unbound = found.flatMap((verdict) => {
    const it = valueIn(verdict)
    if (it === null || it.contact_id === null || it.anchor_id !== null) return []
    const { contact_id, inbox, last_inbound_anchor_id, read } = it
    const { portfolio_id } = inbox
    return [{ it, contact_id, portfolio_id, last_inbound_anchor_id, bsuid: read.named.bsuid ?? null }]
  })
  const anchors = await anchorsFor(
    trx,
    account_id,
    unbound.map(({ it: _, ...rest }) => rest),
  )
  const anchor_of = new Map(unbound.map(({ it }, at) => [it, anchors[at] ?? null]))
  return found.map((verdict) =>
    andThen(verdict, (it): Verdict<BoundMessage> => {
      const { read, last_inbound_anchor_id: _, ...rest } = it
      const anchor_id = it.anchor_id ?? anchor_of.get(it) ?? null
      if (anchor_id === null && it.contact_id !== null) return { refused: noSafeAddress(it.contact_id) }
      return { value: { ...rest, anchor_id, answered: read.answered } }
    }),
  )
}

export function noSafeAddress(contact_id: string): Problem {
  return problem('no_safe_address', 'This contact has no identifier to send to.', {
    contact_id: presentId('contact', contact_id),
  })
}
