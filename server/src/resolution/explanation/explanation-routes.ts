import { z } from 'zod'
import { identitySchema } from '../../contacts/schema.ts'
import { dialForm } from '../../identity/phone.ts'
import {
  SENTENCES,
  type Sentence,
  type SentenceCode,
  type SentenceValue,
  textOf,
} from '../../identity/sentences.ts'
import { readIdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { withWhole } from '../../platform/http/with-caller.ts'
import { nameAnchor } from '../facts/name-anchor.ts'
import { mergeSchema, presentMerge } from '../merges/present-merge.ts'
import { type ExplainedContact, explainContact } from './explain-contact.ts'
import type { Shown } from './load-shown.ts'

const webhook_event_id = z
  .string()
  .nullable()
  .describe('The signed webhook that showed it. Null for a claim or a manual decision.')

const factSchema = z.object({
  kind: z.enum(['sighting', 'phone_sighting', 'rotation', 'claim']),
  identifiers: z
    .array(z.string())
    .describe('The identifiers that occurred together, or replaced each other.'),
  portfolio_id: z
    .string()
    .regex(idPattern('portfolio'))
    .nullable()
    .describe('The portfolio of the webhook. Null for a claim, and for a phone alone.'),
  bsuid: z.string().nullable().describe('The BSUID of a sighting, or the new BSUID of a rotation.'),
  previous_bsuid: z.string().nullable().describe('The former BSUID of a rotation.'),
  parent_bsuid: z.string().nullable(),
  phone: z.string().nullable().describe('With `+`.'),
  source: z.string().nullable().describe('The source of a claim.'),
  first_at: z.iso.datetime(),
  last_at: z.iso.datetime(),
  webhook_event_id,
})

const holderSchema = z.object({
  contact_id: z.string().regex(idPattern('contact')).nullable().describe('Null if no holder is known.'),
  display_name: z.string().nullable(),
  own: z.boolean().describe('True if the holder is this contact.'),
  from: z.iso.datetime().nullable().describe('Null: no known beginning.'),
  until: z.iso.datetime().nullable().describe('Null: until now.'),
})

const decisionSchema = z.object({
  id: z.string().regex(idPattern('decision')),
  kind: z.enum(['same', 'distinct']),
  decided_by: z.string(),
  at: z.iso.datetime(),
  others: z
    .array(z.object({ contact_id: z.string().regex(idPattern('contact')), display_name: z.string() }))
    .describe('The current contacts of the other side. Empty if it is part of this contact.'),
})

const sentenceSchema = z
  .object({
    code: z
      .enum(Object.keys(SENTENCES) as [SentenceCode, ...SentenceCode[]])
      .describe('New codes may be added.'),
    params: z
      .record(z.string(), z.unknown())
      .describe(
        'The values of the sentence by name: an identifier or a name as text, `{"time"}`, a phrase `{"code", "params", "text"}`, or a list of them.',
      ),
    text: z.string().describe('The sentence in English, with times in UTC.'),
  })
  .describe('A sentence. Show `text`, or translate it by `code`.')

const explanationSchema = z
  .object({
    contact_id: z.string().regex(idPattern('contact')),
    as_of: z.iso.datetime().describe('The time of the server.'),
    sentences: z
      .array(sentenceSchema)
      .describe('The links of this contact with their reasons, in order of time.'),
    identities: z.array(
      identitySchema
        .pick({ kind: true, portfolio_id: true, value: true, state: true, reason: true, evidence: true })
        .extend({ sentences: z.array(sentenceSchema) }),
    ),
    refused: z.array(sentenceSchema).describe('Links to other contacts that were refused, with the reasons.'),
    facts: z.array(factSchema),
    phones: z
      .array(z.object({ phone: z.string(), holders: z.array(holderSchema) }))
      .describe('The holders of each phone of the contact, in order of time and without gaps.'),
    decisions: z.array(decisionSchema).describe('The manual decisions about this contact and others.'),
    merges: z.array(mergeSchema.extend({ webhook_event_id })),
  })
  .describe('The explanation of a contact’s identity.')

export function registerExplanationRoutes(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/explanation',
    {
      config: { scope: 'contacts:read', audit: { action: 'contact.opened', subject: 'params.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'Explain why each identity belongs to a contact',
        params: z.object({ id: z.string() }),
        response: { 200: explanationSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('contact', request.params.id)
      // It names contacts that this one was not merged with, in any inbox.
      return withWhole(deps.db, request, async (trx) => {
        const scope = await readIdentityScope({ trx, account_id, now: new Date(deps.clock.now()) })
        return presentExplanation(await explainContact(scope, id), scope.now)
      })
    },
  )
}

function presentExplanation(explained: ExplainedContact, as_of: Date): z.output<typeof explanationSchema> {
  const { contact_id, sentences, identities, refused, facts, merges, phones, decisions } = explained
  return {
    contact_id: presentId('contact', contact_id),
    as_of: as_of.toISOString(),
    sentences: sentences.map(presentSentence),
    identities: identities.map(({ portfolio, sentences: own, ...identity }) => ({
      ...identity,
      sentences: own.map(presentSentence),
      portfolio_id: portfolio && presentId('portfolio', portfolio),
    })),
    refused: refused.map(presentSentence),
    facts: facts.map(presentFact),
    phones: phones.map(({ phone, holders }) => ({
      phone: dialForm(phone),
      holders: holders.map(({ contact_id, display_name, own, from, until }) => ({
        contact_id: contact_id && presentId('contact', contact_id),
        display_name,
        own,
        from: from?.toISOString() ?? null,
        until: until?.toISOString() ?? null,
      })),
    })),
    decisions: decisions.map(({ id, kind, decided_by, at, others }) => ({
      id: presentId('decision', id),
      kind,
      decided_by,
      at: at.toISOString(),
      others: others.map((other) => ({ ...other, contact_id: presentId('contact', other.contact_id) })),
    })),
    merges: merges.map(({ merge, event_id }) => ({
      ...presentMerge(merge),
      webhook_event_id: presentEventId(event_id),
    })),
  }
}

function presentSentence(sentence: Sentence): z.output<typeof sentenceSchema> {
  const { code, params } = sentence
  const values = Object.entries(params).map(([name, value]) => [name, presentValue(value)])
  return { code, params: Object.fromEntries(values), text: textOf(sentence) }
}

function presentValue(value: SentenceValue): unknown {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(presentValue)
  return 'time' in value ? { time: new Date(value.time).toISOString() } : presentSentence(value)
}

function presentFact(fact: Shown): z.output<typeof factSchema> {
  const first_at = fact.kind === 'sighting' ? fact.first_at : fact.at
  const last_at = fact.kind === 'sighting' ? fact.last_at : fact.at
  return {
    kind: fact.kind,
    identifiers: identifiersOf(fact),
    ...partsOf(fact),
    source: fact.kind === 'claim' ? fact.source : null,
    first_at: first_at.toISOString(),
    last_at: last_at.toISOString(),
    webhook_event_id: presentEventId(fact.event_id),
  }
}

/** The same identifiers, each by what it is. */
function partsOf(fact: Shown) {
  const none = { portfolio_id: null, bsuid: null, previous_bsuid: null, parent_bsuid: null, phone: null }
  switch (fact.kind) {
    case 'sighting': {
      const { portfolio_id, value: bsuid } = nameAnchor(fact.anchor)
      return {
        ...none,
        portfolio_id,
        bsuid,
        parent_bsuid: fact.parent_bsuid,
        phone: fact.phone && dialForm(fact.phone),
      }
    }
    case 'rotation': {
      const { portfolio_id, value: bsuid } = nameAnchor(fact.current)
      const previous_bsuid = nameAnchor(fact.previous).value
      return { ...none, portfolio_id, bsuid, previous_bsuid, phone: fact.phone && dialForm(fact.phone) }
    }
    case 'phone_sighting':
      return { ...none, phone: dialForm(fact.phone) }
    case 'claim':
      return { ...none, phone: fact.identifier === 'phone' ? dialForm(fact.value) : null }
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
