import { sql } from 'kysely'
import { deleteMediaOf } from '../../conversations/media/delete-media.ts'
import type { AnchorKey } from '../../identity/types.ts'
import { forgetPerson } from '../../integrations/gateway/forget-person.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { presentId } from '../../platform/base/ids.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { indexDecision } from '../../resolution/conflicts/decisions.ts'
import { placeContacts } from '../../resolution/moving/place-contacts.ts'
import type { ErasureSubject } from './find-person.ts'

/** Deletes what we store of a contact, table by table. What others store of themselves stays. */
export async function deletePerson(locked: LockedIdentity, subject: ErasureSubject): Promise<void> {
  const keys = [...subject.anchors]
  const conversations = await deleteThreads(locked, subject, keys)
  await deleteFacts(locked, subject, keys)
  await trimDecisions(locked, keys)
  await deletePeople(locked, subject, keys)
  await trimFeed(locked, subject, conversations)
}

async function deleteThreads(
  locked: LockedIdentity,
  subject: ErasureSubject,
  keys: AnchorKey[],
): Promise<string[]> {
  const { account_id, trx } = locked
  const anchors = sql`(select id from anchors where account_id = ${account_id} and key = any(${keys}::text[]))`
  const names = [...subject.bsuids, ...subject.phones]
  for (const table of ['sends', 'send_attempts']) {
    await sql`
      delete from ${sql.table(table)} where account_id = ${account_id} and message_id in (
        select id from messages where account_id = ${account_id} and anchor_id in ${anchors})`.execute(trx)
  }
  const messages = sql`select id from messages where account_id = ${account_id} and anchor_id in ${anchors}`
  await deleteMediaOf(trx, account_id, messages, locked.now)
  // Also those whose answer has not been written yet: it finds nothing to be written to then.
  await sql`
    delete from idempotency_keys where account_id = ${account_id} and (subject_id in (${messages}) or subject_id in (
      select id from phone_requests where account_id = ${account_id} and anchor = any(${keys}::text[])))`.execute(
    trx,
  )
  await forgetPerson(trx, account_id, {
    contact_ids: subject.contact_ids,
    message_ids: messages,
    names: [...names, ...subject.parents],
  })
  await sql`
    with gone as (
      delete from messages where account_id = ${account_id} and anchor_id in ${anchors} returning inbox_id, wamid)
    delete from message_statuses s using gone g
     where s.account_id = ${account_id} and s.inbox_id = g.inbox_id and s.wamid = g.wamid`.execute(trx)
  // Statuses that wait for a message of the contact, or were about the contact in a group.
  await sql`
    delete from message_statuses s where s.account_id = ${account_id}
       and (s.participant = any(${names}::text[]) or (not exists (
         select from messages m where m.account_id = s.account_id and m.inbox_id = s.inbox_id and m.wamid = s.wamid)
         and ${namesStatus(subject)}))`.execute(trx)
  // The mark that a message to another contact reached this one stays on that message, without identifiers.
  await sql`
    update message_statuses s set bsuid = null, parent_bsuid = null, phone = null
     where s.account_id = ${account_id} and s.bsuid = any(${[...subject.bsuids]}::text[])`.execute(trx)
  await sql`
    update conversations set last_inbound_anchor_id = null
     where account_id = ${account_id} and last_inbound_anchor_id in ${anchors}`.execute(trx)
  for (const table of ['consents', 'usernames', 'contact_blocks']) {
    await sql`delete from ${sql.table(table)} where account_id = ${account_id} and anchor_id in ${anchors}`.execute(
      trx,
    )
  }
  const ids = subject.contact_ids
  await sql`
    update conversations set home_contact_id = contact_id where account_id = ${account_id}
       and home_contact_id = any(${ids}::uuid[]) and contact_id <> all(${ids}::uuid[])`.execute(trx)
  await sql`delete from notes where account_id = ${account_id} and contact_id = any(${ids}::uuid[])`.execute(
    trx,
  )
  await sql`
    delete from read_markers where account_id = ${account_id} and (subject_id in ${anchors} or subject_id in (
      select id from conversations where account_id = ${account_id} and contact_id = any(${ids}::uuid[])))`.execute(
    trx,
  )
  const { rows } = await sql<{ id: string }>`
    delete from conversations where account_id = ${account_id} and contact_id = any(${ids}::uuid[])
    returning id`.execute(trx)
  return rows.map(({ id }) => id)
}

