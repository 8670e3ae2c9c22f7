import { describe, expect, it } from 'vitest'
import { changeDevice, changeNumber, deleteAccount, registerAgain } from '../people/accounts.ts'
import { addPerson, adoptUsername } from '../people/people.ts'
import { personWrites } from '../people/write.ts'
import { at, buildWorld } from '../test-world.ts'
import { bsuidOf, parentBsuidOf } from '../visibility.ts'
import { addBusinessNumber, addPortfolio, addWaba, subscribeApp } from '../world/portfolios.ts'
import type { Switches } from '../world/switches.ts'
import { advance } from '../world/world.ts'

/** Ines or Rafa writes, then changes number; `told` are the webhooks since the change. */
function change(
  switches: Partial<Switches> = {},
  options: { person?: string; enrolment_group?: string } = {},
) {
  const setup = buildWorld({ switches, enrolment_group: options.enrolment_group })
  const { world, number, portfolio, webhooks } = setup
  const person = options.person ?? 'ines'
  personWrites(world, person, number.id, 'Hi')
  const previous_user_id = bsuidOf(world, portfolio.id, person)
  const previous_parent = parentBsuidOf(world, portfolio.id, person)
  webhooks.length = 0
  changeNumber(world, person, person === 'ines' ? '+15550109911' : '+351919999999')
  const user_id = bsuidOf(world, portfolio.id, person)
  return {
    ...setup,
    previous_user_id,
    previous_parent,
    user_id,
    parent: parentBsuidOf(world, portfolio.id, person),
  }
}

describe('a number change with a visible phone', () => {
  it('is a user_changed_number with both BSUIDs and no contacts', () => {
    const { webhooks, user_id, previous_user_id } = change()
    expect(webhooks).toHaveLength(1)
    expect(webhooks[0]?.value).not.toHaveProperty('contacts')
    expect(at(webhooks[0]?.value, 'messages', 0)).toEqual({
      from: '15550104477',
      id: expect.stringMatching(/^wamid\./),
      timestamp: '1793448000',
      type: 'system',
      system: {
        type: 'user_changed_number',
        body: 'User Ines changed from 15550104477 to 15550109911',
        wa_id: '15550109911',
        user_id,
        previous_user_id,
      },
    })
    expect(user_id).not.toBe(previous_user_id)
  })

  it('names the parents where they are enabled', () => {
    const { webhooks, parent, previous_parent } = change({}, { enrolment_group: 'g' })
    expect(at(webhooks[0]?.value, 'messages', 0, 'system')).toMatchObject({
      parent_user_id: parent,
      previous_parent_user_id: previous_parent,
    })
    expect(parent).not.toBe(previous_parent)
  })

  it('comes from the new phone, or from nobody, where the switch says so', () => {
    const fresh = change({ system_from: 'new' })
    expect(at(fresh.webhooks[0]?.value, 'messages', 0)).toMatchObject({
      from: '15550109911',
      from_user_id: fresh.user_id,
    })
    const absent = at(change({ system_from: 'absent' }).webhooks[0]?.value, 'messages', 0)
    expect(absent).not.toHaveProperty('from')
    expect(absent).not.toHaveProperty('from_user_id')
  })
})

describe('a number change with a hidden phone', () => {
  it('is a user_changed_user_id without any phone', () => {
    const { webhooks, user_id, previous_user_id } = change({}, { person: 'rafa' })
    expect(at(webhooks[0]?.value, 'messages', 0)).toEqual({
      id: expect.any(String),
      timestamp: '1793448000',
      type: 'system',
      system: { type: 'user_changed_user_id', body: 'User Rafa changed', user_id, previous_user_id },
    })
    expect(JSON.stringify(webhooks)).not.toContain('35191')
  })
})

describe('older forms of the number change', () => {
  it('may_2026: both BSUIDs only in the text', () => {
    const { webhooks, user_id, previous_user_id } = change({ system_form: 'may_2026' })
    expect(at(webhooks[0]?.value, 'messages', 0, 'system')).toEqual({
      type: 'user_changed_user_id',
      body: `User Ines changed from ${previous_user_id} to ${user_id}`,
      wa_id: '15550109911',
      user_id,
    })
  })

  it('customer_changed_number: phones only', () => {
    const { webhooks } = change({ system_form: 'customer_changed_number' })
    expect(at(webhooks[0]?.value, 'messages', 0, 'system')).toEqual({
      type: 'customer_changed_number',
      body: expect.any(String),
      new_wa_id: '15550109911',
      customer: '15550104477',
    })
  })

  it('user_id_update: a field of its own', () => {
    const { webhooks, user_id, previous_user_id } = change({ system_form: 'user_id_update' })
    expect(webhooks[0]?.field).toBe('user_id_update')
    expect(at(webhooks[0]?.value, 'user_id_update', 0)).toEqual({
      wa_id: '15550109911',
      detail: 'User id for Ines has been updated.',
      user_id: { previous: previous_user_id, current: user_id },
      timestamp: '1793448000',
    })
  })
})

