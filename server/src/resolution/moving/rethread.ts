import { sql } from 'kysely'
import type { GroupWriter } from '../../contacts/anchors.ts'
import { refreshBookNames } from '../../contacts/book-names.ts'
import { refreshProfileNames } from '../../contacts/refresh-profile-names.ts'
import { refreshUsernames } from '../../contacts/refresh-usernames.ts'
import { beginConversations } from '../../conversations/begin-conversations.ts'
import {
  type MovedByPhone,
  moveToAnchors,
  moveToConversations,
} from '../../conversations/messages/move-messages.ts'
import { openForWork, wakeReturned } from '../../conversations/open-for-work.ts'
import { refreshThreadsOf } from '../../conversations/refresh-threads.ts'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { appendEvents } from '../../platform/events/append.ts'
import type { ResolvedComponent } from '../plan/outcome.ts'
import { foldThreads, unfoldThreads } from './fold-threads.ts'
import { placeContacts } from './place-contacts.ts'
import { addWriters, reviewWriters } from './place-writers.ts'

/**
 * After people have changed, moves every message into the conversation of its contact: messages of a phone without a
 * BSUID to its holder at their time, merged contacts' conversations into the survivor's, unmerged ones back into their
 * own.
 */
export async function rethread(
  locked: LockedIdentity,
  outcomes: ResolvedComponent[],
  ids: Map<AnchorKey, string>,
): Promise<void> {
  const replaced = await replacePhoneMessages(locked, outcomes, ids)
  const contacts = new Set<string>(replaced)
  for (const { plan } of outcomes) {
    for (const merge of plan.merges)
      if (!merge.attach) contacts.add(merge.loser_contact_id).add(merge.survivor_contact_id)
  }
  for (const { resolution, plan, known } of outcomes) {
    // A component that is new to us has no threads yet.
    if (known.size === 0) continue
    for (const contact of [...plan.restored, ...plan.created]) contacts.add(contact)
    for (const [position, person] of resolution.people.entries()) {
      for (const key of person.anchors) {
        const [before, now] = [known.get(key)?.contact_id, plan.contact_of[position]]
        if (before === undefined || before === now) continue
        // Without a contact before, as after a status, it may bring names.
        for (const contact of [before, now]) if (contact) contacts.add(contact)
      }
    }
  }
  if (contacts.size === 0) return
  const returned = new Map<string, string | null>()
  for (const { plan } of outcomes) {
    for (const contact of plan.restored)
      for (const [thread, heard_at] of await unfoldThreads(locked, contact)) returned.set(thread, heard_at)
    for (const merge of plan.merges)
      if (!merge.attach)
        await foldThreads(locked, merge.id, merge.loser_contact_id, merge.survivor_contact_id)
  }
  await moveMessages(locked, [...contacts])
  await refreshThreadsOf(locked, [...contacts])
  await wakeReturned(locked, returned)
  await refreshProfiles(locked, [...contacts])
}

/**
 * Returns the contacts affected by moved messages: the owners of the conversations that hold them, and the contacts
 * that they belong to now.
 */
async function replacePhoneMessages(
  locked: LockedIdentity,
  outcomes: ResolvedComponent[],
  ids: Map<AnchorKey, string>,
): Promise<string[]> {
  const rows = outcomes.flatMap(({ facts, resolution }) => {
    const seen = new Set(facts.phone_sightings.map(({ phone }) => phone))
    return [...resolution.phones].flatMap(([phone, segments]) =>
      seen.has(phone)
        ? segments.flatMap(({ from, until, anchor }) => {
            const anchor_id = ids.get(anchor)
            return anchor_id ? [{ phone, from: isoOrNull(from), until: isoOrNull(until), anchor_id }] : []
          })
        : [],
    )
  })
  if (rows.length === 0) return []
  const moved = await moveToAnchors(locked, rows)
  await moveWriters(
    locked,
    moved.filter(({ group_id }) => group_id !== null),
  )
  const owners = await sql<{ contact_id: string }>`
    select distinct contact_id from anchors
     where account_id = ${locked.account_id} and contact_id is not null and id = any(${rows.map(({ anchor_id }) => anchor_id)}::uuid[])`.execute(
    locked.trx,
  )
  if (moved.length === 0) return []
  return [...moved, ...owners.rows].flatMap(({ contact_id }) => contact_id ?? [])
}

