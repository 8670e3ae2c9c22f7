import type { Contact } from './contacts.ts'
import { baseOf, type ChangeContext } from './scope.ts'
import { joinContact } from './values/join-members.ts'
import { type JsonObject, readId, readObject, readText } from './values/readers.ts'
import { storableObject } from './values/storable.ts'
import type { PaymentUpdate } from './values/types.ts'

/**
 * The outcome of a payment, as a gateway reported it to Meta. It may lack anything: the merchant's reference joins it.
 */
export function parsePayment(
  scope: ChangeContext,
  status: JsonObject,
  path: string,
  { ids, extra }: Contact,
): PaymentUpdate {
  const payment = readObject(status, 'payment') ?? {}
  const part = (key: string) => {
    const found = readObject(payment, key)
    return found && storableObject(found)
  }
  return {
    kind: 'payment',
    ...baseOf(scope, path, status.timestamp),
    person: ids,
    status: readId(status, 'status'),
    reference_id: readText(payment, 'reference_id'),
    amount: part('amount'),
    currency: readText(payment, 'currency'),
    transaction: part('transaction'),
    data: storableObject(joinContact(status, extra)),
  }
}
