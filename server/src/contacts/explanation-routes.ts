import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import type { Http } from '../http/types.ts'
import { requireEverything, withCaller } from '../http/with-caller.ts'
import { dialForm } from '../identity/phone.ts'
import { idPattern, parseId, presentId } from '../ids.ts'
import { type ExplainedContact, explainContact } from './explain-contact.ts'
import { readLane } from './lane.ts'
import type { Shown } from './load-shown.ts'
import { nameAnchor } from './name-anchor.ts'
import { mergeSchema, presentMerge } from './present-merge.ts'
import { identitySchema } from './schema.ts'

const webhook_event_id = z
  .string()
  .nullable()
  .describe('The signed webhook that showed it; null where a person said it.')

const factSchema = z.object({
  kind: z.enum(['sighting', 'phone_sighting', 'rotation', 'claim']),
  identifiers: z.array(z.string()).describe('What was seen together, or what became what.'),
  source: z.string().nullable().describe('Of a claim: who said it.'),
  first_at: z.iso.datetime(),
  last_at: z.iso.datetime(),
  webhook_event_id,
})

const explanationSchema = z
  .object({
    contact_id: z.string().regex(idPattern('contact')),
    sentences: z
      .array(z.string())
      .describe('Why all of this is one person, in the order in which it happened.'),
    identities: z.array(
      identitySchema
        .pick({ kind: true, portfolio_id: true, value: true, state: true, reason: true, evidence: true })
        .extend({ sentences: z.array(z.string()) }),
    ),
    refused: z.array(z.string()).describe('Whom the person was not joined with, and why.'),
    facts: z.array(factSchema),
    merges: z.array(mergeSchema.extend({ webhook_event_id })),
  })
  .describe('Why a contact is who it is.')

export function registerExplanationRoutes(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/explanation',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'Why each identity of a contact is theirs, in words',
        params: z.object({ id: z.string() }),
        response: { 200: explanationSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      // It names the people whom this one was not joined with, in whatever inbox they write.
      requireEverything(caller)
      const id = parseId('contact', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        const lane = await readLane(trx, account_id, new Date(deps.clock.now()))
        return presentExplanation(await explainContact(lane, id))
      })
    },
  )
}

function presentExplanation(explained: ExplainedContact): z.output<typeof explanationSchema> {
  const { contact_id, sentences, identities, refused, facts, merges } = explained
  return {
    contact_id: presentId('contact', contact_id),
    sentences,
    identities: identities.map(({ portfolio, ...identity }) => ({
      ...identity,
      portfolio_id: portfolio && presentId('portfolio', portfolio),
    })),
    refused,
    facts: facts.map(presentFact),
    merges: merges.map(({ merge, event_id }) => ({
      ...presentMerge(merge),
      webhook_event_id: presentEventId(event_id),
    })),
  }
}

function presentFact(fact: Shown): z.output<typeof factSchema> {
  const first_at = fact.kind === 'sighting' ? fact.first_at : fact.at
  const last_at = fact.kind === 'sighting' ? fact.last_at : fact.at
  return {
    kind: fact.kind,
    identifiers: identifiersOf(fact),
    source: fact.kind === 'claim' ? fact.source : null,
    first_at: first_at.toISOString(),
    last_at: last_at.toISOString(),
    webhook_event_id: presentEventId(fact.event_id),
  }
}

function identifiersOf(fact: Shown): string[] {
  switch (fact.kind) {
    case 'sighting':
      return [
        nameAnchor(fact.anchor).value,
        ...(fact.parent_bsuid ? [fact.parent_bsuid] : []),
        ...(fact.phone ? [dialForm(fact.phone)] : []),
      ]
    case 'rotation':
      return [
        nameAnchor(fact.previous).value,
        nameAnchor(fact.current).value,
        ...(fact.phone ? [dialForm(fact.phone)] : []),
      ]
    case 'phone_sighting':
      return [dialForm(fact.phone)]
    case 'claim':
      return [fact.identifier === 'phone' ? dialForm(fact.value) : fact.value]
  }
}

function presentEventId(event_id: string | null): string | null {
  return event_id === null ? null : presentId('webhook_event', event_id)
}