async function moveWriters(locked: LockedIdentity, moved: MovedByPhone[]): Promise<void> {
  const writers = (column: 'anchor_id' | 'former_anchor_id'): GroupWriter[] =>
    moved.map((row) => ({ anchor_id: row[column], inbox_id: row.inbox_id }))
  await addWriters(locked, writers('anchor_id'))
  await reviewWriters(locked, writers('former_anchor_id'))
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** Makes missing threads and moves each message of these contacts to where its anchor's contact talks in that inbox. */
async function moveMessages(locked: LockedIdentity, contacts: string[]): Promise<void> {
  const misplaced = sql`
    messages m
      join conversations was on was.account_id = m.account_id and was.id = m.conversation_id
      join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
     where m.account_id = ${locked.account_id} and was.group_id is null and a.contact_id is not null
       and m.conversation_id in (
         select id from conversations where account_id = ${locked.account_id}
            and (contact_id = any(${contacts}::uuid[]) or home_contact_id = any(${contacts}::uuid[])))
       and (was.merged_into is not null or was.contact_id <> a.contact_id)`
  const { rows: wanted } = await sql<{ inbox_id: string; contact_id: string }>`
    select distinct m.inbox_id, a.contact_id from ${misplaced}`.execute(locked.trx)
  if (wanted.length === 0) return
  await ensureThreads(locked, wanted, 'quiet')
  const moved = await moveToConversations(
    locked,
    sql`
      select m.id, m.conversation_id as from_id, c.id as to_id, c.contact_id
        from (select m.id, m.account_id, m.inbox_id, m.conversation_id, a.contact_id from ${misplaced}) as m
        join conversations c on c.account_id = m.account_id and c.contact_id = m.contact_id and c.inbox_id = m.inbox_id
          and c.merged_into is null`,
  )
  const journeys = new Map<string, typeof moved>()
  for (const row of moved) {
    const key = `${row.from_id} ${row.to_id}`
    const list = journeys.get(key)
    if (list) list.push(row)
    else journeys.set(key, [row])
  }
  await appendEvents(
    locked,
    [...journeys.values()].flatMap((list) => {
      const [first] = list
      if (!first) return []
      const { from_id, to_id, contact_id } = first
      const data = {
        from_conversation_id: from_id,
        conversation_id: to_id,
        contact_id,
        message_ids: list.map(({ id }) => id),
      }
      return [{ type: 'message.moved', at: locked.now, contact_id, conversation_id: to_id, data }]
    }),
  )
  await openForWork(
    locked,
    moved.map(({ to_id }) => to_id),
  )
}

/** One continuing thread per contact and inbox: makes those that are missing. A quiet one is open once there is work. */
export async function ensureThreads(
  locked: LockedIdentity,
  wanted: { inbox_id: string; contact_id: string }[],
  begins: 'open' | 'quiet',
): Promise<void> {
  const made = await beginConversations(locked, wanted, begins)
  await placeContacts(
    locked,
    made.map(({ contact_id }) => contact_id),
  )
  await appendEvents(
    locked,
    made.map(({ id, inbox_id, contact_id }) => ({
      type: 'conversation.created',
      at: locked.now,
      contact_id,
      conversation_id: id,
      inbox_id,
      data: { conversation_id: id, contact_id, inbox_id },
    })),
  )
}

/** A contact that gained or lost anchors shows the names that were shown with those it has now. */
async function refreshProfiles(locked: LockedIdentity, contacts: string[]): Promise<void> {
  await refreshProfileNames(locked, contacts)
  await refreshBookNames(locked, contacts)
  const { rows: anchors } = await sql<{ id: string }>`
    select id from anchors where account_id = ${locked.account_id} and contact_id = any(${contacts}::uuid[])
       and coalesce(username, username_at::text) is not null`.execute(locked.trx)
  await refreshUsernames(
    locked,
    anchors.map(({ id }) => id),
    contacts,
  )
}
