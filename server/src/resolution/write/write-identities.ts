import { sql } from 'kysely'
import type { PersonIdentity } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows, rowsOf } from '../../platform/db/rows-of.ts'
import { appendEvents } from '../../platform/events/append.ts'
import type { ResolvedComponent } from '../plan/outcome.ts'
import { noteOnContacts } from './write-contacts.ts'

type Row = {
  id: string
  contact_id: string
  kind: PersonIdentity['kind']
  portfolio_id: string | null
  value: string
  key: string
  state: PersonIdentity['state']
  reason: string | null
  evidence: PersonIdentity['evidence']
  first_at: Date
  last_at: Date
}

type Change = {
  type: 'attached' | 'retired' | 'disputed'
  row: Row
  from_contact_id: string | null
  at: Date
}

/** Brings the identities of everyone involved in line with the resolution and tells what changed. */
export async function writeIdentities(locked: LockedIdentity, outcomes: ResolvedComponent[]): Promise<void> {
  const contacts = new Set<string>()
  for (const { plan, known } of outcomes) {
    for (const contact of plan.contact_of) if (contact) contacts.add(contact)
    for (const { contact_id } of known.values()) if (contact_id) contacts.add(contact_id)
  }
  if (contacts.size === 0) return
  const { rows: existing } = await sql<Row>`
    select id, contact_id, kind, portfolio_id, value, key, state, reason, evidence, first_at, last_at from identities
     where account_id = ${locked.account_id} and contact_id = any(${[...contacts]}::uuid[])`.execute(
    locked.trx,
  )
  const { wanted, changes } = compare(existing, wantedRows(outcomes), await formerIds(locked, outcomes))
  const kept = new Set(wanted.map(({ id }) => id))
  const gone = existing.filter(({ id }) => !kept.has(id))
  const before = new Map(existing.map((row) => [row.id, row]))
  const changed = wanted.filter((row) => !same(before.get(row.id), row))
  // A contact that loses an identifier releases it before the next one takes it, since only one may hold it.
  const passed = changed.filter((row) => changesHands(before.get(row.id), row))
  await removeRows(
    locked,
    [...gone, ...passed].map(({ id }) => id),
  )
  await upsertRows(locked, changed)
  await rememberIds(locked, outcomes, existing)
  await tell(locked, changes)
}

function changesHands(before: Row | undefined, row: Row): boolean {
  if (!before) return false
  const { contact_id, state, evidence } = before
  return contact_id !== row.contact_id || state !== row.state || evidence !== row.evidence
}

/** An id that an identity had on a contact before that one was merged away. */
type FormerId = {
  /** The contact that lost it: it stands alone again, or is still merged into `folded_into`. */
  contact_id: string
  folded_into: string | null
  name: string
  id: string
  held_by: string | null
}

/**
 * Where both sides of a merge had an identity one row is left, and where one had it the row moves: the record keeps the ids
 * of the loser's own, whichever of the two became of them.
 */
async function rememberIds(
  locked: LockedIdentity,
  outcomes: ResolvedComponent[],
  existing: Row[],
): Promise<void> {
  const rows = outcomes.flatMap(({ plan }) =>
    plan.merges.flatMap(({ id, attach, loser_contact_id }) => {
      const own = attach ? [] : existing.filter(({ contact_id }) => contact_id === loser_contact_id)
      return own.length > 0 ? [{ id, identities: own.map((row) => ({ id: row.id, name: name(row) })) }] : []
    }),
  )
  if (rows.length === 0) return
  await sql`
    update merges m set former = m.former || jsonb_build_object('identities', r.identities)
      from ${rowsOf(rows, 'r', { id: 'uuid', identities: 'jsonb' })}
     where m.account_id = ${locked.account_id} and m.id = r.id`.execute(locked.trx)
}

/** Where contacts part: the ids that those who leave had before, and those that others had who stay behind. */
async function formerIds(locked: LockedIdentity, outcomes: ResolvedComponent[]): Promise<FormerId[]> {
  const restored = outcomes.flatMap(({ plan }) => plan.restored)
  if (restored.length === 0) return []
  const staying = outcomes.flatMap(({ plan }) => plan.contact_of.filter((id) => id !== null))
  const { rows } = await sql<FormerId>`
    select m.loser_contact_id as contact_id, m.merged_into as folded_into, i.name, i.id, x.contact_id as held_by
      from (select distinct on (r.loser_contact_id) r.loser_contact_id, c.merged_into, r.former, r.id
              from contacts c join merges r on r.account_id = c.account_id and r.loser_contact_id = c.id
             where c.account_id = ${locked.account_id} and not r.attach
               and (c.id = any(${restored}::uuid[]) or c.merged_into = any(${staying}::uuid[]))
             order by r.loser_contact_id, r.created_at desc, r.id desc) as m
      cross join json_to_recordset(coalesce(m.former -> 'identities', '[]')::json) as i(name text, id uuid)
      left join identities x on x.account_id = ${locked.account_id} and x.id = i.id
     order by m.id`.execute(locked.trx)
  return rows
}

/** An identity as it should be, and the contacts that the person's anchors are on until now. */
type Wanted = { row: Omit<Row, 'id'>; leaves: Set<string> }

function wantedRows(outcomes: ResolvedComponent[]): Wanted[] {
  return outcomes.flatMap(({ resolution, plan, known }) =>
    resolution.people.flatMap((person, position) => {
      const contact_id = plan.contact_of[position]
      if (!contact_id) return []
      const leaves = new Set(person.anchors.flatMap((key) => known.get(key)?.contact_id ?? []))
      return person.identities.map((it) => ({ row: wantedRow(contact_id, it), leaves }))
    }),
  )
}

