import { sql } from 'kysely'
import { parseAnchor } from '../../identity/anchors.ts'
import { phoneKey } from '../../identity/phone.ts'
import type { AnchorKey } from '../../identity/types.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import type { AddressFacts, KnownPhone } from './choose-address.ts'

/** What a message is bound to, and in which portfolio it is sent. */
export type BoundAddress = { anchor_id: string; portfolio_id: string }

type AnchorRow = { id: string; contact_id: string; key: AnchorKey; registration: AnchorKey }

type IdentityRow = {
  contact_id: string
  kind: 'bsuid' | 'parent_bsuid' | 'phone'
  portfolio_id: string | null
  value: string
  key: string
  evidence: 'proof' | 'claim' | 'attested'
}

type SightingRow = {
  portfolio_id: string
  bsuid: string
  parent_bsuid: string
  phone: string
  phone_key: string
  last_at: Date
}

type SeenAtText = Omit<SightingRow, 'last_at'> & { last_at: string }

type ClaimRow = { anchor: AnchorKey; value: string; value_key: string; source: string }

type Known = {
  anchors: AnchorRow[]
  identities: IdentityRow[]
  sightings: SightingRow[]
  claims: ClaimRow[]
}

/** The facts of each bound message by `factsKey`: two statements, however many messages. */
export async function loadAddressFacts(
  trx: Trx,
  account_id: string,
  wanted: BoundAddress[],
): Promise<Map<string, AddressFacts>> {
  const facts = new Map<string, AddressFacts>()
  if (wanted.length === 0) return facts
  const { rows: anchors } = await sql<AnchorRow>`
    select a.id, a.contact_id, a.key, a.registration from anchors a
     where a.account_id = ${account_id} and a.contact_id in (
       select contact_id from anchors
        where account_id = ${account_id} and id = any(${wanted.map(({ anchor_id }) => anchor_id)}::uuid[]))`.execute(
    trx,
  )
  const known: Known = { anchors, ...(await loadIdentifiers(trx, account_id, anchors)) }
  for (const bound of wanted) facts.set(factsKey(bound), factsOf(known, bound))
  return facts
}

/** The same for one that is bound to a contact. */
export async function loadFactsOf(trx: Trx, account_id: string, bound: BoundAddress): Promise<AddressFacts> {
  const facts = (await loadAddressFacts(trx, account_id, [bound])).get(factsKey(bound))
  if (!facts) throw new Error('facts were asked for and are missing')
  return facts
}

export function factsKey({ anchor_id, portfolio_id }: BoundAddress): string {
  return `${anchor_id} ${portfolio_id}`
}

async function loadIdentifiers(
  trx: Trx,
  account_id: string,
  anchors: AnchorRow[],
): Promise<Omit<Known, 'anchors'>> {
  const contacts = [...new Set(anchors.map(({ contact_id }) => contact_id))]
  const bsuids = anchors.flatMap(({ key }) => {
    const parsed = parseAnchor(key)
    return parsed.kind === 'bsuid' ? [{ portfolio_id: parsed.portfolio, bsuid: parsed.bsuid }] : []
  })
  const keys = anchors.map(({ key }) => key)
  // Three lists in one round trip: every accepted message waits for it under the account's lock.
  const { rows } = await sql<{ identities: IdentityRow[]; sightings: SeenAtText[]; claims: ClaimRow[] }>`
    select (
      select coalesce(json_agg(found), '[]') from (
        select contact_id, kind, portfolio_id, value, key, evidence from identities
         where account_id = ${account_id} and contact_id = any(${contacts}::uuid[]) and state = 'active'
           and kind in ('bsuid', 'parent_bsuid', 'phone')) as found) as identities, (
      select coalesce(json_agg(found), '[]') from (
        select s.portfolio_id, s.bsuid, s.parent_bsuid, s.phone, s.phone_key, s.last_at
          from ${rowsOf(bsuids, 'b', { portfolio_id: 'uuid', bsuid: 'text' })}
          join sightings s on s.account_id = ${account_id} and s.portfolio_id = b.portfolio_id and s.bsuid = b.bsuid
       ) as found) as sightings, (
      select coalesce(json_agg(found), '[]') from (
        select anchor, value, value_key, source from claims
         where account_id = ${account_id} and kind = 'phone' and anchor = any(${keys}::text[])) as found) as claims`.execute(
    trx,
  )
  const [found] = rows
  if (found === undefined) throw new Error('facts were asked for and are missing')
  const sightings = found.sightings.map((it) => ({ ...it, last_at: new Date(it.last_at) }))
  return { ...found, sightings }
}

