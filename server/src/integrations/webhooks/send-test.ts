import { newId, presentId } from '../../platform/base/ids.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Poster } from '../../platform/outbound-http/post.ts'
import { type Delivery, findDelivery } from './deliveries.ts'
import { findSealed } from './endpoints.ts'
import { renderPayload } from './payload.ts'
import { writeDeliveries } from './record-results.ts'
import { attemptOf } from './send-job.ts'
import { buildSigner } from './signing.ts'

const TYPE = 'endpoint.test'

/**
 * Sends one event that never happened, signed like any other, whatever the endpoint's state and filters; what it came to
 * counts neither for nor against the endpoint.
 */
export async function sendTest(
  deps: Deps,
  poster: Poster,
  account_id: string,
  endpoint_id: string,
  record: (trx: Trx) => Promise<void>,
): Promise<Delivery> {
  const endpoint = await withAccount(deps.db, account_id, (trx) => findSealed(trx, account_id, endpoint_id))
  const [delivery_id, event_id] = [newId(), newId()]
  const at = new Date(deps.clock.now())
  const event = {
    id: presentId('event', event_id),
    seq: 0,
    type: TYPE,
    at: at.toISOString(),
    contact_id: null,
    conversation_id: null,
    inbox_id: null,
    contact: null,
    data: { endpoint_id: presentId('endpoint', endpoint_id) },
  }
  const payload = renderPayload(event, account_id, endpoint.format)
  const headers = buildSigner(deps.secrets, endpoint)(event.id, at, payload)
  const { url, concurrency } = endpoint
  const outcome = await poster.post({ endpoint_id, url, concurrency }, { headers, body: payload.body })
  return withAccount(deps.db, account_id, async (trx) => {
    const result = {
      endpoint_id,
      delivery_id,
      event_id,
      event_type: TYPE,
      seq: null,
      contact_id: null,
      order_key: null,
      state: outcome.ok ? ('delivered' as const) : ('failed' as const),
      tries: 1,
      due_at: null,
      attempts: [attemptOf(outcome, at)],
      ended_at: new Date(deps.clock.now()),
    }
    // Deleted in the meantime: not found, rather than a row that belongs to nothing.
    await findSealed(trx, account_id, endpoint_id)
    await writeDeliveries(trx, account_id, [result])
    await record(trx)
    return findDelivery(trx, account_id, { endpoint_id, id: delivery_id })
  })
}