function namesStatus(subject: ErasureSubject) {
  const own = [...subject.phones].filter((phone) => subject.heldAt(phone, Number.MAX_SAFE_INTEGER))
  return sql<boolean>`(s.bsuid = any(${[...subject.bsuids]}::text[]) or (s.bsuid is null
    and (s.parent_bsuid = any(${[...subject.parents]}::text[]) or s.phone = any(${own}::text[]))))`
}

async function deleteFacts(
  locked: LockedIdentity,
  subject: ErasureSubject,
  keys: AnchorKey[],
): Promise<void> {
  const { account_id, trx } = locked
  const mine = (portfolio: string, bsuid: string) =>
    sql<boolean>`'b:' || ${sql.ref(portfolio)} || ':' || ${sql.ref(bsuid)} = any(${keys}::text[])`
  const bsuids = [...subject.bsuids]
  await sql`
    delete from sightings where account_id = ${account_id} and bsuid = any(${bsuids}::text[])
       and ${mine('portfolio_id', 'bsuid')}`.execute(trx)
  await sql`
    delete from rotations where account_id = ${account_id}
       and ((previous_bsuid = any(${bsuids}::text[]) and ${mine('portfolio_id', 'previous_bsuid')})
         or (current_bsuid = any(${bsuids}::text[]) and ${mine('portfolio_id', 'current_bsuid')}))`.execute(
    trx,
  )
  await sql`
    delete from claims where account_id = ${account_id}
       and (anchor = any(${keys}::text[]) or (kind = 'bsuid' and ${mine('portfolio_id', 'value_key')}))`.execute(
    trx,
  )
  await sql`
    delete from blocked_phones
     where account_id = ${account_id} and phone_key = any(${[...subject.own_phone_keys]}::text[])`.execute(
    trx,
  )
  await sql`delete from phone_requests where account_id = ${account_id} and anchor = any(${keys}::text[])`.execute(
    trx,
  )
  const { rows } = await sql<{ phone: string; portfolio_id: string; at: Date }>`
    select phone, portfolio_id, at from phone_sightings
     where account_id = ${account_id} and phone = any(${[...subject.phones]}::text[])`.execute(trx)
  const moments = rows.filter(({ phone, at }) => subject.heldAt(phone, at.getTime()))
  await sql`
    delete from phone_sightings p using ${rowsOf(moments, 'm', { phone: 'text', portfolio_id: 'uuid', at: 'timestamptz' })}
     where p.account_id = ${account_id} and p.phone = m.phone and p.portfolio_id = m.portfolio_id and p.at = m.at`.execute(
    trx,
  )
}

type DecisionRow = { id: string; left: AnchorKey[]; right: AnchorKey[] }

/** What people decided about others stays, without this one. */
async function trimDecisions(locked: LockedIdentity, keys: AnchorKey[]): Promise<void> {
  const gone = new Set(keys)
  const { rows } = await sql<DecisionRow>`
    select id, left_anchors as left, right_anchors as right from decisions
     where account_id = ${locked.account_id}
       and (left_anchors && ${keys}::text[] or right_anchors && ${keys}::text[])`.execute(locked.trx)
  for (const { id, ...sides } of rows) {
    const [left, right] = [sides.left, sides.right].map((side) => side.filter((key) => !gone.has(key)))
    await sql`delete from decision_anchors where account_id = ${locked.account_id} and decision_id = ${id}`.execute(
      locked.trx,
    )
    if (!left?.length || !right?.length) {
      await sql`delete from decisions where account_id = ${locked.account_id} and id = ${id}`.execute(
        locked.trx,
      )
      continue
    }
    await sql`
      update decisions set left_anchors = ${left}::text[], right_anchors = ${right}::text[]
       where account_id = ${locked.account_id} and id = ${id}`.execute(locked.trx)
    await indexDecision(locked, id, [...left, ...right])
  }
}

