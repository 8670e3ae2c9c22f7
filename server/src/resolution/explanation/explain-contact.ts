import { sql } from 'kysely'
import { resolveContactId } from '../../contacts/queries.ts'
import { type Explanation, explainPerson } from '../../identity/explain.ts'
import { phoneKey } from '../../identity/phone.ts'
import { resolveIdentity } from '../../identity/resolve.ts'
import type { AnchorKey } from '../../identity/types.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { anchorsOfContact } from '../conflicts/decisions.ts'
import { loadFacts } from '../facts/load-facts.ts'
import { listMerges, type MergeRow } from '../merges/merges.ts'
import { anchorOfPhone } from '../resolve/resolve-people.ts'
import { type HeldPhone, loadDecisions, loadHolders, type StatedDecision } from './load-holders.ts'
import { loadShown, type Shown } from './load-shown.ts'

export type ExplainedContact = Explanation & {
  contact_id: string
  facts: Shown[]
  /** Every link and merge, each with the signed webhook that it rests on; null where a person asked for it. */
  merges: { merge: MergeRow; event_id: string | null }[]
  phones: HeldPhone[]
  decisions: StatedDecision[]
}

/**
 * Resolves a contact's facts again, by the rules of ingestion, and says in words why each part belongs to the contact.
 */
export async function explainContact(scope: IdentityScope, asked_for: string): Promise<ExplainedContact> {
  const { trx, account_id } = scope
  const contact_id = await resolveContactId(trx, account_id, asked_for)
  if (contact_id === null) throw problem('not_found')
  const keys = new Set(await anchorsOfContact(scope, contact_id))
  const facts = await loadFacts(scope, { bsuids: [], phones: [], parents: [], anchors: [...keys] })
  const resolution = resolveIdentity(facts, scope)
  const person = resolution.people.find(({ anchors }) => anchors.some((anchor) => keys.has(anchor)))
  const names = await portfolioNames(scope)
  const explanation: Explanation = person
    ? explainPerson(facts, resolution, person, (id) => names.get(id) ?? id)
    : { sentences: [], identities: [], refused: [] }
  const anchors = person?.anchors ?? []
  const own = new Set(anchors)
  const isOwn = (anchor: AnchorKey | null) => anchor !== null && own.has(anchor)
  const shown = await loadShown(trx, account_id, anchors, [...resolution.phones.keys()], (phone, at) =>
    isOwn(anchorOfPhone(resolution.phones.get(phone) ?? [], at)),
  )
  const merges = await listMerges(trx, account_id, contact_id)
  return {
    ...explanation,
    contact_id,
    facts: shown,
    merges: merges.map((merge) => ({ merge, event_id: eventBehind(merge, shown) })),
    phones: person ? await loadHolders(trx, account_id, person, resolution.phones) : [],
    decisions: person ? await loadDecisions(trx, account_id, facts, person) : [],
  }
}

/** The webhook whose identifiers, seen together, made the join. */
function eventBehind({ evidence, loser_anchors, survivor_anchors }: MergeRow, facts: Shown[]): string | null {
  const { by } = evidence
  if (by === undefined) return null
  const anchors = new Set([...loser_anchors, ...survivor_anchors])
  const newcomer = new Set(loser_anchors)
  const behind = facts.filter((fact) => isBehind(fact, by, anchors))
  const rank = (fact: Shown) =>
    fact.kind === 'rotation' ? 0 : fact.kind === 'sighting' && newcomer.has(fact.anchor) ? 1 : 2
  return [...behind].sort((a, b) => rank(a) - rank(b))[0]?.event_id ?? null
}

function isBehind(fact: Shown, by: string, anchors: Set<AnchorKey>): boolean {
  if (fact.kind === 'rotation') return fact.current.endsWith(`:${by}`)
  if (fact.kind === 'claim') return fact.value === by || phoneKey(fact.value) === by
  if (fact.kind === 'phone_sighting' || !anchors.has(fact.anchor)) return false
  return fact.parent_bsuid === by || (fact.phone !== null && phoneKey(fact.phone) === by)
}

async function portfolioNames(scope: IdentityScope): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(name, 'portfolio ' || meta_portfolio_id) as name from portfolios
     where account_id = ${scope.account_id}`.execute(scope.trx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
