import { resolveIdentity } from '../../src/identity/resolve.ts'
import type {
  AnchorKey,
  Claim,
  Decision,
  Facts,
  Person,
  PhoneSighting,
  Resolution,
  ResolverOptions,
  Rotation,
  Sighting,
} from '../../src/identity/types.ts'

const DAY = 86_400_000

/** Noon of the given day; day 1 is 1 January 2026. */
export function day(number: number): number {
  return Date.UTC(2026, 0, 1, 12) + (number - 1) * DAY
}

export const OPTIONS: ResolverOptions = { freshness_ms: 180 * DAY, identity_cap: 50, link_attested: false }

/** `main` unless a test is about several portfolios. */
const PORTFOLIO = 'main'

export function seen(
  bsuid: string,
  phone: string | null,
  from: number,
  until: number = from,
  more: Partial<Pick<Sighting, 'portfolio' | 'parent' | 'creates'>> = {},
): Partial<Facts> {
  const sighting = { portfolio: PORTFOLIO, parent: null, creates: true, ...more }
  return { sightings: [{ ...sighting, bsuid, phone, first_at: day(from), last_at: day(until) }] }
}

export function seenPhone(
  phone: string,
  on: number,
  more: Partial<Pick<PhoneSighting, 'portfolio' | 'creates'>> = {},
): Partial<Facts> {
  return { phone_sightings: [{ portfolio: PORTFOLIO, creates: true, phone, at: day(on), ...more }] }
}

export function rotated(
  previous: string,
  current: string,
  on: number,
  more: Partial<Omit<Rotation, 'previous' | 'current' | 'at'>> = {},
): Partial<Facts> {
  const rotation = { portfolio: PORTFOLIO, previous_parent: null, parent: null, phone: null, ...more }
  return { rotations: [{ ...rotation, previous, current, at: day(on) }] }
}

export function claimed(
  anchor: AnchorKey,
  kind: Claim['kind'],
  value: string,
  on: number,
  source: Claim['source'] = 'import',
): Partial<Facts> {
  const portfolio = kind === 'bsuid' ? PORTFOLIO : null
  return { claims: [{ anchor, kind, portfolio, value, source, at: day(on) }] }
}

/** A person's decision. Their order is that of the list that `facts` is given. */
export function decided(
  kind: Decision['kind'],
  left: AnchorKey[],
  right: AnchorKey[],
  on: number,
): Partial<Facts> {
  return { decisions: [{ id: '', seq: 0, kind, left, right, at: day(on) }] }
}

export function blocked(phone: string): Partial<Facts> {
  return { blocked_phones: [phone] }
}

/** One list of all that is known, out of single facts. */
export function facts(...parts: Partial<Facts>[]): Facts {
  return {
    sightings: parts.flatMap(({ sightings }) => sightings ?? []),
    phone_sightings: parts.flatMap(({ phone_sightings }) => phone_sightings ?? []),
    rotations: parts.flatMap(({ rotations }) => rotations ?? []),
    claims: parts.flatMap(({ claims }) => claims ?? []),
    decisions: parts
      .flatMap(({ decisions }) => decisions ?? [])
      .map((decision, position) => ({ ...decision, id: `decision ${position + 1}`, seq: position + 1 })),
    blocked_phones: parts.flatMap(({ blocked_phones }) => blocked_phones ?? []),
  }
}

/** A BSUID as decisions and claims point at it. */
export function bsuid(value: string, portfolio: string = PORTFOLIO): AnchorKey {
  return `b:${portfolio}:${value}`
}

/** A contact made by import or by hand. */
export function contact(id: string): AnchorKey {
  return `c:${id}`
}

export function resolve(parts: Partial<Facts>[], options: Partial<ResolverOptions> = {}): Resolution {
  return resolveIdentity(facts(...parts), { ...OPTIONS, ...options })
}

/** Who is who, briefly: one sorted list of identifiers per person, phones without how they stand. */
export function who({ people }: Resolution): string[][] {
  return people.map(({ identities, anchors }) => {
    const values = identities.map(({ value }) => value)
    return (values.length > 0 ? [...new Set(values)] : anchors).sort()
  })
}

export function kinds({ conflicts }: Resolution): string[] {
  return conflicts.map(({ kind }) => kind).sort()
}

/** How one identifier stands with the person who has the given anchor: `state`, and the reason if there is one. */
export function standing(resolution: Resolution, anchor: AnchorKey, value: string): string | null {
  const identity = personOf(resolution, anchor).identities.find((it) => it.value === value)
  if (!identity) return null
  return identity.reason === null ? identity.state : `${identity.state} ${identity.reason}`
}

export function personOf({ people }: Resolution, anchor: AnchorKey): Person {
  const person = people.find(({ anchors }) => anchors.includes(anchor))
  if (!person) throw new Error(`nobody has ${anchor}`)
  return person
}

/** Whose a phone was on each of the days, by anchor. */
export function holdersOf({ phones }: Resolution, phone: string, days: number[]): (AnchorKey | null)[] {
  return days.map((number) => {
    const at = day(number)
    const segment = phones
      .get(phone)
      ?.find(({ from, until }) => (from === null || from <= at) && (until === null || at < until))
    return segment?.anchor ?? null
  })
}
