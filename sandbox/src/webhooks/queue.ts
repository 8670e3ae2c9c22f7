import { schedule, unixSeconds } from '../world/clock.ts'
import { chance, randomInt } from '../world/random.ts'
import type { App, Subscription, UpdateKind, World } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { getNumber, nextCount } from '../world/world.ts'
import { escapeNonAscii } from './escape.ts'

/** Only these fields follow an override of the number or the WABA; all others go to the app's own callback. */
const OVERRIDABLE = new Set([
  'messages',
  'calls',
  'group_participants_update',
  'group_lifecycle_update',
  'group_settings_update',
  'group_status_update',
  'history',
  'smb_message_echoes',
  'smb_app_state_sync',
  'messaging_handovers',
])

/** Puts one update about a business number on its way to every app that subscribes to it. */
export function queueUpdate(
  world: World,
  number_id: string,
  field: string,
  value: JsonObject,
  kind: UpdateKind = 'other',
): void {
  const number = getNumber(world, number_id)
  queue(world, { waba_id: number.waba_id, number_id, field, value, kind })
}

/** The same for updates about a WABA; these carry `entry[].time`. */
export function queueAccountUpdate(world: World, waba_id: string, field: string, value: JsonObject): void {
  const entry_time = unixSeconds(world.clock.now_ms)
  queue(world, { waba_id, field, value, kind: 'other', entry_time })
}

type Update = {
  waba_id: string
  number_id?: string
  field: string
  value: JsonObject
  kind: UpdateKind
  entry_time?: number
}

function queue(world: World, update: Update): void {
  const { field, kind, number_id } = update
  const at_ms = world.clock.now_ms
  // Built once, as it will stand on the wire: what changes in the world later must not change it.
  const json = JSON.stringify(update.value)
  const value = JSON.parse(json) as JsonObject
  const lost = lossOf(world, kind)
  if (lost) {
    world.emit({ type: 'webhook_lost', at_ms, field, kind, reason: lost })
    return
  }
  const due_at_ms = at_ms + delayOf(world, kind)
  for (const app of world.apps.values()) {
    const subscription = app.subscriptions.get(update.waba_id)
    if (!subscription || (subscription.fields !== 'all' && !subscription.fields.has(field))) continue
    const url = urlOf(world, app, subscription, update)
    if (!url) continue
    world.outbox.push({
      sequence: nextCount(world, 'update'),
      app_id: app.id,
      url,
      entry_id: update.waba_id,
      entry_time: update.entry_time,
      field,
      value,
      bytes: escapeNonAscii(json).length,
      kind,
      number_id,
      due_at_ms,
    })
  }
  world.emit({ type: 'webhook_queued', at_ms, field, kind, number_id, value })
  // The deliverer looks again when the clock passes this moment.
  if (due_at_ms > at_ms) {
    schedule(world.clock, due_at_ms, () =>
      world.emit({ type: 'webhook_queued', at_ms: due_at_ms, field, kind, number_id, value }),
    )
  }
}

function urlOf(world: World, app: App, subscription: Subscription, update: Update): string | undefined {
  if (!OVERRIDABLE.has(update.field)) return app.callback_url
  const number = update.number_id ? getNumber(world, update.number_id) : undefined
  return number?.override_callback_url ?? subscription.override_callback_url ?? app.callback_url
}

function lossOf(world: World, kind: UpdateKind): string | undefined {
  const { lose_share, lose_system_share } = world.delivery_faults
  if (kind === 'system' && chance(world.random, lose_system_share)) return 'system message lost'
  return chance(world.random, lose_share) ? 'lost' : undefined
}

function delayOf(world: World, kind: UpdateKind): number {
  const faults = world.delivery_faults
  if (kind === 'status' && chance(world.random, faults.late_status_share)) {
    return randomInt(world.random, faults.late_status_ms.min, faults.late_status_ms.max)
  }
  if (chance(world.random, faults.delay_share)) {
    return randomInt(world.random, faults.delay_ms.min, faults.delay_ms.max)
  }
  return 0
}