describe('who hears of a number change, and when', () => {
  function twoNumbers(system_to: Switches['system_to']) {
    const setup = buildWorld({ switches: { system_to } })
    const second = addBusinessNumber(setup.world, setup.waba.id)
    const portfolio = addPortfolio(setup.world)
    const waba = addWaba(setup.world, portfolio.id)
    const elsewhere = addBusinessNumber(setup.world, waba.id)
    subscribeApp(setup.world, setup.app.id, waba.id)
    personWrites(setup.world, 'ines', elsewhere.id, 'Hi')
    advance(setup.world, 31 * 86_400_000)
    personWrites(setup.world, 'ines', setup.number.id, 'Hi')
    setup.webhooks.length = 0
    changeNumber(setup.world, 'ines')
    const told = setup.webhooks.map((one) => at(one.value, 'metadata').phone_number_id)
    return { told, first: setup.number.id, second: second.id, elsewhere: elsewhere.id }
  }

  it('recent: the numbers of the last 30 days', () => {
    const { told, first } = twoNumbers('recent')
    expect(told).toEqual([first])
  })

  it('every: all numbers of the portfolios that know the person', () => {
    const { told, first, second, elsewhere } = twoNumbers('every')
    expect(told).toEqual([first, second, elsewhere])
  })

  it('none: nobody', () => {
    expect(twoNumbers('none').told).toEqual([])
  })

  it('after: right behind the first message under the new BSUID', () => {
    const { world, number, webhooks, user_id } = change({ system_order: 'after' })
    expect(webhooks).toEqual([])
    personWrites(world, 'ines', number.id, 'It is me')
    expect(webhooks.map((one) => at(one.value, 'messages', 0).type)).toEqual(['text', 'system'])
    expect(at(webhooks[0]?.value, 'messages', 0).from_user_id).toBe(user_id)
    personWrites(world, 'ines', number.id, 'Again')
    expect(webhooks).toHaveLength(3)
  })

  it('never: the first message under the new BSUID is all there is', () => {
    const { world, number, webhooks } = change({ system_order: 'never' })
    personWrites(world, 'ines', number.id, 'It is me')
    expect(webhooks).toHaveLength(1)
  })
})

describe('accounts', () => {
  it('renews the BSUID in every portfolio, and retires the old ones', () => {
    const { world, portfolio } = buildWorld({ enrolment_group: 'g' })
    const other = addPortfolio(world, { enrolment_group: 'g' })
    const ids = () =>
      [portfolio, other].flatMap((one) => [
        bsuidOf(world, one.id, 'ines'),
        parentBsuidOf(world, one.id, 'ines') ?? '',
      ])
    const before = ids()
    changeNumber(world, 'ines')
    const after = ids()
    expect(after.filter((id) => before.includes(id))).toEqual([])
    expect(before.map((id) => world.bsuids.get(id)?.state)).toEqual(Array(4).fill('retired'))
  })

  it('takes a recycled number from its former holder', () => {
    const { world, portfolio, number, webhooks } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    changeNumber(world, 'rafa', '+15550104477')
    expect(world.people.get('ines')?.registered).toBe(false)
    expect(() => personWrites(world, 'ines', number.id, 'Hi')).toThrow('no WhatsApp account')
    personWrites(world, 'rafa', number.id, 'New here')
    expect(at(webhooks.at(-1)?.value, 'messages', 0).from_user_id).toBe(bsuidOf(world, portfolio.id, 'rafa'))
    const stranger = addPerson(world, { phone: '+15550104477' })
    personWrites(world, stranger.id, number.id, 'Me too')
    expect(at(webhooks.at(-1)?.value, 'messages', 0).from).toBe('15550104477')
    expect(world.people.get('rafa')?.registered).toBe(false)
  })

  it.each([
    ['keeps_bsuid', true],
    ['renews_bsuid', false],
  ] as const)('%s on deleting and registering again', (reregistration, same) => {
    const { world, portfolio } = buildWorld({ switches: { reregistration } })
    const before = bsuidOf(world, portfolio.id, 'ines')
    deleteAccount(world, 'ines')
    registerAgain(world, 'ines')
    expect(bsuidOf(world, portfolio.id, 'ines') === before).toBe(same)
  })

  it('keeps or drops the username with the number, and frees it on deletion', () => {
    expect(change({}, { person: 'rafa' }).rafa.username).toBe('rafa.kite')
    const { world, rafa } = change({ number_change_username: 'dropped' }, { person: 'rafa' })
    expect(rafa.username).toBeUndefined()
    adoptUsername(world, 'ines', 'rafa.kite')
    expect(() => adoptUsername(world, 'rafa', 'Rafa.Kite')).toThrow('taken')
  })

  it('changes only the identity key with the device, announced where the switch says so', () => {
    const { world, portfolio, number, webhooks, ines } = buildWorld({
      switches: { identity_change_message: 'present' },
    })
    number.identity_key_check = true
    personWrites(world, 'ines', number.id, 'Hi')
    const [bsuid, key] = [bsuidOf(world, portfolio.id, 'ines'), ines.identity_key]
    changeDevice(world, 'ines')
    expect(bsuidOf(world, portfolio.id, 'ines')).toBe(bsuid)
    expect(ines.identity_key).not.toBe(key)
    expect(at(webhooks[1]?.value, 'messages', 0)).toMatchObject({
      identity: { hash: ines.identity_key },
      system: { type: 'customer_identity_changed' },
    })
  })
})
