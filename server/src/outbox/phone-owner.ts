import { sql } from 'kysely'
import type { Identifier } from '../contacts/identifiers.ts'
import type { Lane } from '../contacts/lane.ts'
import { keepSeen } from '../contacts/queries.ts'
import { problem } from '../errors.ts'
import { presentId } from '../ids.ts'

/** So long after a number has changed hands, whoever dials it is asked whom they mean. */
const CHANGED_OWNER_MS = 90 * 86_400_000

type Claimant = {
  contact_id: string
  portfolio_id: string | null
  state: 'active' | 'retired' | 'disputed'
  first_at: Date
  last_at: Date
}

/**
 * Whose an identifier is that a caller sends to, or null where it is new to us. A phone that is disputed, or that went
 * from one person to another lately, is refused: whoever asked may mean the one who had it.
 */
export async function findOwner(lane: Lane, identifier: Identifier): Promise<string | null> {
  const claimants = await findClaimants(lane, identifier)
  if (identifier.kind === 'bsuid') return ownerOfBsuid(lane, identifier, claimants)
  const disputed = claimants.filter(({ state }) => state === 'disputed')
  if (disputed.length > 0) {
    throw problem('phone_disputed', undefined, { contact_ids: await presentSeen(lane, disputed) })
  }
  const since = lane.now.getTime() - CHANGED_OWNER_MS
  const holder = claimants.find(({ state }) => state === 'active')
  const former = claimants.filter((it) => it.state === 'retired' && it.contact_id !== holder?.contact_id)
  const changed = holder
    ? former.length > 0 && holder.first_at.getTime() >= since
    : former.some(({ last_at }) => last_at.getTime() >= since)
  if (changed) {
    throw problem('phone_changed_owner', undefined, {
      contact_ids: await presentSeen(lane, holder ? [holder, ...former] : former),
    })
  }
  return holder?.contact_id ?? null
}

async function ownerOfBsuid(
  lane: Lane,
  { portfolio_id }: Identifier,
  claimants: Claimant[],
): Promise<string | null> {
  const here = claimants.find((it) => it.portfolio_id === portfolio_id)
  if (here) return here.contact_id
  if (claimants.length > 0) {
    throw problem('foreign_bsuid', undefined, { contact_ids: await presentSeen(lane, claimants) })
  }
  return null
}

async function findClaimants(lane: Lane, { kind, key, value }: Identifier): Promise<Claimant[]> {
  const { rows } = await sql<Claimant>`
    select contact_id, portfolio_id, state, first_at, last_at from identities
     where account_id = ${lane.account_id} and key = any(${[key, value]}::text[]) and kind = ${kind}
     order by state = 'active' desc, last_at desc`.execute(lane.trx)
  return rows
}

async function presentSeen(lane: Lane, claimants: Claimant[]): Promise<string[]> {
  const ids = [...new Set(claimants.map(({ contact_id }) => contact_id))]
  const seen = await keepSeen(lane.trx, lane.account_id, ids)
  return seen.map((id) => presentId('contact', id))
}
