import { unixSeconds } from '../world/clock.ts'
import type { World, WorldCall } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { getNumber, getPerson } from '../world/world.ts'
import { contactOf, metadataOf, type ShownPerson, showPerson, usernameContactOf } from './identity.ts'
import { queueUpdate } from './queue.ts'

const SDP = 'v=0\r\n'

/** The person as a call shows them: always by phone if the business called the phone. */
function showCaller(world: World, call: WorldCall): ShownPerson {
  const called_phone = call.direction === 'BUSINESS_INITIATED' && call.address === 'phone'
  const { wa_id } = getPerson(world, call.person_id)
  return showPerson(world, call.number_id, call.person_id, called_phone ? wa_id : undefined)
}

export function queueCallConnect(world: World, call: WorldCall): void {
  const sdp_type = call.direction === 'USER_INITIATED' ? 'offer' : 'answer'
  queueCall(world, call, { event: 'connect', session: { sdp_type, sdp: SDP } })
}

export function queueCallTerminate(world: World, call: WorldCall): void {
  const from_ms = call.accepted_at_ms
  const lasted: JsonObject =
    from_ms === undefined
      ? { status: 'FAILED' }
      : {
          status: 'COMPLETED',
          start_time: String(unixSeconds(from_ms)),
          end_time: String(unixSeconds(world.clock.now_ms)),
          duration: unixSeconds(world.clock.now_ms) - unixSeconds(from_ms),
        }
  queueCall(world, call, { event: 'terminate', ...lasted })
}

export function queueCallStatus(
  world: World,
  call: WorldCall,
  status: 'RINGING' | 'ACCEPTED' | 'REJECTED',
): void {
  const shown = showCaller(world, call)
  const value: JsonObject = {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, call.number_id),
    contacts: [usernameContactOf(shown)],
    statuses: [
      {
        id: call.id,
        type: 'call',
        status,
        timestamp: String(unixSeconds(world.clock.now_ms)),
        recipient_id: shown.wa_id,
        recipient_user_id: shown.user_id,
        [world.switches.parent_field]: shown.parent_user_id,
        biz_opaque_callback_data: call.biz_opaque_callback_data,
      },
    ],
  }
  queueUpdate(world, call.number_id, 'calls', value, 'status')
}

function queueCall(world: World, call: WorldCall, event: JsonObject): void {
  const shown = showCaller(world, call)
  const business = getNumber(world, call.number_id).display_phone_number
  const by_user = call.direction === 'USER_INITIATED'
  const ends: JsonObject = by_user
    ? {
        from: shown.wa_id,
        from_user_id: shown.user_id,
        from_parent_user_id: shown.parent_user_id,
        to: business,
      }
    : {
        from: business,
        to: shown.wa_id,
        to_user_id: shown.user_id,
        to_parent_user_id: shown.parent_user_id,
      }
  queueUpdate(world, call.number_id, 'calls', {
    messaging_product: 'whatsapp',
    metadata: metadataOf(world, call.number_id),
    contacts: [by_user ? contactOf(shown) : usernameContactOf(shown)],
    calls: [
      {
        id: call.id,
        ...ends,
        direction: call.direction,
        timestamp: String(unixSeconds(world.clock.now_ms)),
        biz_opaque_callback_data: call.biz_opaque_callback_data,
        ...event,
      },
    ],
  })
}
