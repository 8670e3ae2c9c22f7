import type { World } from '../world/types.ts'
import type { JsonObject, WireError } from '../world/wire.ts'
import { metadataOf } from './identity.ts'
import { queueAccountUpdate, queueUpdate } from './queue.ts'

/** Fields about the account, e.g. `account_update`, `phone_number_quality_update`: sent with `entry[].time`. */
export function sendAccountUpdate(world: World, waba_id: string, field: string, value: JsonObject): void {
  queueAccountUpdate(world, waba_id, field, value)
}

/** Value-level `errors` on field `messages`: no contacts, messages or statuses beside them. */
export function sendValueErrors(world: World, number_id: string, errors: WireError[]): void {
  queueUpdate(world, number_id, 'messages', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, number_id),
    errors,
  })
}
