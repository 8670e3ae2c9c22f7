import { describe, expect, it } from 'vitest'
import { at, buildWorld, codeOf } from '../test-world.ts'
import { bsuidOf, isPhoneVisible } from '../visibility.ts'
import { advance } from '../world/world.ts'
import { acceptCall, callPermissions, personAnswersCall, personCalls } from './calls.ts'
import { personWrites } from './write.ts'

const CONNECT = {
  messaging_product: 'whatsapp',
  action: 'connect',
  session: { sdp_type: 'offer', sdp: 'v=0' },
}

function setup() {
  const built = buildWorld()
  const user_id = bsuidOf(built.world, built.portfolio.id, 'rafa')
  const permit = (person: string) =>
    personWrites(built.world, person, built.number.id, { type: 'call_permission_reply', response: 'accept' })
  return { ...built, user_id, permit }
}

describe('a call of a person', () => {
  it('connects and terminates under the BSUID alone, and opens the window', () => {
    const { world, number, webhooks, user_id, send } = setup()
    const call = personCalls(world, 'rafa', number.id, { duration_s: 42 })
    advance(world, 60_000)
    expect(webhooks.map((one) => one.field)).toEqual(['calls', 'calls'])
    const ends = { from_user_id: user_id, to: number.display_phone_number, direction: 'USER_INITIATED' }
    expect(webhooks[0]?.value.contacts).toEqual([
      { profile: { name: 'Rafa', username: 'rafa.kite' }, user_id },
    ])
    expect(webhooks[0]?.value.calls).toEqual([
      {
        id: call?.id,
        ...ends,
        event: 'connect',
        timestamp: '1793448000',
        session: { sdp_type: 'offer', sdp: 'v=0\r\n' },
      },
    ])
    expect(webhooks[1]?.value.calls).toEqual([
      {
        id: call?.id,
        ...ends,
        event: 'terminate',
        timestamp: '1793448042',
        status: 'COMPLETED',
        start_time: '1793448000',
        end_time: '1793448042',
        duration: 42,
      },
    ])
    expect(send({ recipient: user_id }).ok).toBe(true)
    expect(isPhoneVisible(world, number.id, 'rafa')).toBe(false)
  })
})

describe('a call of the business', () => {
  it('needs a permission, which lasts seven days', () => {
    const { world, number, user_id, permit } = setup()
    const call = () => codeOf(acceptCall(world, number.id, { ...CONNECT, recipient: user_id }))
    expect(call()).toBe(138006)
    permit('rafa')
    expect(callPermissions(world, number.id, { recipient: user_id }).body).toMatchObject({
      permission: { status: 'temporary' },
    })
    expect(call()).toBe(0)
    advance(world, 7 * 86_400_000)
    expect(call()).toBe(138006)
  })

  it('rings, connects and ends, naming the person as it was addressed', () => {
    const { world, number, webhooks, user_id, permit } = setup()
    permit('rafa')
    webhooks.length = 0
    const result = acceptCall(world, number.id, {
      ...CONNECT,
      recipient: user_id,
      biz_opaque_callback_data: 'call:77',
    })
    const call_id = String(at(result.ok ? result.body : {}, 'calls', 0).id)
    advance(world, 2_000)
    personAnswersCall(world, call_id, 'accept', 10)
    advance(world, 60_000)
    expect(webhooks[0]?.value).toMatchObject({
      contacts: [{ profile: { username: 'rafa.kite' }, user_id }],
      statuses: [{ id: call_id, type: 'call', status: 'RINGING', recipient_user_id: user_id }],
    })
    expect(JSON.stringify(webhooks)).not.toContain('351912345678')
    expect(at(webhooks[1]?.value, 'calls', 0)).toMatchObject({
      from: number.display_phone_number,
      to_user_id: user_id,
      event: 'connect',
      session: { sdp_type: 'answer' },
      biz_opaque_callback_data: 'call:77',
    })
    expect(at(webhooks[2]?.value, 'statuses', 0).status).toBe('ACCEPTED')
    expect(at(webhooks[3]?.value, 'calls', 0)).toMatchObject({ event: 'terminate', duration: 10 })
  })

  it('to the phone shows the phone and keeps it visible; a refused one ends', () => {
    const { world, number, webhooks, permit } = setup()
    permit('rafa')
    const result = acceptCall(world, number.id, { ...CONNECT, to: '+351912345678', recipient: 'ignored' })
    const call_id = String(at(result.ok ? result.body : {}, 'calls', 0).id)
    expect(isPhoneVisible(world, number.id, 'rafa')).toBe(true)
    personAnswersCall(world, call_id, 'reject')
    expect(at(webhooks.at(-2)?.value, 'statuses', 0)).toMatchObject({
      status: 'REJECTED',
      recipient_id: '351912345678',
    })
    expect(at(webhooks.at(-1)?.value, 'calls', 0)).toMatchObject({ event: 'terminate', to: '351912345678' })
  })
})
