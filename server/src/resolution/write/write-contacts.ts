import { sql } from 'kysely'
import {
  foldContacts,
  foldUnderRoots,
  reserveContacts,
  unfoldContacts,
} from '../../contacts/save-contacts.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { appendAudit } from '../../platform/audit/append.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import type { Cause, ResolvedComponent } from '../plan/outcome.ts'
import type { PlannedMerge } from '../plan/plan.ts'
import { closeMerges, lastOfLoser } from './merge-records.ts'

/** Creates contacts, folds and unfolds them, and keeps a record of every link and merge. */
export async function writeContacts(
  locked: LockedIdentity,
  outcomes: ResolvedComponent[],
  cause: Cause,
): Promise<void> {
  await createContacts(locked, outcomes)
  await restoreContacts(locked, outcomes)
  const merges = outcomes.flatMap(({ plan }) => plan.merges)
  if (merges.length === 0) return
  await foldMerged(locked, merges)
  await recordMerges(locked, merges, cause)
}

async function createContacts(locked: LockedIdentity, outcomes: ResolvedComponent[]): Promise<void> {
  const created = outcomes.flatMap(({ plan }) => plan.created)
  if (created.length === 0) return
  await reserveContacts(locked, created)
  await appendEvents(
    locked,
    created.map((contact_id) => ({
      type: 'contact.created',
      at: locked.now,
      contact_id,
      data: { contact_id },
    })),
  )
}

async function restoreContacts(locked: LockedIdentity, outcomes: ResolvedComponent[]): Promise<void> {
  // Later data from Meta has undone these links: they must not be offered for undoing. A contact that was only reserved
  // for an identifier is created by now, and its link is undone all the same.
  await closeMerges(
    locked,
    outcomes.flatMap(({ plan }) => [...plan.restored, ...plan.created]),
  )
  const restored = outcomes.flatMap(({ plan }) => plan.restored)
  if (restored.length === 0) return
  const rows = await unfoldContacts(locked, restored)
  await takeAlong(locked, restored)
  await appendEvents(
    locked,
    rows.map(({ id, merged_into }) => ({
      type: 'contact.unmerged',
      at: locked.now,
      contact_id: id,
      data: { contact_id: id, from_contact_id: merged_into },
    })),
  )
  await noteOnContacts(
    locked,
    rows.map(({ id, merged_into }) => ({
      contact_id: id,
      type: 'unmerged',
      data: { from_contact_id: merged_into },
    })),
  )
}

/**
 * Contacts merged into a contact that stands alone again are found there again. An undone merge still counts while its
 * loser is merged: a contact known only from statuses after an undo stays under the survivor until it writes.
 */
async function takeAlong(locked: LockedIdentity, restored: string[]): Promise<void> {
  await sql`
    with recursive folded(root, id) as (
      select r.id, r.id from unnest(${restored}::uuid[]) as r(id)
      union
      select f.root, c.id from folded f
        join merges m on m.account_id = ${locked.account_id} and m.survivor_contact_id = f.id
        join contacts c on c.account_id = m.account_id and c.id = m.loser_contact_id
       where c.merged_into is not null and ${lastOfLoser})
    ${foldUnderRoots(locked.account_id)}`.execute(locked.trx)
}

async function foldMerged(locked: LockedIdentity, merges: PlannedMerge[]): Promise<void> {
  const folded = merges.filter(({ attach }) => !attach)
  if (folded.length === 0) return
  await foldContacts(
    locked,
    folded.map(({ loser_contact_id, survivor_contact_id }) => ({
      loser: loser_contact_id,
      survivor: survivor_contact_id,
    })),
  )
}

function auditMerges(locked: LockedIdentity, merges: (PlannedMerge & { step: string })[]): Promise<void> {
  return appendAudit(
    locked.trx,
    merges.map(({ id, survivor_contact_id, loser_contact_id, step }) => ({
      account_id: locked.account_id,
      at: locked.now,
      actor: { kind: 'rules' },
      action: 'contact.merged',
      subject: { kind: 'contact', id: survivor_contact_id },
      details: {
        merge_id: presentId('merge', id),
        merged_contact_id: presentId('contact', loser_contact_id),
        step,
      },
    })),
  )
}

async function recordMerges(locked: LockedIdentity, merges: PlannedMerge[], cause: Cause): Promise<void> {
  const rows = merges.map((merge) => ({
    ...merge,
    step: merge.join?.step ?? 'timeline',
    evidence: { ...merge.join },
    at: new Date(merge.join?.at ?? locked.now.getTime()),
  }))
  await sql`
    insert into merges (account_id, id, loser_contact_id, survivor_contact_id, attach, loser_anchors, survivor_anchors,
      step, evidence, decided_by, decision_id, at, created_at)
    select m.account_id, m.id, m.loser_contact_id, m.survivor_contact_id, m.attach,
      array(select json_array_elements_text(m.loser_anchors)), array(select json_array_elements_text(m.survivor_anchors)),
      m.step, m.evidence, ${cause.decided_by}::text, ${cause.decision_id}::uuid, m.at, ${locked.now}
      from ${accountRows(locked.account_id, rows, 'm', {
        id: 'uuid',
        loser_contact_id: 'uuid',
        survivor_contact_id: 'uuid',
        attach: 'boolean',
        loser_anchors: 'json',
        survivor_anchors: 'json',
        step: 'text',
        evidence: 'jsonb',
        at: 'timestamptz',
      })}`.execute(locked.trx)
  const folded = rows.filter(({ attach }) => !attach)
  const events: NewEvent[] = folded.map((merge) => ({
    type: 'contact.merged',
    at: locked.now,
    contact_id: merge.survivor_contact_id,
    data: {
      contact_id: merge.survivor_contact_id,
      merged_contact_id: merge.loser_contact_id,
      merge_id: merge.id,
      step: merge.step,
      stale_phone: merge.join?.stale ?? false,
    },
  }))
  await appendEvents(locked, events)
  // The operation behind a manual merge writes its own audit entry; these are links from evidence.
  if (cause.decided_by === null) await auditMerges(locked, folded)
  await noteOnContacts(
    locked,
    rows.map((merge) => ({
      contact_id: merge.survivor_contact_id,
      type: merge.attach ? 'linked' : 'merged',
      data: {
        merge_id: merge.id,
        anchors: merge.loser_anchors,
        step: merge.step,
        stale_phone: merge.join?.stale ?? false,
      },
      at: merge.at,
    })),
  )
}

type Note = {
  contact_id: string
  type: string
  data: Record<string, unknown>
  at?: Date
  kind?: string
  value?: string
}

/** Writes lines of a contact's identity history. */
export async function noteOnContacts(locked: LockedIdentity, notes: Note[]): Promise<void> {
  if (notes.length === 0) return
  const rows = notes.map((note) => ({
    ...note,
    id: newId(),
    at: note.at ?? locked.now,
    kind: note.kind ?? null,
    value: note.value ?? null,
  }))
  await sql`
    insert into identity_events (account_id, id, contact_id, type, kind, value, data, at, recorded_at)
    select n.account_id, n.id, n.contact_id, n.type, n.kind, n.value, n.data, n.at, ${locked.now}
      from ${accountRows(locked.account_id, rows, 'n', {
        id: 'uuid',
        contact_id: 'uuid',
        type: 'text',
        kind: 'text',
        value: 'text',
        data: 'jsonb',
        at: 'timestamptz',
      })}`.execute(locked.trx)
}
