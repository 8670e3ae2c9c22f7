import { type AnchorRow, passOnAnchors, saveAnchors } from '../../contacts/anchors.ts'
import type { AnchorKey, Person } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import { scopeOf } from '../facts/load-facts.ts'
import type { ResolvedComponent } from '../plan/outcome.ts'
import type { KnownAnchor } from '../plan/plan.ts'
import { sealedAnchors } from './stale-links.ts'

/** Writes where every anchor of the outcomes belongs now. Returns their ids by key. */
export async function writeAnchors(
  locked: LockedIdentity,
  outcomes: ResolvedComponent[],
): Promise<Map<AnchorKey, string>> {
  const rows = outcomes.flatMap((outcome) => anchorRows(locked, outcome))
  const ids = new Map(rows.map(({ key, id }) => [key, id]))
  await saveAnchors(locked, rows)
  // An anchor that the facts no longer have keeps its row, under the contact that took over.
  await passOnAnchors(
    locked,
    outcomes.flatMap(({ plan }) => plan.vanished),
  )
  return ids
}

function anchorRows(locked: LockedIdentity, outcome: ResolvedComponent): AnchorRow[] {
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
    person.anchors.map((key): AnchorRow => {
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

function quickPath(
  person: Person,
  key: AnchorKey,
): Pick<AnchorRow, 'isolated' | 'active_phone' | 'active_parent'> {
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
