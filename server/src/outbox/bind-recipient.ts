import { createContact } from '../contacts/create-contact.ts'
import {
  type GivenIdentifiers,
  type Identifier,
  loadIdentifierRules,
  readIdentifiers,
} from '../contacts/identifiers.ts'
import type { Lane } from '../contacts/lane.ts'
import { resolveContactId } from '../contacts/queries.ts'
import { resolveConversationId } from '../conversations/queries.ts'
import { ensureThreads } from '../conversations/rethread.ts'
import { asSeen } from '../db/with-viewer.ts'
import { invalidField, problem } from '../errors.ts'
import { isBsuid, isParentBsuid } from '../identity/bsuid.ts'
import { parseId, presentId } from '../ids.ts'
import { anchorsFor } from './anchors-for.ts'
import { chooseInbox, type SendingInbox } from './choose-inbox.ts'
import { findOwner } from './phone-owner.ts'

/** Whom a message is for, as the caller says it. */
export type Recipient =
  | string
  | {
      contact_id?: string | undefined
      conversation_id?: string | undefined
      phone?: string | undefined
      bsuid?: string | undefined
    }

export type BindingRequest = {
  to: Recipient | undefined
  inbox_id: string | undefined
  reply_to: string | undefined
}

/** The message that is answered or reacted to. */
export type Answered = {
  id: string
  wamid: string | null
  inbox_id: string
  conversation_id: string
  anchor_id: string | null
}

/** Where a message belongs from its acceptance on: `anchor_id` is null in a group, which is nobody in particular. */
export type Binding = {
  inbox: SendingInbox
  conversation_id: string
  contact_id: string | null
  anchor_id: string | null
  group_id: string | null
  answered: Answered | null
}

type Named = Exclude<Recipient, string>

/**
 * Binds a message to the registration that it is for: that of the message it answers, else of the conversation's last
 * inbound message, else of the contact. Makes the contact and the conversation where they are missing.
 */
export async function bindRecipient(lane: Lane, request: BindingRequest): Promise<Binding> {
  const answered = request.reply_to === undefined ? null : await loadAnswered(lane, request.reply_to)
  const named = request.to === undefined ? {} : nameRecipient(request.to)
  if (answered === null && Object.keys(named).length === 0) {
    throw invalidField('body.to', 'Name a contact, conversation, phone or BSUID.')
  }
  const given = request.inbox_id === undefined ? null : parseId('inbox', request.inbox_id)
  if (answered) return bindAnswer(lane, answered, named, given)
  if (named.conversation_id !== undefined) {
    return bindConversation(lane, parseId('conversation', named.conversation_id), named, given)
  }
  return bindPerson(lane, named, given)
}

/** Reads the short form. A username is no address: WhatsApp has no way to send to one. */
function nameRecipient(to: Recipient): Named {
  if (typeof to !== 'string') return to
  if (to.startsWith('con_')) return { contact_id: to }
  if (to.startsWith('cnv_')) return { conversation_id: to }
  if (isBsuid(to)) return { bsuid: to }
  if (isParentBsuid(to)) {
    throw problem(
      'invalid_recipient',
      'A parent BSUID names no one by itself: give the contact or the BSUID.',
    )
  }
  if (/[\p{L}@]/u.test(to)) {
    throw problem(
      'invalid_recipient',
      'A username is display only and can never be an address: give the contact, conversation, phone or BSUID.',
    )
  }
  return { phone: to }
}

async function loadAnswered(lane: Lane, reply_to: string): Promise<Answered> {
  const row = await asSeen(lane.trx, () =>
    lane.trx
      .selectFrom('messages')
      .select(['id', 'wamid', 'inbox_id', 'conversation_id', 'anchor_id'])
      .where('account_id', '=', lane.account_id)
      .where('id', '=', parseId('message', reply_to))
      .executeTakeFirst(),
  )
  if (!row) throw problem('not_found', 'There is no such message to answer.')
  if (row.wamid === null)
    throw problem('not_sent_yet', 'The message to be answered has not reached WhatsApp yet.')
  return row
}

async function bindAnswer(
  lane: Lane,
  answered: Answered,
  named: Named,
  inbox_id: string | null,
): Promise<Binding> {
  const inbox = await chooseInbox(lane, inbox_id ?? answered.inbox_id)
  if (inbox.id !== answered.inbox_id)
    throw problem('invalid_recipient', 'A message is answered from the inbox that it came to.')
  const thread = await loadThread(lane, answered.conversation_id)
  const binding = { inbox, answered, conversation_id: thread.id, group_id: thread.group_id }
  if (thread.group_id !== null) return { ...binding, contact_id: null, anchor_id: null }
  const anchor = answered.anchor_id === null ? null : await loadAnchor(lane, answered.anchor_id)
  if (!anchor) throw problem('not_found', 'Nobody stands behind the message to be answered any more.')
  await expectSame(lane, named, anchor.contact_id)
  return { ...binding, contact_id: anchor.contact_id, anchor_id: anchor.id }
}

async function bindConversation(
  lane: Lane,
  asked_for: string,
  named: Named,
  inbox_id: string | null,
): Promise<Binding> {
  const id = await asSeen(lane.trx, () => resolveConversationId(lane.trx, lane.account_id, asked_for))
  if (id === null) throw problem('not_found', 'There is no such conversation.')
  const thread = await loadThread(lane, id)
  const inbox = await chooseInbox(lane, inbox_id ?? thread.inbox_id)
  if (inbox.id !== thread.inbox_id)
    throw problem('invalid_recipient', 'A conversation goes on in its own inbox.')
  if (thread.group_id !== null || thread.contact_id === null) {
    return {
      inbox,
      conversation_id: id,
      contact_id: null,
      anchor_id: null,
      group_id: thread.group_id,
      answered: null,
    }
  }
  await expectSame(lane, named, thread.contact_id)
  const anchor_id = await anchorFor(lane, thread.contact_id, inbox, thread.last_inbound_anchor_id, named)
  return {
    inbox,
    conversation_id: id,
    contact_id: thread.contact_id,
    anchor_id,
    group_id: null,
    answered: null,
  }
}

