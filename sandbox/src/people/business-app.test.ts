import { describe, expect, it } from 'vitest'
import { wireError } from '../sending/errors.ts'
import { at, buildWorld } from '../test-world.ts'
import { bsuidOf } from '../visibility.ts'
import { sendAccountUpdate, sendValueErrors } from '../webhooks/account.ts'
import { advance } from '../world/world.ts'
import { businessAppWrites, syncAppContact } from './business-app.ts'
import { declineHistory, syncHistory } from './history.ts'
import { personClicksLink } from './receive.ts'
import { handOver, standbyCopy, standbyStatusCopy } from './routing.ts'
import { personWrites } from './write.ts'

function setup(switches = {}) {
  const built = buildWorld({ switches })
  built.number.coexistence = true
  const user_id = bsuidOf(built.world, built.portfolio.id, 'rafa')
  const ines_id = bsuidOf(built.world, built.portfolio.id, 'ines')
  return { ...built, user_id, ines_id }
}

describe('the Business app', () => {
  it('echoes what is typed in it, by BSUID, with a phone only if visible', () => {
    const { world, number, webhooks, user_id, ines_id } = setup()
    businessAppWrites(world, number.id, 'rafa', 'typed on the phone')
    businessAppWrites(world, number.id, 'ines', 'typed on the phone')
    expect(webhooks[0]).toEqual({
      field: 'smb_message_echoes',
      value: {
        messaging_product: 'whatsapp',
        metadata: expect.any(Object),
        contacts: [{ profile: { username: 'rafa.kite' }, user_id }],
        message_echoes: [
          {
            from: number.display_phone_number,
            to_user_id: user_id,
            id: expect.any(String),
            timestamp: '1793448000',
            type: 'text',
            text: { body: 'typed on the phone' },
          },
        ],
      },
    })
    expect(webhooks[1]?.value.contacts).toEqual([{ wa_id: '15550104477', user_id: ines_id }])
    expect(at(webhooks[1]?.value, 'message_echoes', 0).to).toBe('15550104477')
  })

  it('syncs its address book', () => {
    const { world, number, webhooks, user_id } = setup()
    syncAppContact(world, number.id, 'rafa', 'add', { full_name: 'Rafa Kite' })
    expect(webhooks[0]?.field).toBe('smb_app_state_sync')
    expect(webhooks[0]?.value.state_sync).toEqual([
      {
        type: 'contact',
        action: 'add',
        metadata: { timestamp: '1793448000' },
        contact: { full_name: 'Rafa Kite', first_name: 'Rafa', user_id, username: 'rafa.kite' },
      },
    ])
  })
})

describe('the history', () => {
  it('comes in phases and chunks, threads of hidden phones without id, media afterwards', () => {
    const { world, number, webhooks, user_id } = setup()
    const now_ms = world.clock.now_ms
    const text = (body: string) => ({ type: 'text' as const, body })
    syncHistory(
      world,
      number.id,
      [
        {
          person_id: 'rafa',
          messages: [
            { from: 'person', content: text('old'), at_ms: now_ms - 100 * 86_400_000 },
            { from: 'person', content: { type: 'image', caption: 'look' }, at_ms: now_ms - 3_600_000 },
          ],
        },
        {
          person_id: 'ines',
          messages: [
            { from: 'business', content: text('our reply'), at_ms: now_ms - 7_200_000, status: 'DELIVERED' },
            { from: 'person', content: text('thanks'), at_ms: now_ms - 3_600_000 },
          ],
        },
      ],
      { chunk_messages: 2 },
    )
    expect(webhooks.map((one) => one.field)).toEqual(Array(4).fill('history'))
    const metadata = webhooks.slice(0, 3).map((one) => at(one.value, 'history', 0).metadata)
    expect(metadata).toEqual([
      { phase: 0, chunk_order: 1, progress: 33 },
      { phase: 0, chunk_order: 2, progress: 67 },
      { phase: 2, chunk_order: 1, progress: 100 },
    ])
    const [hidden, visible] = [
      at(webhooks[0]?.value, 'history', 0, 'threads', 0),
      at(webhooks[0]?.value, 'history', 0, 'threads', 1),
    ]
    expect(hidden).not.toHaveProperty('id')
    expect(hidden.context).toEqual({ user_id, username: 'rafa.kite' })
    expect(at(hidden, 'messages', 0).type).toBe('media_placeholder')
    expect(visible.id).toBe('15550104477')
    expect(at(visible, 'messages', 0)).toMatchObject({
      from: number.display_phone_number,
      to: '15550104477',
      history_context: { status: 'DELIVERED' },
    })
    const media = webhooks[3]?.value
    expect(media?.contacts).toEqual([{ profile: { username: 'rafa.kite' }, user_id }])
    expect(at(media, 'messages', 0)).toMatchObject({ from_user_id: user_id, type: 'image' })
    expect(at(media, 'messages', 0).id).toBe(at(hidden, 'messages', 0).id)
  })

  it('can be declined', () => {
    const { world, number, webhooks } = setup()
    declineHistory(world, number.id)
    expect(at(webhooks[0]?.value, 'history', 0, 'errors', 0).code).toBe(2593109)
  })
})

