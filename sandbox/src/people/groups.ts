import type { Group, World } from '../world/types.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'

export declare function addGroup(
  world: World,
  number_id: string,
  options: { id?: string; subject: string; description?: string },
): Group
export declare function joinGroup(world: World, group_id: string, person_id: string): void
export declare function leaveGroup(world: World, group_id: string, person_id: string): void
/** Asks to join; returns the id of the request. */
export declare function requestToJoin(world: World, group_id: string, person_id: string): string
export declare function revokeJoinRequest(world: World, group_id: string, join_request_id: string): void
/** `DELETE /<group>/participants`, entries `{user}` or `{user_id}`. */
export declare function removeParticipants(world: World, group_id: string, body: JsonObject): GraphResult
/** `GET /<group>?fields=participants` and `GET /<group>/join_requests`. */
export declare function presentGroup(world: World, group_id: string): JsonObject
export declare function presentJoinRequests(world: World, group_id: string): JsonObject
/** `POST /<group>/join_requests` and `DELETE` of them. */
export declare function answerJoinRequests(
  world: World,
  group_id: string,
  body: JsonObject,
  approve: boolean,
): GraphResult
export declare function changeGroup(
  world: World,
  group_id: string,
  changes: { subject?: string; description?: string },
): void
export declare function setGroupState(world: World, group_id: string, state: Group['state']): void
