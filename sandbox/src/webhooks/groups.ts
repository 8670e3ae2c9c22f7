import { unixSeconds } from '../world/clock.ts'
import type { Group, World } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { metadataOf } from './identity.ts'
import { queueUpdate } from './queue.ts'

type GroupField =
  | 'group_participants_update'
  | 'group_lifecycle_update'
  | 'group_settings_update'
  | 'group_status_update'

/** One entry of `groups[]` in one of the group fields. */
export function queueGroupUpdate(
  world: World,
  group: Group,
  field: GroupField,
  type: string,
  details: JsonObject,
): void {
  const seconds = unixSeconds(world.clock.now_ms)
  const timestamp = world.switches.group_timestamp === 'string' ? String(seconds) : seconds
  queueUpdate(world, group.number_id, field, {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, group.number_id),
    groups: [{ timestamp, group_id: group.id, type, ...details }],
  })
}