/** Everything that is the bound registration's, and nothing of another one that a person merged into the contact. */
function factsOf(known: Known, { anchor_id, portfolio_id }: BoundAddress): AddressFacts {
  const bound = known.anchors.find(({ id }) => id === anchor_id)
  if (!bound) return { bsuid: null, parent_bsuid: null, phones: [] }
  const own = known.anchors.filter(({ contact_id }) => contact_id === bound.contact_id)
  const active = known.identities.filter(({ contact_id }) => contact_id === bound.contact_id)
  const registration = registrationFor(known, own, bound, portfolio_id)
  const members = registration === null ? [bound] : own.filter((it) => it.registration === registration)
  const bsuid = activeBsuid(active, own, members, portfolio_id)
  const seen = known.sightings.filter((it) =>
    members.some(({ key }) => key === `b:${it.portfolio_id}:${it.bsuid}`),
  )
  const parents = new Set(seen.filter((it) => it.portfolio_id === portfolio_id).map((it) => it.parent_bsuid))
  const parent = active.find(({ kind, value }) => kind === 'parent_bsuid' && parents.has(value))
  const single = new Set(own.filter(({ key }) => key.startsWith('b:')).map((it) => it.registration)).size <= 1
  const phones = active.flatMap((identity): KnownPhone[] => {
    if (identity.kind !== 'phone') return []
    const held = holds(known, members, seen, identity) || (single && registration !== null)
    return held ? [describePhone(known, own, seen, bsuid, identity)] : []
  })
  return { bsuid, parent_bsuid: parent?.value ?? null, phones }
}

/**
 * The registration of the portfolio that the bound anchor stands for: its own, or the contact's only one there. A
 * message bound to a phone goes to the registration that was seen with that phone where the contact has several.
 */
function registrationFor(
  known: Known,
  own: AnchorRow[],
  bound: AnchorRow,
  portfolio_id: string,
): AnchorKey | null {
  const here = own.filter(({ key }) => key.startsWith(`b:${portfolio_id}:`))
  if (here.some(({ id }) => id === bound.id)) return bound.registration
  const registrations = [...new Set(here.map((it) => it.registration))]
  if (registrations.length <= 1) return registrations[0] ?? null
  const parsed = parseAnchor(bound.key)
  if (parsed.kind !== 'phone') return null
  return (
    registrations.find((registration) =>
      known.sightings.some(
        (it) =>
          it.phone_key === parsed.phone_key &&
          here.some(
            ({ key, registration: its }) =>
              its === registration && key === `b:${it.portfolio_id}:${it.bsuid}`,
          ),
      ),
    ) ?? null
  )
}

/** The registration's active BSUID; where none was ever seen here, one that a person or an import gave. */
function activeBsuid(
  active: IdentityRow[],
  own: AnchorRow[],
  members: AnchorRow[],
  portfolio_id: string,
): string | null {
  const here = active.filter((it) => it.kind === 'bsuid' && it.portfolio_id === portfolio_id)
  const proven = here.find(({ value }) => members.some(({ key }) => key === `b:${portfolio_id}:${value}`))
  if (proven) return proven.value
  if (own.some(({ key }) => key.startsWith(`b:${portfolio_id}:`))) return null
  return here.find(({ evidence }) => evidence !== 'proof')?.value ?? null
}

function holds(
  known: Known,
  members: AnchorRow[],
  seen: SightingRow[],
  phone: { value: string; key: string },
): boolean {
  const key = phoneKey(phone.value)
  if (seen.some((it) => it.phone_key === key)) return true
  return members.some((member) => {
    const parsed = parseAnchor(member.key)
    if (parsed.kind === 'phone') return parsed.phone_key === key
    return known.claims.some((claim) => claim.anchor === member.key && claim.value_key === key)
  })
}

function describePhone(
  known: Known,
  own: AnchorRow[],
  seen: SightingRow[],
  bsuid: string | null,
  { value, evidence }: IdentityRow,
): KnownPhone {
  const key = phoneKey(value)
  const same = seen.filter((it) => it.phone_key === key).sort((a, b) => +b.last_at - +a.last_at)
  const shown = same.find((it) => it.bsuid === bsuid)
  const forms = [
    ...same.map(({ phone }) => phone),
    ...known.claims
      .filter((it) => it.value_key === key && own.some((anchor) => anchor.key === it.anchor))
      .map((it) => it.value),
    key,
  ]
  return {
    value,
    other_forms: [...new Set(forms)].filter((form) => form !== value && form !== ''),
    shown_at: shown ? shown.last_at.getTime() : null,
    attested: evidence === 'attested',
  }
}