async function deletePeople(
  locked: LockedIdentity,
  subject: ErasureSubject,
  keys: AnchorKey[],
): Promise<void> {
  const { account_id, trx, now } = locked
  const ids = subject.contact_ids
  await sql`
    delete from conflicts where account_id = ${account_id}
       and (left_anchor = any(${keys}::text[]) or right_anchor = any(${keys}::text[])
         or left_contact_id = any(${ids}::uuid[]) or right_contact_id = any(${ids}::uuid[]))`.execute(trx)
  // The record stays as long as its id may be asked for: that it cannot be undone, and nothing else.
  await sql`
    update merges set loser_anchors = '{}', survivor_anchors = '{}', evidence = '{}', former = '{}', kept = '{}',
      decided_by = null,
      undone_at = coalesce(undone_at, ${now}), undone_by = 'erasure'
     where account_id = ${account_id}
       and (loser_contact_id = any(${ids}::uuid[]) or survivor_contact_id = any(${ids}::uuid[]))`.execute(trx)
  const without = (side: string) =>
    sql`array(select key from unnest(${sql.ref(side)}) as k(key) where key <> all(${keys}::text[]))`
  await sql`
    update merges set loser_anchors = ${without('loser_anchors')}, survivor_anchors = ${without('survivor_anchors')}
     where account_id = ${account_id} and (loser_anchors && ${keys}::text[] or survivor_anchors && ${keys}::text[])`.execute(
    trx,
  )
  await sql`
    delete from identity_events where account_id = ${account_id}
       and (contact_id = any(${ids}::uuid[]) or (kind in ('bsuid', 'parent_bsuid') and value = any(${[...subject.bsuids, ...subject.parents]}::text[]))
         or (data -> 'anchors') ?| ${keys}::text[])`.execute(trx)
  await sql`delete from identities where account_id = ${account_id} and contact_id = any(${ids}::uuid[])`.execute(
    trx,
  )
  await sql`
    delete from anchors where account_id = ${account_id}
       and (contact_id = any(${ids}::uuid[]) or (key = any(${keys}::text[]) and contact_id is null))`.execute(
    trx,
  )
  // A broadcast keeps the place, so that its figures stay true.
  await sql`
    update broadcast_recipients set contact_id = null, message_id = null, state = 'erased', reason = null, missing = null,
      address_kind = null, category = null, market = null
     where account_id = ${account_id} and contact_id = any(${ids}::uuid[])`.execute(trx)
  await sql`delete from contacts where account_id = ${account_id} and id = any(${ids}::uuid[])`.execute(trx)
  await placeContacts(locked, ids)
}

async function trimFeed(
  locked: LockedIdentity,
  subject: ErasureSubject,
  conversations: string[],
): Promise<void> {
  const { account_id, trx } = locked
  const ids = subject.contact_ids
  const unique = [...subject.bsuids, ...subject.parents]
  // With their outcome at endpoints, whose responses may repeat what they received.
  await sql`
    with gone as (
      delete from events e where e.account_id = ${account_id}
         and (e.contact_id = any(${ids}::uuid[]) or e.data ->> 'value' = any(${unique}::text[])
           or e.conversation_id = any(${conversations}::uuid[]))
      returning e.seq)
    delete from deliveries d where d.account_id = ${account_id}
       and (d.contact_id = any(${ids}::uuid[]) or exists (select from gone where gone.seq = d.seq))`.execute(
    trx,
  )
  const names = [...unique, ...subject.phones]
  const naming = (text: string) =>
    sql<boolean>`exists (select from unnest(${names}::text[]) as n(name) where position(n.name in ${sql.raw(text)}) > 0)`
  await sql`
    update events e set data = e.data || '{"details": {}}'
     where e.account_id = ${account_id} and e.data ? 'details' and ${naming('e.data::text')}`.execute(trx)
  // Answers that are kept for repeated requests.
  const shown = ids.map((id) => presentId('contact', id))
  await sql`
    delete from idempotency_keys k where k.account_id = ${account_id}
       and exists (select from unnest(${shown}::text[]) as n(name) where position(n.name in k.body) > 0)`.execute(
    trx,
  )
}
