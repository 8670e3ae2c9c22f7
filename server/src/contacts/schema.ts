import { z } from 'zod'
import { idPattern } from '../platform/base/ids.ts'
import { pageQuery } from '../platform/http/pagination.ts'
import { queryFlag, sealedQuery } from '../platform/http/sealed.ts'

/** Of a path that names a contact. */
export const contactParams = z.object({
  id: z.string().describe('Also the id of a contact that was merged into another.'),
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
    value: z.string().describe('A phone starts with `+`, as WhatsApp last wrote it.'),
    state,
    reason: z
      .string()
      .nullable()
      .describe('Why the identity is retired: `rotated`, `superseded`, `superseded_unverified`, `released`.'),
    evidence: z
      .enum(['proof', 'claim', 'attested'])
      .describe(
        '`proof`: a signed webhook showed it. `claim`: an import, a member or another channel stated it. `attested`: the contact shared it after a phone request.',
      ),
    first_at: z.iso.datetime(),
    last_at: z.iso
      .datetime()
      .describe(
        'When a source last showed it for this contact. Members who are limited to their teams see when the identity last changed.',
      ),
  })
  .describe('One claim that an identifier belongs to the contact.')

export const contactSchema = z
  .object({
    id: contactId,
    merged_into: contactId
      .nullable()
      .describe('Set if the requested id was merged into this contact: the id of this contact.'),
    display_name: z
      .string()
      .describe(
        'Saved name, else profile name, else @username, else a short form of the id. Never empty, never a BSUID.',
      ),
    name: z.string().nullable().describe('Saved by a member, the API or an import.'),
    profile_name: z.string().nullable().describe('The profile name that WhatsApp last showed.'),
    username: z
      .string()
      .nullable()
      .describe('For display and search only. Messages can’t be sent to a username.'),
    phone: z.string().nullable().describe('The active phone with `+`. Null without an active phone.'),
    bsuids: z.array(z.object({ portfolio_id: portfolioId, value: z.string(), state })),
    identities: z.array(identitySchema),
    usernames: z
      .array(z.object({ username: z.string(), first_at: z.iso.datetime(), last_at: z.iso.datetime() }))
      .describe('Every username that WhatsApp showed, latest first.'),
    attributes: z.record(z.string(), z.unknown()),
    merged_ids: z.array(contactId).describe('Contacts that were merged into this one. Their ids stay valid.'),
    conflict_ids: z
      .array(z.string().regex(idPattern('conflict')))
      .describe('The open conflicts of this contact.'),
    reachable: z
      .boolean()
      .describe(
        'Whether the contact has a safe address in at least one inbox: an active BSUID, a phone that the contact shared, or the only known phone.',
      ),
    labels: z.array(z.string()).describe('The labels of the contact’s conversations.'),
    last_message_at: z.iso.datetime().nullable().describe('The time of the last message in any inbox.'),
    sealed: z.boolean().describe('Part of the history is hidden until a member confirms a link.'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('A contact.')

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
    .describe('The ads that the contact came from, with their click ids (`ctwa_clid`), latest first.'),
})

const LONGEST_SEARCH = 200
const searched = z.string().trim().min(1).max(LONGEST_SEARCH).optional()

/** Who is meant, in a query string; spread into its schema. */
export const selectionQuery = {
  query: searched.describe(
    'A search term: words of a name or their beginnings, @username (also a former one), a BSUID (also a retired one), a phone in any written form (also a former one) or at least its last four digits, or an email address. For usernames and last digits, only the first 1,000 matches are searched.',
  ),
  phone: searched.describe('The contact that has this phone now. Any written form.'),
  bsuid: searched.describe('A BSUID or parent BSUID, also a retired one.'),
  username: searched.describe('With or without @, also a former one.'),
  external: searched.describe('The id of another system.'),
  has_phone: queryFlag.optional(),
  bsuid_only: queryFlag.optional().describe('Only contacts with a BSUID and without a phone.'),
  conflicted: queryFlag.optional().describe('Only contacts with an open conflict.'),
  reachable: queryFlag.optional().describe('Filters by `reachable` of the contact.'),
  marketing_stopped: queryFlag.optional().describe('Only contacts that opted out of marketing messages.'),
  label: searched.describe('Only contacts with a conversation that has this label.'),
  attribute: searched.describe('The name of an attribute. Requires `attribute_value`.'),
  attribute_value: searched.describe('The value of the attribute, as text.'),
}

export const contactsQuery = z
  .strictObject({
    ...pageQuery,
    ...sealedQuery,
    ...selectionQuery,
    purpose: z.enum(['export']).optional().describe('Records the request in the audit log as an export.'),
  })
  .refine(namesWholeAttribute, 'attribute and attribute_value must be used together')
export const contactsExportQuery = z
  .strictObject({ ...sealedQuery, ...selectionQuery })
  .refine(namesWholeAttribute, 'attribute and attribute_value must be used together')

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
    at: z.iso.datetime().describe('When it happened, by Meta’s time.'),
    recorded_at: z.iso.datetime().describe('When Selfsame recorded it.'),
  })
  .describe('One entry of a contact’s identity history.')
