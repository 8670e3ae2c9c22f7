import { z } from 'zod'
import { findTemplate, needsPhone } from '../../channels/templates/queries.ts'
import { requireContact } from '../../contacts/queries.ts'
import { dialForm } from '../../identity/phone.ts'
import { readIdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import type { Choice } from '../accepting/choose-address.ts'
import { findReach, type Reach } from '../accepting/reachability.ts'
import { bindingOf } from '../accepting/recipient-schema.ts'

const kindSchema = z.object({
  reachable: z.boolean(),
  reasons: z.array(z.string()).describe('Why the contact is not reachable, as codes of docs/errors.md.'),
  address: z
    .object({ kind: z.string(), value: z.string(), reason: z.string() })
    .nullable()
    .describe('The current address. It is chosen again when a message is sent.'),
})

const reachSchema = z
  .object({
    contact_id: z.string().regex(idPattern('contact')),
    inbox_id: z.string().regex(idPattern('inbox')),
    customer_service_until: z.iso.datetime().nullable(),
    free_entry_until: z.iso.datetime().nullable(),
    messages: z.object({
      free_form: kindSchema,
      utility_template: kindSchema,
      marketing_template: kindSchema,
      authentication_template: kindSchema.describe(
        'One-tap, zero-tap and copy-code templates need a confirmed phone.',
      ),
      template: kindSchema.nullable().describe('The template of the query.'),
    }),
  })
  .describe('The messages that can reach this contact on this inbox now, with the reasons why not.')

/** How can we reach this person? */
export function registerReachabilityRoutes(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/reachability',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'Show which messages can reach a contact',
        params: z.object({ id: z.string() }),
        querystring: z.strictObject({
          inbox_id: z.string().optional(),
          template: z.string().max(600).optional().describe('`name` or `name:language`.'),
        }),
        response: { 200: reachSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      const { template } = request.query
      const { inbox_id } = bindingOf({ inbox_id: request.query.inbox_id })
      return withCaller(deps.db, request, async (trx) => {
        const id = await requireContact(trx, account_id, asked_for)
        const now = new Date(deps.clock.now())
        const reach = await asAccount({ trx, account_id, now }, async (scope) =>
          findReach(await readIdentityScope(scope), id, inbox_id),
        )
        const [name = '', language] = (template ?? '').split(':')
        const found =
          template === undefined
            ? null
            : await findTemplate(trx, account_id, reach.inbox.waba_id, name, language)
        if (template !== undefined && found === null) throw problem('template_not_found')
        return presentReach(id, reach, found)
      })
    },
  )
}

type Template = NonNullable<Awaited<ReturnType<typeof findTemplate>>>

function presentReach(
  contact_id: string,
  reach: Reach,
  template: Template | null,
): z.output<typeof reachSchema> {
  const { inbox, blocked, marketing_stopped, usual, phone_only } = reach
  const always = blocked ? ['contact_blocked'] : []
  const open = reach.customer_service_until !== null && reach.customer_service_until > reach.now
  const marketing = marketing_stopped ? [...always, 'marketing_stopped'] : always
  const templateReasons = (it: Template) => [
    ...(it.category === 'marketing' ? marketing : always),
    ...(it.status === 'approved' ? [] : ['template_not_approved']),
  ]
  return {
    contact_id: presentId('contact', contact_id),
    inbox_id: presentId('inbox', inbox.id),
    customer_service_until: reach.customer_service_until?.toISOString() ?? null,
    free_entry_until: reach.free_entry_until?.toISOString() ?? null,
    messages: {
      free_form: presentKind(usual, open ? always : [...always, 'window_closed']),
      utility_template: presentKind(usual, always),
      marketing_template: presentKind(usual, marketing),
      authentication_template: presentKind(phone_only, always),
      template: template && presentKind(needsPhone(template) ? phone_only : usual, templateReasons(template)),
    },
  }
}

function presentKind(choice: Choice, reasons: string[]): z.output<typeof kindSchema> {
  const against = 'refused' in choice ? [...reasons, choice.refused] : reasons
  const address = 'address' in choice ? choice.address : null
  return {
    reachable: against.length === 0,
    reasons: against,
    address: address && {
      kind: address.kind,
      value: address.kind === 'phone' ? dialForm(address.value) : address.value,
      reason: address.reason,
    },
  }
}
