import type { World, WorldCall } from '../world/types.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'

/** The person calls the business: connect, and with `duration_s` later terminate. */
export declare function personCalls(
  world: World,
  person_id: string,
  number_id: string,
  options?: { duration_s?: number },
): WorldCall | undefined
/** `POST /<number>/calls`: connect, pre_accept, accept, reject, terminate. */
export declare function acceptCall(world: World, number_id: string, body: JsonObject): GraphResult
/** What the person does with a ringing call of the business. */
export declare function personAnswersCall(
  world: World,
  call_id: string,
  answer: 'accept' | 'reject',
  duration_s?: number,
): void
/** `GET /<number>/call_permissions?user_wa_id=` or `?recipient=`. */
export declare function callPermissions(
  world: World,
  number_id: string,
  query: { user_wa_id?: string; recipient?: string },
): GraphResult
