import { describe, expect, it } from 'vitest'
import { changeNumber } from '../people/accounts.ts'
import { businessAppWrites } from '../people/business-app.ts'
import { addPerson } from '../people/people.ts'
import { personPlays } from '../people/receive.ts'
import { personWrites } from '../people/write.ts'
import { at, buildWorld } from '../test-world.ts'
import { bsuidOf } from '../visibility.ts'
import { claimBusinessUsername } from './business-usernames.ts'
import type { Switches } from './switches.ts'
import { advance } from './world.ts'

/** Ines writes, the business sends a voice note that she plays; the switches under test are on. */
function play(switches: Partial<Switches>) {
  const setup = buildWorld({ switches })
  personWrites(setup.world, 'ines', setup.number.id, { type: 'image' })
  const sent = setup.send({ to: '+15550104477', type: 'audio', audio: { link: 'https://example.com/a.ogg' } })
  const message_id = sent.ok ? sent.message_id : ''
  advance(setup.world, 5_000)
  personPlays(setup.world, 'ines', message_id)
  const status = (name: string) =>
    setup.webhooks.map((one) => one.value).find((value) => at(value, 'statuses', 0).status === name)
  return { ...setup, message_id, inbound: at(setup.webhooks[0]?.value, 'messages', 0), status }
}

describe('the other side of the switch', () => {
  it('played_contacts', () => {
    expect(play({ played_contacts: 'present' }).status('played')).toHaveProperty('contacts')
  })

  it('message_timestamp', () => {
    expect(play({ message_timestamp: 'milliseconds' }).inbound.timestamp).toBe('1793448000000')
  })

  it('inbound_media_url', () => {
    expect(at(play({}).inbound, 'image')).toHaveProperty('url')
    expect(at(play({ inbound_media_url: 'absent' }).inbound, 'image')).not.toHaveProperty('url')
  })

  it('status_conversation', () => {
    expect(at(play({}).status('sent'), 'statuses', 0)).not.toHaveProperty('conversation')
    const { status } = play({ status_conversation: 'always' })
    expect(at(status('sent'), 'statuses', 0).conversation).toMatchObject({ origin: { type: 'service' } })
  })

  it('context_user_ids', () => {
    const { world, portfolio, number, message_id, webhooks } = play({ context_user_ids: 'present' })
    personWrites(world, 'ines', number.id, 'thanks', { reply_to: message_id })
    expect(at(webhooks.at(-1)?.value, 'messages', 0, 'context')).toEqual({
      from: number.display_phone_number,
      from_user_id: bsuidOf(world, portfolio.id, 'ines'),
      id: message_id,
    })
  })

  it('edits_and_revokes', () => {
    const { world, number, webhooks } = play({ edits_and_revokes: 'every_number' })
    const original_message_id = personWrites(world, 'ines', number.id, 'oops')?.id ?? ''
    personWrites(world, 'ines', number.id, { type: 'revoke', original_message_id })
    expect(at(webhooks.at(-1)?.value, 'messages', 0).revoke).toEqual({ original_message_id })
    advance(world, 3 * 86_400_000)
    expect(() => personWrites(world, 'ines', number.id, { type: 'revoke', original_message_id })).toThrow(
      'too late',
    )
  })

  it('echo_profile_name', () => {
    const { world, number, webhooks } = play({ echo_profile_name: 'present' })
    number.coexistence = true
    businessAppWrites(world, number.id, 'ines', 'typed')
    expect(at(webhooks.at(-1)?.value, 'contacts', 0).profile).toEqual({ name: 'Ines' })
  })

  it('system_contacts', () => {
    const { world, webhooks } = play({ system_contacts: 'present' })
    changeNumber(world, 'ines')
    expect(webhooks.at(-1)?.value.contacts).toHaveLength(1)
  })

  it('system_form: user_changed_number_legacy', () => {
    const { world, webhooks } = play({ system_form: 'user_changed_number_legacy' })
    changeNumber(world, 'ines', '+15550109911')
    expect(at(webhooks.at(-1)?.value, 'messages', 0, 'system')).toEqual({
      type: 'user_changed_number',
      body: expect.any(String),
      new_wa_id: '15550109911',
    })
  })

  it('business_username_field', () => {
    const { world, number, webhooks } = play({ business_username_field: 'business_username_update' })
    claimBusinessUsername(world, number.id, { username: 'luna.bakery' })
    expect(webhooks.at(-1)?.field).toBe('business_username_update')
  })

  it('wa_id_form', () => {
    const { world } = play({ wa_id_form: 'as_dialled' })
    expect(addPerson(world, { phone: '+525512345678' }).wa_id).toBe('525512345678')
  })
})
