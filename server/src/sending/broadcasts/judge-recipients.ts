import { blockedAnchors } from '../../channels/inboxes/blocks.ts'
import { checkTemplateSend } from '../../channels/templates/check-template-send.ts'
import { marketingStopped } from '../../contacts/consents.ts'
import { type ContactFields, loadContactFields } from '../../contacts/queries.ts'
import type { ErrorCode } from '../../platform/base/errors.ts'
import type { Trx } from '../../platform/db/types.ts'
import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import { factsKey, loadAddressFacts } from '../accepting/address-facts.ts'
import { bindContacts } from '../accepting/anchors-for.ts'
import { type Address, type AddressFacts, chooseAddress } from '../accepting/choose-address.ts'
import { fillParameters } from './fill-parameters.ts'
import type { BroadcastPlan } from './plan.ts'
import { type FindTaken, type Listed, resolvePersons } from './same-person.ts'

/** What a recipient would get and where, or why they cannot get it. */
export type Judged = Listed &
  (
    | {
        reachable: true
        /** The recipient after merges: itself, or the contact that it was merged into. */
        person_id: string
        anchor_id: string
        address: Address
        components: TemplateComponent[]
        text: string | null
      }
    | { reachable: false; reason: ErrorCode; missing: string[] }
  )

/**
 * Decides about recipients in the order of their positions, by what is known now: the same that is asked of a single
 * message, in as many statements for one as for hundreds.
 */
export async function judgeRecipients(
  trx: Trx,
  account_id: string,
  plan: BroadcastPlan,
  listed: Listed[],
  { now, findTaken }: { now: Date; findTaken: FindTaken },
): Promise<Judged[]> {
  const persons = await resolvePersons(trx, account_id, listed)
  const isTaken = await findTaken(trx, account_id, plan.broadcast_id, [...new Set(persons.values())])
  const known = await loadKnown(trx, account_id, plan, [...new Set(persons.values())])
  const met = new Set<string>()
  return listed.map((it): Judged => {
    const refuse = (reason: ErrorCode, missing: string[] = []): Judged => ({
      ...it,
      reachable: false,
      reason,
      missing,
    })
    const person_id = persons.get(it.contact_id)
    if (person_id === undefined) return refuse('not_found')
    if (met.has(person_id) || isTaken(person_id, it.position)) return refuse('same_person')
    const verdict = judge(plan, known, person_id, now)
    if ('reason' in verdict) return refuse(verdict.reason, verdict.missing)
    met.add(person_id)
    return { ...it, reachable: true, person_id, ...verdict }
  })
}

type Known = {
  anchors: Map<string, string>
  blocked: Set<string>
  stopped: Map<string, boolean>
  facts: Map<string, AddressFacts>
  fields: Map<string, ContactFields>
}

async function loadKnown(
  trx: Trx,
  account_id: string,
  { inbox, template }: BroadcastPlan,
  persons: string[],
): Promise<Known> {
  const anchors = await bindContacts(trx, account_id, inbox, persons)
  const ids = [...anchors.values()]
  const wants_consent = template.category === 'marketing'
  return {
    anchors,
    blocked: await blockedAnchors(trx, account_id, ids, inbox.id),
    stopped: wants_consent ? await marketingStopped(trx, account_id, ids) : new Map(),
    facts: await loadAddressFacts(
      trx,
      account_id,
      ids.map((anchor_id) => ({ anchor_id, portfolio_id: inbox.portfolio_id })),
    ),
    fields: await loadContactFields(trx, account_id, persons),
  }
}

type Verdict =
  | { anchor_id: string; address: Address; components: TemplateComponent[]; text: string | null }
  | { reason: ErrorCode; missing: string[] }

function judge(plan: BroadcastPlan, known: Known, person_id: string, now: Date): Verdict {
  const { inbox, needs_phone, template } = plan
  const anchor_id = known.anchors.get(person_id)
  const fields = known.fields.get(person_id)
  const facts =
    anchor_id === undefined
      ? undefined
      : known.facts.get(factsKey({ anchor_id, portfolio_id: inbox.portfolio_id }))
  if (anchor_id === undefined || !facts || !fields) return { reason: 'no_safe_address', missing: [] }
  if (known.blocked.has(anchor_id)) return { reason: 'contact_blocked', missing: [] }
  if (known.stopped.get(anchor_id)) return { reason: 'marketing_stopped', missing: [] }
  const need = { needs_phone, is_test_number: inbox.is_test_number }
  const choice = chooseAddress(facts, need, now.getTime())
  if ('refused' in choice) return { reason: choice.refused, missing: [] }
  const { components, missing } = fillParameters(plan, plan.components, plan.parameters, fields)
  const checked = checkTemplateSend(template, components)
  if (missing.length > 0 || !checked.ok) return { reason: 'template_parameters', missing }
  return { anchor_id, address: choice.address, components, text: checked.text }
}
