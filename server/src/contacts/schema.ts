import { z } from 'zod'
import { idPattern } from '../platform/base/ids.ts'
import { pageQuery } from '../platform/http/pagination.ts'
import { queryFlag, sealedQuery } from '../platform/http/sealed.ts'

/** Of a path that names a contact. */
export const contactParams = z.object({
  id: z.string().describe('Also the id of a contact that was folded into another.'),
})

const contactId = z.string().regex(idPattern('contact'))
const portfolioId = z.string().regex(idPattern('portfolio'))
const state = z.enum(['active', 'retired', 'disputed'])
const kind = z.enum(['bsuid', 'parent_bsuid', 'phone', 'email', 'external'])

export const identitySchema = z
  .object({
    id: z.string().regex(idPattern('identity')),
    kind,
    portfolio_id: portfolioId.nullable().describe('The portfolio in which a BSUID is valid.'),
    value: z.string().describe('A phone with `+`, as WhatsApp wrote it last.'),
    state,
    reason: z
      .string()
      .nullable()
      .describe('Why it is retired: `rotated`, `superseded`, `superseded_unverified`, `released`.'),
    evidence: z
      .enum(['proof', 'claim', 'attested'])
      .describe('`proof`: a signed webhook showed it; `claim`: somebody said so.'),
    first_at: z.iso.datetime(),
    last_at: z.iso
      .datetime()
      .describe(
        'When it was last shown as theirs; to a member who is limited to their teams, when something about it last changed.',
      ),
  })
  .describe('One claim that an identifier is that contact’s.')

export const contactSchema = z
  .object({
    id: contactId,
    merged_into: contactId
      .nullable()
      .describe('Set where the id that was asked for has been folded into this contact: its id.'),
    display_name: z
      .string()
      .describe(
        'Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID.',
      ),
    name: z.string().nullable().describe('Saved by a person or an import.'),
    profile_name: z.string().nullable().describe('What WhatsApp showed last.'),
    username: z.string().nullable().describe('For display and search; nobody can be written to by it.'),
    phone: z.string().nullable().describe('The active phone with `+`; null when there is none.'),
    bsuids: z.array(z.object({ portfolio_id: portfolioId, value: z.string(), state })),
    identities: z.array(identitySchema),
    usernames: z
      .array(z.object({ username: z.string(), first_at: z.iso.datetime(), last_at: z.iso.datetime() }))
      .describe('Every username that was seen, the latest first.'),
    attributes: z.record(z.string(), z.unknown()),
    merged_ids: z.array(contactId).describe('Contacts that were folded into this one; their ids still work.'),
    conflict_ids: z
      .array(z.string().regex(idPattern('conflict')))
      .describe('What waits for a person’s decision about this contact.'),
    reachable: z
      .boolean()
      .describe(
        'Whether there is an address that a message could safely go to in some inbox: an active BSUID, the phone that they shared themselves, or the only phone that is known.',
      ),
    labels: z.array(z.string()).describe('Of its conversations.'),
    last_message_at: z.iso.datetime().nullable().describe('In any inbox.'),
    sealed: z.boolean().describe('Part of its past is withheld until a person confirms a link.'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('A person.')

export const contactDetailSchema = contactSchema.extend({
  referrals: z
    .array(
      z.object({
        message_id: z.string().regex(idPattern('message')),
        inbox_id: z.string().regex(idPattern('inbox')),
        at: z.iso.datetime(),
        referral: z.record(z.string(), z.unknown()),
      }),
    )
    .describe(
      'The advertisements that the person came from, with their click ids (`ctwa_clid`); the latest first.',
    ),
})

const LONGEST_SEARCH = 200
const searched = z.string().trim().min(1).max(LONGEST_SEARCH).optional()

/** Who is meant, in a query string; spread into its schema. */
export const selectionQuery = {
  query: searched.describe(
    'What a person would type: words of a name, or how they begin, @username (also a former one), a BSUID (also a retired one), a phone in any written form (also a former one) or its last four digits or more, an e-mail address. Of usernames and last digits the first 1,000 matches count.',
  ),
  phone: searched.describe('Any written form of a phone: who holds it now.'),
  bsuid: searched.describe('A BSUID or parent BSUID, also a retired one.'),
  username: searched.describe('With or without @, also a former one.'),
  external: searched.describe('The id of another system.'),
  has_phone: queryFlag.optional(),
  bsuid_only: queryFlag.optional().describe('Those who can be reached by BSUID and not by phone.'),
  conflicted: queryFlag.optional().describe('Those about whom a conflict is open.'),
  reachable: queryFlag.optional().describe('As `reachable` of a contact says.'),
  marketing_stopped: queryFlag
    .optional()
    .describe('Those whose last word, or WhatsApp’s about them, is that they want no marketing.'),
  label: searched.describe('Those with a conversation that carries it.'),
  attribute: searched.describe('The name of an attribute; with `attribute_value`.'),
  attribute_value: searched.describe('What that attribute is, as text.'),
}

export const contactsQuery = z
  .strictObject({
    ...pageQuery,
    ...sealedQuery,
    ...selectionQuery,
    purpose: z.enum(['export']).optional().describe('Has the audit log say that they were exported.'),
  })
  .refine(namesWholeAttribute, 'attribute and attribute_value go together')
export const contactsExportQuery = z
  .strictObject({ ...sealedQuery, ...selectionQuery })
  .refine(namesWholeAttribute, 'attribute and attribute_value go together')

function namesWholeAttribute(query: {
  attribute?: string | undefined
  attribute_value?: string | undefined
}): boolean {
  return (query.attribute === undefined) === (query.attribute_value === undefined)
}

export type SelectionQuery = Pick<z.output<typeof contactsQuery>, keyof typeof selectionQuery>

export const identityEventSchema = z
  .object({
    id: z.string().regex(idPattern('identity_event')),
    contact_id: contactId,
    type: z.string().describe('`attached`, `retired`, `disputed`, `linked`, `merged`, `unmerged` …'),
    kind: kind.nullable(),
    value: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    at: z.iso.datetime().describe('When it was so, by Meta’s time.'),
    recorded_at: z.iso.datetime().describe('When we learnt it.'),
  })
  .describe('One line of a contact’s identity history.')
