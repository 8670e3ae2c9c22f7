import { z } from 'zod'
import { parseAnchor } from '../identity/anchors.ts'
import { dialForm } from '../identity/phone.ts'
import type { AnchorKey } from '../identity/types.ts'
import { invalidField } from '../platform/base/errors.ts'
import { givenTime } from '../platform/base/given-time.ts'
import { idPattern, presentId } from '../platform/base/ids.ts'
import { parseId } from '../platform/base/parse-id.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import { asAccount } from '../platform/db/with-viewer.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import { changeContacts } from '../platform/http/change-routes.ts'
import { idempotencyHeaders } from '../platform/http/idempotency.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { type ConsentRow, listConsents, recordConsent } from './consents.ts'
import { requireContact } from './queries.ts'
import { contactParams } from './schema.ts'

const LONGEST_SOURCE = 500
/** Clocks differ a little; a consent can't be in the future. */
const MOST_AHEAD_MS = 5 * 60_000

const category = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be lower-case words joined by _')
  .describe(
    '`marketing_messages` is the category of WhatsApp. It decides whether marketing templates are sent.',
  )

const consentSchema = z
  .object({
    category: z.string(),
    value: z
      .string()
      .describe(
        '`stop` and `resume` come from WhatsApp, `opted_in` and `opted_out` from this API. Any other value is new in WhatsApp and decides nothing.',
      ),
    at: z.iso.datetime(),
    source: z.string(),
    detail: z.string().nullable(),
    recorded_by: z.string().nullable().describe('Null: WhatsApp.'),
    said_by: z
      .array(
        z.object({
          kind: z.enum(['bsuid', 'phone']),
          portfolio_id: z.string().regex(idPattern('portfolio')).nullable(),
          value: z.string(),
        }),
      )
      .describe('The WhatsApp accounts of the contact that the consent applies to.'),
    stands: z.boolean().describe('True: this is the latest consent for at least one of the accounts.'),
  })
  .describe('One consent for a category of messages.')
const consentsSchema = z.object({ data: z.array(consentSchema) })

/** Who agreed to what, and who took it back. */
export function registerConsentRoutes(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/consents',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'List the consents of a contact, latest first',
        params: contactParams,
        response: { 200: consentsSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      return withCaller(deps.db, request, async (trx) =>
        show(trx, account_id, await requireContact(trx, account_id, asked_for)),
      )
    },
  )

  http.put(
    '/contacts/:id/consents/:category',
    {
      config: {
        scope: 'contacts:write',
        audit: {
          action: 'contact.consent_noted',
          subject: 'params.id',
          details: { category: 'params.category', value: 'body.value' },
        },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Record the consent of a contact for a category of messages',
        description:
          'The latest consent applies: a later `stop` by the contact in WhatsApp ends an `opted_in`.',
        params: contactParams.extend({ category }),
        headers: idempotencyHeaders,
        body: z.strictObject({
          value: z.enum(['opted_in', 'opted_out']),
          source: z
            .string()
            .trim()
            .min(1)
            .max(LONGEST_SOURCE)
            .describe('Where and how the contact gave the consent.'),
          at: givenTime.optional().describe('Absent: now.'),
        }),
        response: { 200: consentsSchema },
      },
    },
    async (request, reply) => {
      const asked_for = parseId('contact', request.params.id)
      const { value, source, at } = request.body
      return changeContacts(deps, request, reply, async ({ locked, decided_by }) => {
        const contact_id = await requireContact(locked.trx, locked.account_id, asked_for)
        const consent = { category: request.params.category, value, source, recorded_by: decided_by }
        await asAccount(locked, (locked) =>
          recordConsent(locked, contact_id, { ...consent, at: readTime(at, locked.now) }),
        )
        return { status: 200, body: await show(locked.trx, locked.account_id, contact_id) }
      })
    },
  )
}

function readTime(text: string | undefined, now: Date): Date {
  if (text === undefined) return now
  const at = new Date(text)
  if (at.getTime() <= now.getTime() + MOST_AHEAD_MS) return at
  throw invalidField('at', 'must not be in the future')
}

async function show(trx: ReadTrx, account_id: string, contact_id: string) {
  return { data: (await listConsents(trx, account_id, contact_id)).map(presentConsent) }
}

function presentConsent({ anchors, ...row }: ConsentRow): z.output<typeof consentSchema> {
  return { ...row, at: row.at.toISOString(), said_by: anchors.flatMap(presentAnchor) }
}

function presentAnchor(key: AnchorKey): z.output<typeof consentSchema>['said_by'] {
  const anchor = parseAnchor(key)
  switch (anchor.kind) {
    case 'bsuid':
      return [{ kind: 'bsuid', portfolio_id: presentId('portfolio', anchor.portfolio), value: anchor.bsuid }]
    case 'phone':
    case 'disputed':
      return [{ kind: 'phone', portfolio_id: null, value: dialForm(anchor.phone_key) }]
    case 'contact':
      return []
  }
}