async function bindPerson(lane: Lane, named: Named, inbox_id: string | null): Promise<Binding> {
  const contact = named.contact_id === undefined ? null : await requireContact(lane, named.contact_id)
  const inbox = await chooseInbox(lane, inbox_id, contact)
  const contact_id = contact ?? (await findOrMakePerson(lane, named, inbox))
  await ensureThreads(lane, [{ inbox_id: inbox.id, contact_id }], 'open')
  const thread = await findThread(lane, contact_id, inbox)
  if (!thread) throw new Error('a thread that was just made is missing')
  const anchor_id = await anchorFor(lane, contact_id, inbox, thread.last_inbound_anchor_id, named)
  return { inbox, conversation_id: thread.id, contact_id, anchor_id, group_id: null, answered: null }
}

/** To what a message to the contact would be bound, without making anything; no conversation: they have not talked there. */
export async function findBinding(
  lane: Lane,
  contact_id: string,
  inbox_id: string | undefined,
): Promise<{ inbox: SendingInbox; conversation_id: string | null; anchor_id: string }> {
  const given = inbox_id === undefined ? null : parseId('inbox', inbox_id)
  const inbox = await chooseInbox(lane, given, contact_id)
  const thread = await findThread(lane, contact_id, inbox)
  const anchor_id = await anchorFor(lane, contact_id, inbox, thread?.last_inbound_anchor_id ?? null, {})
  return { inbox, conversation_id: thread?.id ?? null, anchor_id }
}

function findThread({ trx, account_id }: Lane, contact_id: string, inbox: SendingInbox) {
  return trx
    .selectFrom('conversations')
    .select(['id', 'last_inbound_anchor_id'])
    .where('account_id', '=', account_id)
    .where('contact_id', '=', contact_id)
    .where('inbox_id', '=', inbox.id)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
}

async function findOrMakePerson(lane: Lane, named: Named, inbox: SendingInbox): Promise<string> {
  const identifier = await readIdentifier(lane, { ...named, portfolio_id: inbox.portfolio_id })
  const owner = await findOwner(lane, identifier)
  if (owner !== null) return owner
  const { kind, value } = identifier
  return createContact(
    lane,
    kind === 'phone' ? { phone: `+${value}` } : { bsuid: value, portfolio_id: inbox.portfolio_id },
  )
}

/** Where a contact stands beside a conversation or an answered message, it must be the one that this is with. */
async function expectSame(lane: Lane, named: Named, contact_id: string): Promise<void> {
  if (named.contact_id !== undefined && (await requireContact(lane, named.contact_id)) !== contact_id) {
    throw problem('invalid_recipient', 'The contact is not the one that the conversation or message is with.')
  }
}

async function requireContact(lane: Lane, text: string): Promise<string> {
  const asked_for = parseId('contact', text)
  const id = await asSeen(lane.trx, () => resolveContactId(lane.trx, lane.account_id, asked_for))
  if (id === null) throw problem('not_found', 'There is no such contact.')
  return id
}

async function readIdentifier(lane: Lane, given: GivenIdentifiers): Promise<Identifier> {
  const { phone, bsuid, portfolio_id } = given
  const { identifiers, errors } = readIdentifiers(
    { phone: bsuid === undefined ? phone : undefined, bsuid, portfolio_id },
    await loadIdentifierRules(lane),
  )
  const [error] = errors
  if (error) throw problem('invalid_recipient', `body.to: ${error.field} ${error.message}.`)
  const [identifier] = identifiers
  if (!identifier) throw problem('invalid_recipient', 'body.to names nobody.')
  return identifier
}

type ThreadRow = {
  id: string
  inbox_id: string
  contact_id: string | null
  group_id: string | null
  last_inbound_anchor_id: string | null
}

async function loadThread(lane: Lane, id: string): Promise<ThreadRow> {
  return lane.trx
    .selectFrom('conversations')
    .select(['id', 'inbox_id', 'contact_id', 'group_id', 'last_inbound_anchor_id'])
    .where('account_id', '=', lane.account_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function loadAnchor(lane: Lane, id: string): Promise<{ id: string; contact_id: string } | null> {
  const row = await lane.trx
    .selectFrom('anchors')
    .select(['id', 'contact_id'])
    .where('account_id', '=', lane.account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && row.contact_id !== null ? { id: row.id, contact_id: row.contact_id } : null
}

async function anchorFor(
  lane: Lane,
  contact_id: string,
  inbox: SendingInbox,
  last_inbound_anchor_id: string | null,
  { bsuid = null }: { bsuid?: string | null | undefined },
): Promise<string> {
  const wanted = { contact_id, last_inbound_anchor_id, bsuid }
  const found = await anchorsFor(lane.trx, lane.account_id, inbox.portfolio_id, [wanted])
  const anchor_id = found.get(contact_id)
  if (anchor_id === undefined)
    throw problem('no_safe_address', 'Nothing is known by which this contact could be reached.', {
      contact_id: presentId('contact', contact_id),
    })
  return anchor_id
}