describe('Conversation Routing', () => {
  it('nests the copies for standby apps one level deeper', () => {
    const { world, number, webhooks, user_id, send } = setup()
    const message_id = personWrites(world, 'rafa', number.id, 'Ola')?.id ?? ''
    standbyCopy(world, number.id, message_id)
    expect(webhooks[1]?.field).toBe('standby')
    expect(at(webhooks[1]?.value, 'standby', 'messages', 0)).toMatchObject({
      id: message_id,
      from_user_id: user_id,
    })
    const sent = send({ recipient: user_id })
    const out_id = sent.ok ? sent.message_id : ''
    standbyCopy(world, number.id, out_id)
    expect(at(webhooks[2]?.value, 'standby', 'message_echoes', 0)).toMatchObject({
      id: out_id,
      message: { recipient: user_id, text: { body: 'Hello' } },
    })
    advance(world, 60_000)
    standbyStatusCopy(world, number.id, out_id)
    expect(at(webhooks.at(-1)?.value, 'standby', 'statuses', 0)).toMatchObject({ id: out_id, status: 'read' })
  })

  it('can leave the user ids out of the copies', () => {
    const { world, number, webhooks } = setup({ standby_user_ids: 'absent' })
    standbyCopy(world, number.id, personWrites(world, 'ines', number.id, 'Hi')?.id ?? '')
    expect(at(webhooks[1]?.value, 'standby', 'messages', 0)).toMatchObject({ from: '15550104477' })
    expect(JSON.stringify(webhooks[1])).not.toContain('user_id')
  })

  it('hands threads over naming the person by phone only', () => {
    const { world, number, webhooks } = setup()
    const options = { type: 'control_passed', previous_owner_role: 'bot', new_owner_role: 'human' } as const
    handOver(world, number.id, 'ines', options)
    handOver(world, number.id, 'rafa', options)
    expect(webhooks[0]?.value).toMatchObject({
      sender: { phone_number: '15550104477' },
      control_passed: { previous_owner_role: 'bot', new_owner_role: 'human' },
    })
    expect(webhooks[1]?.value.sender).toEqual({})
  })
})

describe('webhooks about nobody', () => {
  it('errors of a number, and fields about the account with their time', () => {
    const { world, waba, number, webhooks } = setup()
    sendValueErrors(world, number.id, [wireError(130429)])
    sendAccountUpdate(world, waba.id, 'account_update', { event: 'VERIFIED_ACCOUNT' })
    expect(Object.keys(webhooks[0]?.value ?? {})).toEqual(['messaging_product', 'metadata', 'errors'])
    expect(webhooks[1]).toEqual({ field: 'account_update', value: { event: 'VERIFIED_ACCOUNT' } })
    expect(world.outbox.map((one) => one.entry_time)).toEqual([undefined, 1793448000])
  })

  it('clicks on links of marketing messages', () => {
    const { world, waba, webhooks, send } = setup()
    waba.templates.set('sale|en_US', {
      id: '1',
      name: 'sale',
      language: 'en_US',
      category: 'MARKETING',
      status: 'APPROVED',
      parameter_format: 'POSITIONAL',
      components: [],
      held: false,
    })
    const sent = send({
      to: '+351912345678',
      type: 'template',
      template: { name: 'sale', language: { code: 'en_US' } },
    })
    personClicksLink(world, 'rafa', sent.ok ? sent.message_id : '')
    const value = webhooks.at(-1)?.value
    expect(at(value, 'user_actions', 0)).toMatchObject({ action_type: 'marketing_messages_link_click' })
    expect(value).not.toHaveProperty('contacts')
  })
})
