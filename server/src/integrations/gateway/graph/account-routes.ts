import { problem } from '../../../platform/base/errors.ts'
import type { ReadTrx } from '../../../platform/db/types.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Http } from '../../../platform/http/types.ts'
import { withCaller } from '../../../platform/http/with-caller.ts'
import { readPhone } from '../../../whatsapp/values/identifiers.ts'
import type { Consumer } from '../consumers.ts'
import { type ConsumerInbox, linesOf, requireLineOf } from '../lines.ts'
import { findAddresses, findMeant, isSurrogate } from '../numbers.ts'
import { consumerOf } from './caller.ts'
import { forwardAbout, queryOf } from './forward.ts'
import { graphParams } from './params.ts'

const schema = { hide: true, params: graphParams }
type Edge = 'phone_numbers' | 'message_templates' | 'whatsapp_business_profile' | 'username'

/** What belongs to a phone number or WABA and goes on to Meta as it is: reading, and what a consumer that sends may change. */
const FORWARDED: { method: 'GET' | 'POST' | 'DELETE'; edge: Edge }[] = [
  { method: 'GET', edge: 'phone_numbers' },
  { method: 'GET', edge: 'message_templates' },
  { method: 'POST', edge: 'message_templates' },
  { method: 'DELETE', edge: 'message_templates' },
  { method: 'GET', edge: 'whatsapp_business_profile' },
  { method: 'POST', edge: 'whatsapp_business_profile' },
  { method: 'GET', edge: 'username' },
]

/** Phone numbers and WABAs. Without calls that would disconnect the number from us, such as a new registration. */
export function registerGraphAccountRoutes(graph: Http, deps: Deps): void {
  for (const { method, edge } of FORWARDED) {
    graph.route({
      method,
      url: `/:id/${edge}`,
      schema,
      handler: (request, reply) => forwardAbout(deps, request, reply, edge),
    })
  }
  serveCallPermissions(graph, deps)
  serveSubscriptions(graph, deps)
}

/** About a person, by the number that the consumer knows them by: WhatsApp is asked by what it knows them by. */
function serveCallPermissions(graph: Http, deps: Deps): void {
  graph.get('/:id/call_permissions', { schema }, async (request, reply) => {
    const consumer = consumerOf(request)
    const query = queryOf(request)
    const number = query.get('user_wa_id')
    if (number !== null) {
      const { name, value } = await withCaller(deps.db, request, async (trx) =>
        addressOf(trx, consumer, await requireLineOf(trx, consumer, request.params.id), number),
      )
      query.delete('user_wa_id')
      query.set(name, value)
    }
    return forwardAbout(deps, request, reply, 'call_permissions', query)
  })
}

/**
 * The parameter and value to ask Meta about a contact with. Throws `invalid_recipient` for a number without a contact.
 */
async function addressOf(
  trx: ReadTrx,
  consumer: Consumer,
  { portfolio_id }: ConsumerInbox,
  number: string,
): Promise<{ name: 'user_wa_id' | 'recipient'; value: string }> {
  const digits = readPhone(number.replace(/[\s().-]/g, ''))
  const contact_id = digits === null ? null : await findMeant(trx, consumer, digits)
  if (digits !== null && contact_id === null && !isSurrogate(digits)) {
    return { name: 'user_wa_id', value: digits }
  }
  const known =
    contact_id === null ? {} : await findAddresses(trx, consumer.account_id, portfolio_id, contact_id)
  if (known.phone !== undefined) return { name: 'user_wa_id', value: known.phone }
  if (known.bsuid !== undefined) return { name: 'recipient', value: known.bsuid }
  throw problem('invalid_recipient', 'This consumer never got this number for a contact.')
}

/** A consumer is subscribed by being one: nothing is changed at Meta, whose webhooks come to us. */
function serveSubscriptions(graph: Http, deps: Deps): void {
  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    graph.route({
      method,
      url: '/:id/subscribed_apps',
      schema,
      config: { changes_nothing: method === 'POST' },
      handler: async (request) => {
        const consumer = consumerOf(request)
        const { id } = request.params
        const lines = await withCaller(deps.db, request, (trx) => linesOf(trx, consumer))
        if (!lines.some(({ waba_id, phone_number_id }) => waba_id === id || phone_number_id === id)) {
          throw problem('not_found', `Object with ID '${id}' does not exist.`)
        }
        if (method !== 'GET') return { success: true }
        return { data: [{ whatsapp_business_api_data: { id: consumer.id, name: consumer.name } }] }
      },
    })
  }
}
