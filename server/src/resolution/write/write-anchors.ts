import { sql } from 'kysely'
import type { AnchorKey, Person } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows, rowsOf } from '../../platform/db/rows-of.ts'
import { scopeOf } from '../facts/load-facts.ts'
import type { ResolvedComponent } from '../plan/outcome.ts'
import type { KnownAnchor } from '../plan/plan.ts'
import { sealedAnchors } from './stale-links.ts'

type Row = {
  key: AnchorKey
  id: string
  contact_id: string | null
  home_contact_id: string | null
  scope: string
  registration: AnchorKey
  isolated: boolean
  active_phone: string | null
  active_parent: string | null
  sealed: boolean
}

/** Writes where every anchor of the outcomes belongs now. Returns their ids by key. */
export async function writeAnchors(
  locked: LockedIdentity,
  outcomes: ResolvedComponent[],
): Promise<Map<AnchorKey, string>> {
  const rows = outcomes.flatMap((outcome) => anchorRows(locked, outcome))
  const ids = new Map(rows.map(({ key, id }) => [key, id]))
  if (rows.length > 0) {
    await sql`
      insert into anchors (account_id, key, id, contact_id, home_contact_id, scope, registration, isolated, active_phone,
        active_parent, sealed, inbox_ids)
      select a.account_id, a.key, a.id, a.contact_id, a.home_contact_id, a.scope, a.registration, a.isolated,
        a.active_phone, a.active_parent, a.sealed, c.inbox_ids
        from ${accountRows(locked.account_id, rows, 'a', {
          key: 'text',
          id: 'uuid',
          contact_id: 'uuid',
          home_contact_id: 'uuid',
          scope: 'text',
          registration: 'text',
          isolated: 'boolean',
          active_phone: 'text',
          active_parent: 'text',
          sealed: 'boolean',
        })}
        left join contacts c on c.account_id = ${locked.account_id} and c.id = a.contact_id
      on conflict (account_id, key) do update set contact_id = excluded.contact_id,
        home_contact_id = excluded.home_contact_id, registration = excluded.registration, isolated = excluded.isolated,
        active_phone = excluded.active_phone, active_parent = excluded.active_parent, sealed = excluded.sealed,
        inbox_ids = excluded.inbox_ids
      where (anchors.contact_id, anchors.home_contact_id, anchors.registration, anchors.isolated, anchors.active_phone,
        anchors.active_parent, anchors.sealed) is distinct from (excluded.contact_id, excluded.home_contact_id,
        excluded.registration, excluded.isolated, excluded.active_phone, excluded.active_parent, excluded.sealed)`.execute(
      locked.trx,
    )
  }
  await passOn(locked, outcomes)
  return ids
}

/** An anchor that the facts no longer have keeps its row, under the contact that took over. */
async function passOn(locked: LockedIdentity, outcomes: ResolvedComponent[]): Promise<void> {
  const vanished = outcomes.flatMap(({ plan }) => plan.vanished)
  if (vanished.length === 0) return
  await sql`
    update anchors a set contact_id = v.contact_id, isolated = false
      from ${rowsOf(vanished, 'v', { key: 'text', contact_id: 'uuid' })}
     where a.account_id = ${locked.account_id} and a.key = v.key`.execute(locked.trx)
}

function anchorRows(locked: LockedIdentity, outcome: ResolvedComponent): Row[] {
  const { resolution, plan, known } = outcome
  const sealed = sealedAnchors(locked, outcome)
  const alone = isAlone(outcome)
  const reserved = new Map(
    plan.merges.flatMap((merge) =>
      merge.attach ? merge.loser_anchors.map((key) => [key, merge.loser_contact_id] as const) : [],
    ),
  )
  const homeOf = (key: AnchorKey, before: KnownAnchor | undefined) => {
    const home = plan.homes.get(key)
    return home === undefined ? before?.home_contact_id : home
  }
  return resolution.people.flatMap((person, position) =>
    person.anchors.map((key): Row => {
      const before = known.get(key)
      const contact_id = plan.contact_of[position] ?? null
      return {
        key,
        id: before?.id ?? newId(),
        contact_id,
        home_contact_id: homeOf(key, before) ?? reserved.get(key) ?? contact_id,
        scope: scopeOf(key),
        registration: registrationOf(person, key),
        ...(alone ? quickPath(person, key) : { isolated: false, active_phone: null, active_parent: null }),
        sealed: sealed.has(key),
      }
    }),
  )
}

/** Nothing but one registration, or one phone never seen with a BSUID: no other fact could be touched by more of it. */
function isAlone({ facts, resolution }: ResolvedComponent): boolean {
  if (resolution.people.length !== 1 || facts.claims.length > 0 || facts.decisions.length > 0) return false
  if (resolution.conflicts.length > 0) return false
  const [person] = resolution.people
  if (person?.registrations.length === 1) return facts.phone_sightings.length === 0
  return person?.registrations.length === 0 && person.anchors.length === 1
}

function quickPath(person: Person, key: AnchorKey): Pick<Row, 'isolated' | 'active_phone' | 'active_parent'> {
  const active = (kind: string) =>
    person.identities.find((it) => it.kind === kind && it.state === 'active')?.value ?? null
  const [registration] = person.registrations
  if (!registration)
    return { isolated: key.startsWith('t:'), active_phone: active('phone'), active_parent: null }
  const current = `b:${registration.portfolio}:${registration.bsuids.at(-1)?.value}`
  return { isolated: key === current, active_phone: active('phone'), active_parent: active('parent_bsuid') }
}

function registrationOf(person: Person, key: AnchorKey): AnchorKey {
  for (const { portfolio, bsuids } of person.registrations) {
    const anchors = bsuids.map(({ value }) => `b:${portfolio}:${value}`)
    if (anchors.includes(key)) return anchors[0] ?? key
  }
  return key
}