function wantedRow(contact_id: string, it: PersonIdentity): Omit<Row, 'id'> {
  return {
    contact_id,
    kind: it.kind,
    portfolio_id: it.portfolio,
    value: it.value,
    key: it.key,
    state: it.state,
    reason: it.reason,
    evidence: it.evidence,
    first_at: new Date(it.first_at),
    last_at: new Date(it.last_at),
  }
}

function ownerName(row: Omit<Row, 'id'>): string {
  return `${row.contact_id} ${name(row)}`
}

function name(row: Omit<Row, 'id'>): string {
  return `${row.kind} ${row.portfolio_id ?? ''} ${row.key}`
}

/**
 * Matches what should be with what is, so that an identity keeps its id also when it moves to another contact. A
 * contact that becomes separate again takes its former rows back only from the contact that it leaves: a row that a
 * third contact holds by now stays there.
 */
function compare(
  existing: Row[],
  wanted: Wanted[],
  former: FormerId[],
): { wanted: Row[]; changes: Change[] } {
  const byId = new Map(existing.map((row) => [row.id, row]))
  const byOwner = new Map(existing.map((row) => [`${row.contact_id} ${name(row)}`, row]))
  const ids = new Map<Wanted, string>()
  const claimed = new Set<string>()
  const give = (it: Wanted, id: string | undefined) => {
    if (id === undefined || claimed.has(id) || ids.has(it)) return
    claimed.add(id)
    ids.set(it, id)
  }
  const isFormer = (it: FormerId, { row }: Wanted) =>
    it.name === name(row) && row.contact_id === (it.folded_into ?? it.contact_id)
  const ownOf = (now: Wanted) => (it: FormerId) =>
    isFormer(it, now) && it.folded_into === null && (it.held_by === null || now.leaves.has(it.held_by))
  // What one of those who stay behind had: its row would be here, had the other never come in between.
  const leftBehind = (now: Wanted) => (it: FormerId) =>
    isFormer(it, now) && it.folded_into !== null && it.held_by === null && !claimed.has(it.id)
  for (const it of wanted) give(it, former.find(ownOf(it))?.id)
  for (const it of wanted) give(it, byOwner.get(ownerName(it.row))?.id)
  const free = new Map(existing.filter(({ id }) => !claimed.has(id)).map((row) => [name(row), row.id]))
  for (const it of wanted) {
    give(it, free.get(name(it.row)))
    give(it, former.find(leftBehind(it))?.id)
  }
  const rows = wanted.map((it) => ({ ...it.row, id: ids.get(it) ?? newId() }))
  const changes = rows.flatMap((row) => {
    const before = byOwner.get(ownerName(row))
    if (before) return before.state === row.state ? [] : [change(row, null)]
    return [change(row, byId.get(row.id)?.contact_id ?? null)]
  })
  return { wanted: rows, changes }
}

function change(row: Row, from_contact_id: string | null): Change {
  const type = row.state === 'active' ? 'attached' : row.state
  return { type, row, from_contact_id, at: type === 'attached' ? row.first_at : row.last_at }
}

function same(before: Row | undefined, row: Row): boolean {
  return (
    before !== undefined &&
    before.contact_id === row.contact_id &&
    before.value === row.value &&
    before.state === row.state &&
    before.reason === row.reason &&
    before.evidence === row.evidence &&
    before.first_at.getTime() === row.first_at.getTime() &&
    before.last_at.getTime() === row.last_at.getTime()
  )
}

async function removeRows(locked: LockedIdentity, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from identities where account_id = ${locked.account_id} and id = any(${ids}::uuid[])`.execute(
    locked.trx,
  )
}

async function upsertRows(locked: LockedIdentity, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into identities (account_id, id, contact_id, kind, portfolio_id, value, key, state, reason, evidence, first_at, last_at,
      inbox_ids)
    select i.account_id, i.id, i.contact_id, i.kind, i.portfolio_id, i.value, i.key, i.state, i.reason, i.evidence,
      i.first_at, i.last_at, c.inbox_ids
      from ${accountRows(locked.account_id, rows, 'i', {
        id: 'uuid',
        contact_id: 'uuid',
        kind: 'text',
        portfolio_id: 'uuid',
        value: 'text',
        key: 'text',
        state: 'text',
        reason: 'text',
        evidence: 'text',
        first_at: 'timestamptz',
        last_at: 'timestamptz',
      })}
      left join contacts c on c.account_id = ${locked.account_id} and c.id = i.contact_id
    on conflict (account_id, id) do update set contact_id = excluded.contact_id, value = excluded.value,
      state = excluded.state, reason = excluded.reason, evidence = excluded.evidence, first_at = excluded.first_at,
      last_at = excluded.last_at`.execute(locked.trx)
}

async function tell(locked: LockedIdentity, changes: Change[]): Promise<void> {
  if (changes.length === 0) return
  await noteOnContacts(
    locked,
    changes.map(({ type, row, from_contact_id, at }) => ({
      contact_id: row.contact_id,
      type,
      kind: row.kind,
      value: row.value,
      at,
      data: {
        identity_id: row.id,
        portfolio_id: row.portfolio_id,
        reason: row.reason,
        evidence: row.evidence,
        from_contact_id,
      },
    })),
  )
  await appendEvents(
    locked,
    changes.map(({ type, row, from_contact_id }) => ({
      type: `identity.${type}`,
      at: locked.now,
      contact_id: row.contact_id,
      data: {
        contact_id: row.contact_id,
        identity_id: row.id,
        kind: row.kind,
        portfolio_id: row.portfolio_id,
        value: row.value,
        reason: row.reason,
        from_contact_id,
      },
    })),
  )
}
