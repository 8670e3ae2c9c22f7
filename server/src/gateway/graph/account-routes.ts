import type { Deps } from '../../deps.ts'
import { problem } from '../../errors.ts'
import type { Http } from '../../http/types.ts'
import { withCaller } from '../../http/with-caller.ts'
import { consumerOf } from './caller.ts'
import { forwardAbout } from './forward.ts'
import { linesOf } from './lines.ts'
import { graphParams } from './params.ts'

const schema = { hide: true, params: graphParams }

/** What belongs to a phone number or WABA and goes on to Meta as it is: reading, and what a consumer that sends may change. */
const FORWARDED: { method: 'GET' | 'POST' | 'DELETE'; edge: string }[] = [
  { method: 'GET', edge: 'phone_numbers' },
  { method: 'GET', edge: 'message_templates' },
  { method: 'POST', edge: 'message_templates' },
  { method: 'DELETE', edge: 'message_templates' },
  { method: 'GET', edge: 'whatsapp_business_profile' },
  { method: 'POST', edge: 'whatsapp_business_profile' },
  { method: 'GET', edge: 'call_permissions' },
  { method: 'GET', edge: 'username' },
]

/** Phone numbers and WABAs. What would cut the line off from us, such as registering it anew, is not among it. */
export function registerGraphAccountRoutes(graph: Http, deps: Deps): void {
  for (const { method, edge } of FORWARDED) {
    graph.route({
      method,
      url: `/:id/${edge}`,
      schema,
      handler: (request, reply) => forwardAbout(deps, request, reply, edge, method !== 'GET'),
    })
  }
  serveSubscriptions(graph, deps)
}

/** A consumer is subscribed by being one: nothing is changed at Meta, whose webhooks come to us. */
function serveSubscriptions(graph: Http, deps: Deps): void {
  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    graph.route({
      method,
      url: '/:id/subscribed_apps',
      schema,
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
