import { describe, expect, it } from 'vitest'
import { addPerson, adoptUsername } from '../people/people.ts'
import { personWrites } from '../people/write.ts'
import { at, buildWorld, codeOf } from '../test-world.ts'
import { bsuidOf, parentBsuidOf } from '../visibility.ts'
import { blockUsers, listBlockedUsers, unblockUsers } from './block-list.ts'
import {
  changeBusinessUsernameInApp,
  claimBusinessUsername,
  readBusinessUsername,
  suggestBusinessUsernames,
} from './business-usernames.ts'
import { createClock, schedule } from './clock.ts'
import { decideFault } from './faults.ts'
import { downloadMedia, findMedia, lookUpMedia, uploadMedia } from './media.ts'
import { callingCodeOf, countryOf, phoneKey, toWaId } from './phones.ts'
import { addBusinessNumber, addPortfolio, addWaba } from './portfolios.ts'
import { DEFAULT_SWITCHES, SWITCH_VALUES, setSwitches } from './switches.ts'
import { usernameProblem } from './usernames.ts'
import { advance, createWorld } from './world.ts'

describe('the clock', () => {
  it('runs tasks at their own time, those of one instant in the order they were made', () => {
    const world = createWorld()
    const start_ms = world.clock.now_ms
    const seen: string[] = []
    const at_ms = (offset: number, name: string) =>
      schedule(world.clock, start_ms + offset, () => seen.push(`${name}@${world.clock.now_ms - start_ms}`))
    at_ms(20, 'late')
    at_ms(10, 'first')
    at_ms(10, 'second')
    schedule(world.clock, start_ms + 5, () => at_ms(6, 'nested'))
    advance(world, 15)
    expect(seen).toEqual(['nested@6', 'first@10', 'second@10'])
    advance(world, 15)
    expect(seen.at(-1)).toBe('late@20')
    expect(() => advance(world, -1)).toThrow('cannot go back')
    expect(createClock(5).now_ms).toBe(5)
  })
})

describe('switches', () => {
  it('name their default first', () => {
    for (const [name, values] of Object.entries(SWITCH_VALUES)) {
      expect([name, values[0]]).toEqual([name, DEFAULT_SWITCHES[name as keyof typeof DEFAULT_SWITCHES]])
    }
  })

  it('refuse unknown names and values', () => {
    const switches = { ...DEFAULT_SWITCHES }
    expect(() => setSwitches(switches, { bsuid_in_too: 'x' })).toThrow('Unknown switch')
    expect(() => setSwitches(switches, { retired_recipient: 7 })).toThrow('131009, 131026, 100')
    setSwitches(switches, { retired_recipient: 100 })
    expect(switches.retired_recipient).toBe(100)
  })
})

describe('faults', () => {
  it('fire by operation, share and number of times, the same for the same seed', () => {
    const decide = (seed: number) => {
      const world = createWorld({ seed })
      world.faults.push(
        { kind: 'answer_lost', operation: 'messages', times: 2 },
        { kind: 'latency', share: 0.5 },
      )
      return ['media', 'messages', 'messages', 'messages', 'media', 'media'].map(
        (name) => decideFault(world, name)?.kind,
      )
    }
    expect(decide(3)).toEqual(decide(3))
    expect(decide(3).slice(1, 3)).toEqual(['answer_lost', 'answer_lost'])
    expect(decide(3).filter((kind) => kind === 'answer_lost')).toHaveLength(2)
  })
})

describe('phones', () => {
  it.each([
    ['15550104477', 'US', '1'],
    ['14165550100', 'CA', '1'],
    ['18095550100', 'DO', '1'],
    ['351912345678', 'PT', '351'],
    ['5511998765432', 'BR', '55'],
    ['77012345678', 'KZ', '7'],
    ['79161234567', 'RU', '7'],
    ['994501234567', 'AZ', '994'],
  ])('%s is of %s', (digits, country, code) => {
    expect([countryOf(digits), callingCodeOf(digits)]).toEqual([country, code])
  })

  it('have one key for all forms, and landlines stay as they are', () => {
    expect(phoneKey('553198765432')).toBe(phoneKey('5531998765432'))
    expect(phoneKey('5215512345678')).toBe(phoneKey('525512345678'))
    expect(phoneKey('551133334444')).toBe('551133334444')
    expect(toWaId('5531998765432', 'as_dialled')).toBe('5531998765432')
  })
})

