import type { Trx } from '../../platform/db/types.ts'
import { type JsonObject, readObjects } from '../../whatsapp/values/readers.ts'
import type { OpenedConsumer } from './consumers.ts'
import type { Policy } from './fill-slots.ts'
import type { LeasedDelivery } from './lease-deliveries.ts'
import { type ConsumerLine, type ConsumerView, isSubscribed, viewEntry } from './view.ts'

const OBJECT = 'whatsapp_business_account'

/** A webhook for a consumer: its body, or null if nothing of the event is for it or the event is gone. */
export type Webhook = { body: string | null; filled: ConsumerView['filled'] }

/** Builds the body that a consumer gets. Assigns numbers to new contacts, in the caller's transaction. */
export async function buildWebhook(
  trx: Trx,
  consumer: OpenedConsumer,
  lines: ConsumerLine[],
  delivery: Pick<LeasedDelivery, 'body'> & { entry: JsonObject | null },
  { policy, own_url, now }: { policy: Policy; own_url: string | null; now: Date },
): Promise<Webhook> {
  if (delivery.body !== null) {
    const changes = readObjects(delivery.body, 'entry').flatMap((entry) => readObjects(entry, 'changes'))
    const wanted = changes.some((change) => isSubscribed(consumer, change))
    return { body: wanted ? JSON.stringify(delivery.body) : null, filled: [] }
  }
  const { entry } = delivery
  const view =
    entry && (await viewEntry(trx, consumer.account_id, consumer, { entry, lines, policy, own_url, now }))
  if (!view) return { body: null, filled: [] }
  return { body: JSON.stringify({ object: OBJECT, entry: [view.entry] }), filled: view.filled }
}
