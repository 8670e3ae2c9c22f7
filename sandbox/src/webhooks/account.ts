import type { World } from '../world/types.ts'
import type { JsonObject, WireError } from '../world/wire.ts'

/** Fields about the account, e.g. `account_update`, `phone_number_quality_update`: sent with `entry[].time`. */
export declare function sendAccountUpdate(
  world: World,
  waba_id: string,
  field: string,
  value: JsonObject,
): void
/** Value-level `errors` on field `messages`. */
export declare function sendValueErrors(world: World, number_id: string, errors: WireError[]): void
