import { sql } from 'kysely'
import { bsuidAnchor, parseAnchor } from '../../identity/anchors.ts'
import { phoneKey } from '../../identity/phone.ts'
import type {
  AnchorKey,
  Claim,
  Decision,
  Facts,
  PhoneSighting,
  Rotation,
  Sighting,
} from '../../identity/types.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'

/** Where a search for connected facts starts. Phones are match keys. */
export type Seeds = {
  bsuids: { portfolio: string; bsuid: string }[]
  phones: string[]
  parents: string[]
  anchors: AnchorKey[]
}

type Frontier = {
  bsuids: Map<string, { portfolio: string; bsuid: string }>
  phones: Set<string>
  parents: Set<string>
  scopes: Set<string>
}

type Loaded = {
  sightings: Map<string, Sighting>
  phone_sightings: Map<string, PhoneSighting>
  rotations: Map<string, Rotation>
  claims: Map<string, Claim>
  decisions: Map<string, Decision>
}

/** What a decision is found by: an anchor without its time. */
export function scopeOf(anchor: AnchorKey): string {
  const parsed = parseAnchor(anchor)
  return parsed.kind === 'phone' ? `t:${parsed.phone_key}` : anchor
}

/**
 * Everything reachable from the seeds over shared BSUIDs, parents, phones, rotations, claims and decisions. Each round
 * asks only for what the round before has found; real components end after two or three. Blocked phones lead nowhere.
 */
export async function loadFacts(scope: IdentityScope, seeds: Seeds): Promise<Facts> {
  const blocked = new Set(scope.blocked_phones)
  const loaded: Loaded = {
    sightings: new Map(),
    phone_sightings: new Map(),
    rotations: new Map(),
    claims: new Map(),
    decisions: new Map(),
  }
  const known = emptyFrontier()
  let frontier = emptyFrontier()
  for (const { portfolio, bsuid } of seeds.bsuids)
    frontier.bsuids.set(bsuidAnchor(portfolio, bsuid), { portfolio, bsuid })
  for (const phone of seeds.phones) frontier.phones.add(phone)
  for (const parent of seeds.parents) frontier.parents.add(parent)
  for (const anchor of seeds.anchors) reachAnchor(frontier, anchor)
  while (size(frontier) > 0) {
    const reached = emptyFrontier()
    remember(known, frontier)
    await loadSightings(scope, frontier, loaded, reached)
    await loadRotations(scope, frontier, loaded, reached)
    await loadPhoneSightings(scope, frontier, loaded)
    await loadClaims(scope, frontier, loaded, reached)
    await loadDecisions(scope, frontier, loaded, reached)
    frontier = without(reached, known, blocked)
  }
  return {
    sightings: [...loaded.sightings.values()],
    phone_sightings: [...loaded.phone_sightings.values()],
    rotations: [...loaded.rotations.values()],
    claims: [...loaded.claims.values()],
    decisions: [...loaded.decisions.values()],
    blocked_phones: scope.blocked_phones,
  }
}

function emptyFrontier(): Frontier {
  return { bsuids: new Map(), phones: new Set(), parents: new Set(), scopes: new Set() }
}

function size(frontier: Frontier): number {
  return frontier.bsuids.size + frontier.phones.size + frontier.parents.size + frontier.scopes.size
}

function remember(known: Frontier, frontier: Frontier): void {
  for (const [key, value] of frontier.bsuids) known.bsuids.set(key, value)
  for (const phone of frontier.phones) known.phones.add(phone)
  for (const parent of frontier.parents) known.parents.add(parent)
  for (const it of frontier.scopes) known.scopes.add(it)
}

function without(reached: Frontier, known: Frontier, blocked: Set<string>): Frontier {
  const next = emptyFrontier()
  for (const [key, value] of reached.bsuids) if (!known.bsuids.has(key)) next.bsuids.set(key, value)
  for (const phone of reached.phones)
    if (!known.phones.has(phone) && !blocked.has(phone)) next.phones.add(phone)
  for (const parent of reached.parents) if (!known.parents.has(parent)) next.parents.add(parent)
  for (const it of reached.scopes) if (!known.scopes.has(it)) next.scopes.add(it)
  return next
}