describe('usernames', () => {
  it.each(['luna.bakery', 'a_1', 'x'.repeat(35)])('%s is fine', (name) => {
    expect(usernameProblem(name)).toBeUndefined()
  })

  it.each(['ab', 'x'.repeat(36), '123', '.abc', 'abc.', 'a..b', 'www.abc', 'abc.com', 'josé', '@bob'])(
    '%s is not',
    (name) => {
      expect(usernameProblem(name)).toBeDefined()
    },
  )

  it('belong to one holder, people and businesses together', () => {
    const { world, waba, number, webhooks } = buildWorld()
    const sibling = addBusinessNumber(world, waba.id)
    const stranger = addBusinessNumber(world, addWaba(world, addPortfolio(world).id).id)
    expect(codeOf(claimBusinessUsername(world, number.id, { username: 'Rafa.Kite' }))).toBe(147001)
    expect(codeOf(claimBusinessUsername(world, number.id, { username: 'no' }))).toBe(100)
    expect(claimBusinessUsername(world, number.id, { username: 'luna.bakery' }).body).toEqual({
      status: 'approved',
    })
    expect(() => adoptUsername(world, 'ines', 'LUNA.bakery')).toThrow('taken')
    expect(codeOf(claimBusinessUsername(world, stranger.id, { username: 'luna.bakery' }))).toBe(147001)
    expect(codeOf(claimBusinessUsername(world, sibling.id, { username: 'luna.bakery' }))).toBe(147005)
    const forced = { username: 'luna.bakery', transfer_action: 'force_transfer' }
    expect(claimBusinessUsername(world, sibling.id, forced).ok).toBe(true)
    expect(readBusinessUsername(world, number.id).body).toEqual({})
    expect(at(suggestBusinessUsernames(world, number.id).body, 'data', 0).username_suggestions).not.toEqual(
      [],
    )
    changeBusinessUsernameInApp(world, sibling.id, undefined)
    expect(webhooks.at(-1)).toEqual({
      field: 'business_username_updates',
      value: { display_phone_number: sibling.display_phone_number, status: 'deleted' },
    })
  })
})

describe('media', () => {
  it('has links of five minutes and ids of 7 or 30 days', () => {
    const { world, number } = buildWorld()
    const uploaded = uploadMedia(world, { bytes: Buffer.from('png'), mime_type: 'image/png' })
    const id = uploaded.ok ? uploaded.body.id : ''
    const found = lookUpMedia(world, id, 'http://127.0.0.1:9')
    const body = found.ok ? found.body : {}
    expect(body).toMatchObject({ messaging_product: 'whatsapp', mime_type: 'image/png', file_size: '3', id })
    const secret = new URL(String(body.url)).searchParams.get('hash') ?? ''
    expect(downloadMedia(world, id, secret)).toMatchObject({ ok: true, mime_type: 'image/png' })
    advance(world, 300_001)
    expect(downloadMedia(world, id, secret)).toEqual({ ok: false, http_status: 404 })
    personWrites(world, 'ines', number.id, { type: 'image' })
    const received = [...world.media.keys()].find((key) => key !== id) ?? ''
    advance(world, 7 * 86_400_000)
    expect(findMedia(world, received)).toBeUndefined()
    expect(findMedia(world, id)).toBeDefined()
    advance(world, 23 * 86_400_000)
    expect(codeOf(lookUpMedia(world, id, 'x'))).toBe(100)
  })

  it('refuses types and sizes', () => {
    const { world } = buildWorld()
    expect(codeOf(uploadMedia(world, { bytes: Buffer.alloc(1), mime_type: 'image/tiff' }))).toBe(100)
    expect(codeOf(uploadMedia(world, { bytes: Buffer.alloc(600_000), mime_type: 'image/webp' }))).toBe(131053)
  })
})

describe('the block list', () => {
  it('takes people who wrote in the last day, tells partial failure, and never a parent', () => {
    const { world, portfolio, number } = buildWorld({ enrolment_group: 'g' })
    personWrites(world, 'rafa', number.id, 'Ola')
    const user_id = bsuidOf(world, portfolio.id, 'rafa')
    const parent = parentBsuidOf(world, portfolio.id, 'rafa')
    const failed = blockUsers(world, number.id, {
      messaging_product: 'whatsapp',
      block_users: [{ user_id }, { user: '+15550104477' }, { user_id: parent }],
    })
    expect(failed).toMatchObject({
      http_status: 400,
      body: {
        error: { code: 139100 },
        block_users: {
          added_users: [{ input: user_id, user_id }],
          failed_users: [{ input: '+15550104477', errors: [{ code: 131047 }] }, { input: parent }],
        },
      },
    })
    const listed = listBlockedUsers(world, number.id)
    expect(at(listed.body, 'data', 0)).toEqual({
      messaging_product: 'whatsapp',
      user_id,
      parent_user_id: parent,
    })
    expect(
      unblockUsers(world, number.id, { messaging_product: 'whatsapp', block_users: [{ user_id }] }).ok,
    ).toBe(true)
    expect(number.blocked.size).toBe(0)
  })

  it('pages', () => {
    const { world, number } = buildWorld()
    for (let count = 0; count < 3; count++) number.blocked.add(addPerson(world).id)
    const first = listBlockedUsers(world, number.id, { limit: 2 })
    const after = String(at(first.body, 'paging', 'cursors').after)
    const second = listBlockedUsers(world, number.id, { limit: 2, after })
    expect(second.ok && second.body.data).toHaveLength(1)
  })
})
