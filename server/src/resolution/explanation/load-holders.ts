import { sql } from 'kysely'
import { displayName } from '../../contacts/display-name.ts'
import { loadContactNames } from '../../contacts/queries.ts'
import { phoneKey } from '../../identity/phone.ts'
import type { AnchorKey, Facts, Person, PhoneSegment } from '../../identity/types.ts'
import type { Trx } from '../../platform/db/types.ts'

/** Who held a phone during a stretch of its timeline; null bounds are open. */
export type HeldPhone = {
  phone: string
  holders: {
    from: Date | null
    until: Date | null
    contact_id: string | null
    display_name: string | null
    own: boolean
  }[]
}

export type StatedDecision = {
  id: string
  kind: 'same' | 'distinct'
  at: Date
  decided_by: string
  /** Who is on the other side today. */
  others: { contact_id: string; display_name: string }[]
}

/** The timelines of a contact's phones. A stretch without a sighting has no holder. */
export async function loadHolders(
  trx: Trx,
  account_id: string,
  person: Person,
  phones: Map<string, PhoneSegment[]>,
): Promise<HeldPhone[]> {
  const keys = new Set(person.identities.flatMap(({ kind, key }) => (kind === 'phone' ? [key] : [])))
  const own = new Set(person.anchors)
  // Written forms of one number share a timeline.
  const shown = new Map<string, [string, PhoneSegment[]]>()
  for (const [phone, segments] of phones) {
    const key = keys.has(phone) ? phone : phoneKey(phone)
    if (keys.has(key)) shown.set(key, [phone, segments])
  }
  const anchors = [...shown.values()].flatMap(([, segments]) => segments.map(({ anchor }) => anchor))
  const contacts = await loadOwners(trx, account_id, anchors)
  return [...shown.values()].map(([phone, segments]) => ({
    phone,
    holders: joinNeighbouring(
      segments.map(({ from, until, anchor }) => ({
        from: from === null ? null : new Date(from),
        until: until === null ? null : new Date(until),
        own: own.has(anchor),
        ...(contacts.get(anchor) ?? { contact_id: null, display_name: null }),
      })),
    ),
  }))
}

/** One person's stretches that follow each other are one. */
function joinNeighbouring(holders: HeldPhone['holders']): HeldPhone['holders'] {
  const joined: HeldPhone['holders'] = []
  for (const holder of holders) {
    const last = joined.at(-1)
    if (last && last.contact_id === holder.contact_id && last.own === holder.own) last.until = holder.until
    else joined.push({ ...holder })
  }
  return joined
}

/** The manual decisions and claims about a contact and others, earliest first. */
export async function loadDecisions(
  trx: Trx,
  account_id: string,
  facts: Facts,
  person: Person,
): Promise<StatedDecision[]> {
  const own = new Set(person.anchors)
  const touching = facts.decisions.flatMap(({ id, left, right }) => {
    const [ours, theirs] = left.some((key) => own.has(key)) ? [left, right] : [right, left]
    return ours.some((key) => own.has(key)) ? [{ id, theirs }] : []
  })
  if (touching.length === 0) return []
  const { rows } = await sql<Omit<StatedDecision, 'others'>>`
    select id, kind, at, decided_by from decisions
     where account_id = ${account_id} and id = any(${touching.map(({ id }) => id)}::uuid[])
     order by seq`.execute(trx)
  const owners = await loadOwners(
    trx,
    account_id,
    touching.flatMap(({ theirs }) => theirs),
  )
  const sides = new Map(touching.map(({ id, theirs }) => [id, theirs]))
  return rows.map((row) => {
    const others = (sides.get(row.id) ?? []).flatMap((key) => (own.has(key) ? [] : (owners.get(key) ?? [])))
    return { ...row, others: [...new Map(others.map((other) => [other.contact_id, other])).values()] }
  })
}

async function loadOwners(
  trx: Trx,
  account_id: string,
  anchors: AnchorKey[],
): Promise<Map<AnchorKey, { contact_id: string; display_name: string }>> {
  if (anchors.length === 0) return new Map()
  const { rows } = await sql<{ key: AnchorKey; contact_id: string }>`
    select key, contact_id from anchors
     where account_id = ${account_id} and key = any(${anchors}::text[]) and contact_id is not null`.execute(
    trx,
  )
  const names = await loadContactNames(
    trx,
    account_id,
    rows.map(({ contact_id }) => contact_id),
    false,
  )
  return new Map(
    rows.flatMap(({ key, contact_id }) => {
      const named = names.get(contact_id)
      return named ? [[key, { contact_id, display_name: displayName(named) }] as const] : []
    }),
  )
}