function reachAnchor(frontier: Frontier, anchor: AnchorKey): void {
  const parsed = parseAnchor(anchor)
  if (parsed.kind === 'bsuid')
    frontier.bsuids.set(anchor, { portfolio: parsed.portfolio, bsuid: parsed.bsuid })
  else if (parsed.kind === 'contact') frontier.scopes.add(anchor)
  else frontier.phones.add(phoneKey(parsed.phone_key))
}

type SightingRow = {
  portfolio: string
  bsuid: string
  parent: string
  phone: string
  first_at: Date
  last_at: Date
  creates: boolean
}

async function loadSightings(
  scope: IdentityScope,
  frontier: Frontier,
  loaded: Loaded,
  reached: Frontier,
): Promise<void> {
  const columns = sql`s.portfolio_id as portfolio, s.bsuid, s.parent_bsuid as parent, s.phone, s.first_at, s.last_at, s.creates`
  const { rows } = await sql<SightingRow>`
    select ${columns} from sightings s
      join ${rowsOf([...frontier.bsuids.values()], 'k', { portfolio: 'uuid', bsuid: 'text' })}
        on s.portfolio_id = k.portfolio and s.bsuid = k.bsuid
     where s.account_id = ${scope.account_id}
    union all
    select ${columns} from sightings s
      join ${rowsOf(keys(frontier.phones), 'k', { key: 'text' })} on s.phone_key = k.key
     where s.account_id = ${scope.account_id} and s.phone_key <> ''
    union all
    select ${columns} from sightings s
      join ${rowsOf(keys(frontier.parents), 'k', { key: 'text' })} on s.parent_bsuid = k.key
     where s.account_id = ${scope.account_id} and s.parent_bsuid <> ''`.execute(scope.trx)
  for (const { portfolio, bsuid, parent, phone, first_at, last_at, creates } of rows) {
    loaded.sightings.set(`${portfolio} ${bsuid} ${parent} ${phone}`, {
      portfolio,
      bsuid,
      parent: parent || null,
      phone: phone || null,
      first_at: first_at.getTime(),
      last_at: last_at.getTime(),
      creates,
    })
    reached.bsuids.set(bsuidAnchor(portfolio, bsuid), { portfolio, bsuid })
    if (phone) reached.phones.add(phoneKey(phone))
    if (parent) reached.parents.add(parent)
  }
}

type RotationRow = Omit<Rotation, 'at'> & { at: Date }

async function loadRotations(
  scope: IdentityScope,
  frontier: Frontier,
  loaded: Loaded,
  reached: Frontier,
): Promise<void> {
  const columns = sql`r.portfolio_id as portfolio, r.previous_bsuid as previous, r.current_bsuid as current,
    r.previous_parent_bsuid as previous_parent, r.parent_bsuid as parent, r.phone, r.at`
  const bsuids = rowsOf([...frontier.bsuids.values()], 'k', { portfolio: 'uuid', bsuid: 'text' })
  const parents = rowsOf(keys(frontier.parents), 'k', { key: 'text' })
  const { rows } = await sql<RotationRow>`
    select ${columns} from rotations r join ${bsuids} on r.portfolio_id = k.portfolio and r.previous_bsuid = k.bsuid
     where r.account_id = ${scope.account_id}
    union all
    select ${columns} from rotations r join ${bsuids} on r.portfolio_id = k.portfolio and r.current_bsuid = k.bsuid
     where r.account_id = ${scope.account_id}
    union all
    select ${columns} from rotations r join ${rowsOf(keys(frontier.phones), 'k', { key: 'text' })} on r.phone_key = k.key
     where r.account_id = ${scope.account_id}
    union all
    select ${columns} from rotations r join ${parents} on r.parent_bsuid = k.key where r.account_id = ${scope.account_id}
    union all
    select ${columns} from rotations r join ${parents} on r.previous_parent_bsuid = k.key
     where r.account_id = ${scope.account_id}`.execute(scope.trx)
  for (const row of rows) {
    const { portfolio, previous, current, previous_parent, parent, phone } = row
    loaded.rotations.set(`${portfolio} ${previous} ${current}`, { ...row, at: row.at.getTime() })
    reached.bsuids.set(bsuidAnchor(portfolio, previous), { portfolio, bsuid: previous })
    reached.bsuids.set(bsuidAnchor(portfolio, current), { portfolio, bsuid: current })
    if (phone) reached.phones.add(phoneKey(phone))
    for (const value of [previous_parent, parent]) if (value) reached.parents.add(value)
  }
}

