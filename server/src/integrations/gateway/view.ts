import type { Trx } from '../../platform/db/types.ts'
import { type PersonSlot, personSlots } from '../../whatsapp/person-slots.ts'
import { isObject, type JsonObject, readId, readObject, readObjects } from '../../whatsapp/values/readers.ts'
import { type Filled, fillSlots, type Known, type Policy } from './fill-slots.ts'
import { findPeople } from './find-people.ts'
import { withoutIdentityNews } from './identity-news.ts'
import { findPhones, giveNumbers, type NumberingConsumer } from './numbers.ts'
import { pointMedia } from './point-media.ts'
import { findSends, translateStatuses, watchSends } from './sends.ts'
import { findTaken, putOnStandby } from './stand-by.ts'

export type ViewingConsumer = NumberingConsumer & { answers_by_itself: boolean; fields: string[] | null }

export type ConsumerLine = { id: string; portfolio_id: string; phone_number_id: string; waba_id: string }

/** What of one entry of a webhook a consumer gets: null where nothing of it is for its lines. */
export type ConsumerView = { entry: JsonObject; filled: (Filled & { change: number })[] }

/**
 * One entry as a consumer sees it under a policy: the changes of its numbers, with contacts identified by the numbers
 * that it knows. Assigns numbers to new contacts under `stable_phone`. The given entry stays unchanged.
 */
export async function viewEntry(
  trx: Trx,
  account_id: string,
  consumer: ViewingConsumer,
  {
    entry,
    lines,
    policy,
    own_url,
    now,
  }: { entry: JsonObject; lines: ConsumerLine[]; policy: Policy; own_url: string | null; now: Date },
): Promise<ConsumerView | null> {
  const waba_id = readId(entry, 'id')
  const changes = readObjects(structuredClone(entry), 'changes')
    .filter((change) => isFor(lines, waba_id, change))
    .map((change) => (policy === 'stable_phone' ? withoutIdentityNews(change) : change))
    .filter((change) => change !== null)
  if (changes.length === 0) return null
  const filled: ConsumerView['filled'] = []
  const shown: JsonObject[] = []
  for (const [index, change] of changes.entries()) {
    pointMedia(change, own_url)
    const line = lines.find((it) => it.phone_number_id === phoneNumberIdOf(change))
    if (line === undefined) {
      shown.push(change)
      continue
    }
    const slots = personSlots(change)
    const known = await findKnown(trx, account_id, consumer, { line, slots, policy, now })
    for (const it of fillSlots(slots, policy, known)) filled.push({ ...it, change: index })
    const sends = await findSends(trx, account_id, line.id, slots)
    const retried = translateStatuses(change, slots, sends, consumer.id)
    await watchSends(trx, account_id, retried.message_ids)
    if (retried.message_ids.length > 0 && isEmptied(change)) continue
    const taken = consumer.answers_by_itself
      ? await findTaken(trx, account_id, line.id, slots)
      : new Set<string>()
    shown.push(...putOnStandby(change, taken))
  }
  const subscribed = shown.filter((change) => isSubscribed(consumer, change))
  return subscribed.length === 0 ? null : { entry: { ...entry, changes: subscribed }, filled }
}

/** As with an app of Meta's own: what it did not subscribe to it never sees, and need not know how to read. */
export function isSubscribed({ fields }: Pick<ViewingConsumer, 'fields'>, { field }: JsonObject): boolean {
  return fields === null || (typeof field === 'string' && fields.includes(field))
}

/** Whether there is nothing left in it that a consumer would read. */
function isEmptied(change: JsonObject): boolean {
  const value = readObject(change, 'value') ?? {}
  return ['messages', 'statuses'].every((list) => readObjects(value, list).length === 0)
}

/** News about a whole WABA goes to every consumer with one of its numbers. */
function isFor(lines: ConsumerLine[], waba_id: string | null, change: JsonObject): boolean {
  const phone_number_id = phoneNumberIdOf(change)
  return lines.some((line) =>
    phone_number_id === null ? line.waba_id === waba_id : line.phone_number_id === phone_number_id,
  )
}

function phoneNumberIdOf(change: JsonObject): string | null {
  const value = readObject(change, 'value') ?? {}
  const nested = readObjects(value, 'standby')[0] ?? {}
  const metadata = [readObject(value, 'metadata'), readObject(nested, 'metadata')].find(isObject) ?? {}
  return readId(metadata, 'phone_number_id')
}

/** What is known of the people in these slots, who get their numbers here under `stable_phone`. */
export async function findKnown(
  trx: Trx,
  account_id: string,
  consumer: NumberingConsumer,
  { line, slots, policy, now }: { line: ConsumerLine; slots: PersonSlot[]; policy: Policy; now: Date },
): Promise<(slot: PersonSlot) => Known | null> {
  if (policy === 'passthrough' || slots.length === 0) return () => null
  const people = await findPeople(trx, account_id, line, slots)
  const ids = [...new Set(people.values())]
  const numbers =
    policy === 'stable_phone' ? await giveNumbers(trx, account_id, consumer, ids, now) : new Map()
  const phones = policy === 'known_phone' ? await findPhones(trx, account_id, ids) : new Map()
  return (slot) => {
    const id = people.get(slot)
    return id === undefined ? null : { phone: phones.get(id) ?? null, number: numbers.get(id) ?? null }
  }
}