async function loadPhoneSightings(scope: IdentityScope, frontier: Frontier, loaded: Loaded): Promise<void> {
  if (frontier.phones.size === 0) return
  const { rows } = await sql<Omit<PhoneSighting, 'at'> & { at: Date }>`
    select p.portfolio_id as portfolio, p.phone, p.at, p.creates from phone_sightings p
      join ${rowsOf(keys(frontier.phones), 'k', { key: 'text' })} on p.phone_key = k.key
     where p.account_id = ${scope.account_id}`.execute(scope.trx)
  for (const row of rows) {
    loaded.phone_sightings.set(`${row.portfolio} ${row.phone} ${row.at.getTime()}`, {
      ...row,
      at: row.at.getTime(),
    })
  }
}

async function loadClaims(
  scope: IdentityScope,
  frontier: Frontier,
  loaded: Loaded,
  reached: Frontier,
): Promise<void> {
  const columns = sql`c.anchor, c.kind, c.portfolio_id as portfolio, c.value, c.source, c.at`
  const anchors = [...frontier.bsuids.keys(), ...frontier.scopes]
  const { rows } = await sql<Omit<Claim, 'at'> & { at: Date }>`
    select ${columns} from claims c join ${rowsOf(keys(anchors), 'k', { key: 'text' })} on c.anchor = k.key
     where c.account_id = ${scope.account_id}
    union all
    select ${columns} from claims c join ${rowsOf(keys(frontier.phones), 'k', { key: 'text' })} on c.value_key = k.key
     where c.account_id = ${scope.account_id} and c.kind = 'phone'
    union all
    select ${columns} from claims c
      join ${rowsOf([...frontier.bsuids.values()], 'k', { portfolio: 'uuid', bsuid: 'text' })}
        on c.value_key = k.bsuid and c.portfolio_id = k.portfolio
     where c.account_id = ${scope.account_id} and c.kind = 'bsuid'`.execute(scope.trx)
  for (const row of rows) {
    loaded.claims.set(`${row.anchor} ${row.kind} ${row.portfolio} ${row.value}`, {
      ...row,
      at: row.at.getTime(),
    })
    reachAnchor(reached, row.anchor)
    if (row.kind === 'phone') reached.phones.add(phoneKey(row.value))
    if (row.kind === 'bsuid' && row.portfolio) {
      reached.bsuids.set(bsuidAnchor(row.portfolio, row.value), {
        portfolio: row.portfolio,
        bsuid: row.value,
      })
    }
  }
}

type DecisionRow = {
  id: string
  seq: number
  kind: Decision['kind']
  left: AnchorKey[]
  right: AnchorKey[]
  at: Date
}

async function loadDecisions(
  scope: IdentityScope,
  frontier: Frontier,
  loaded: Loaded,
  reached: Frontier,
): Promise<void> {
  const scopes = [...frontier.bsuids.keys(), ...frontier.scopes]
  for (const phone of frontier.phones) scopes.push(`t:${phone}`, `d:${phone}`)
  const { rows } = await sql<DecisionRow>`
    select d.id, d.seq, d.kind, d.left_anchors as left, d.right_anchors as right, d.at from decisions d
     where d.account_id = ${scope.account_id} and d.id in (
       select a.decision_id from decision_anchors a
         join ${rowsOf(keys(scopes), 'k', { key: 'text' })} on a.scope = k.key
        where a.account_id = ${scope.account_id})`.execute(scope.trx)
  for (const row of rows) {
    loaded.decisions.set(row.id, { ...row, seq: Number(row.seq), at: row.at.getTime() })
    for (const anchor of [...row.left, ...row.right]) reachAnchor(reached, anchor)
  }
}

function keys(values: Iterable<string>): { key: string }[] {
  return [...values].map((key) => ({ key }))
}
