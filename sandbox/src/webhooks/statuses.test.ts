import { describe, expect, it } from 'vitest'
import { changeNumber } from '../people/accounts.ts'
import { addGroup, joinGroup } from '../people/groups.ts'
import { setBehaviour } from '../people/people.ts'
import { personPlays, personReads, setOnline } from '../people/receive.ts'
import { personWrites } from '../people/write.ts'
import { at, buildWorld } from '../test-world.ts'
import { bsuidOf, notePhoneContact, parentBsuidOf } from '../visibility.ts'
import type { JsonObject } from '../world/wire.ts'
import { advance } from '../world/world.ts'

type Webhook = { field: string; value: JsonObject }

function statusesOf(webhooks: Webhook[], status: string): JsonObject[] {
  return webhooks.filter((one) => at(one.value, 'statuses', 0).status === status).map((one) => one.value)
}

/** A person writes, the business replies to the phone or the BSUID, a minute passes. */
function converse(options: {
  person: 'ines' | 'rafa'
  by: 'phone' | 'bsuid'
  enrolment_group?: string
  visible?: boolean
  fail?: boolean
}) {
  const setup = buildWorld({ enrolment_group: options.enrolment_group })
  const { world, number, portfolio, send, webhooks } = setup
  personWrites(world, options.person, number.id, 'Hi')
  if (options.visible) notePhoneContact(world, number.id, options.person)
  const user_id = bsuidOf(world, portfolio.id, options.person)
  const person = world.people.get(options.person)
  if (options.fail) {
    number.identity_key_check = true
    webhooks.length = 0
  }
  const address = options.by === 'phone' ? { to: `+${person?.phone}` } : { recipient: user_id }
  const result = send({
    ...address,
    recipient_identity_key_hash: options.fail ? 'stale' : undefined,
    biz_opaque_callback_data: 'job:1',
  })
  expect(result.ok).toBe(true)
  advance(world, 60_000)
  return { ...setup, user_id, person, parent: parentBsuidOf(world, portfolio.id, options.person) }
}

const CASES = [
  { person: 'ines', by: 'phone', phone: true },
  { person: 'ines', by: 'bsuid', phone: true },
  { person: 'rafa', by: 'phone', phone: true },
  { person: 'rafa', by: 'bsuid', phone: false },
  { person: 'rafa', by: 'bsuid', visible: true, phone: true },
] as const

describe.each(CASES)('statuses of a message to $person by $by (visible: $visible)', (one) => {
  it.each([undefined, 'group'])('have the fields of the matrix (enrolment: %s)', (enrolment_group) => {
    const { webhooks, user_id, parent, person } = converse({ ...one, enrolment_group })
    for (const status of ['sent', 'delivered', 'read']) {
      const [value, ...more] = statusesOf(webhooks, status)
      expect(more).toEqual([])
      const username = status === 'sent' ? undefined : person?.username
      expect(value?.contacts).toEqual([
        {
          profile: { name: person?.name, ...(username ? { username } : {}) },
          ...(one.phone ? { wa_id: person?.wa_id } : {}),
          user_id,
          ...(parent ? { parent_user_id: parent } : {}),
        },
      ])
      const { pricing, ...fields } = at(value, 'statuses', 0)
      expect(fields).toEqual({
        id: expect.stringMatching(/^wamid\./),
        status,
        timestamp: expect.stringMatching(/^\d{10}$/),
        ...(one.phone ? { recipient_id: person?.wa_id } : {}),
        recipient_user_id: user_id,
        ...(parent ? { recipient_parent_user_id: parent } : {}),
        biz_opaque_callback_data: 'job:1',
      })
      expect(pricing !== undefined).toBe(status !== 'read')
    }
  })

  it('have no contacts when it failed, and the BSUID only if it was sent to it', () => {
    const { webhooks, user_id, person, parent } = converse({ ...one, fail: true, enrolment_group: 'group' })
    expect(webhooks).toHaveLength(1)
    const value = webhooks[0]?.value
    expect(value).not.toHaveProperty('contacts')
    const status = at(value, 'statuses', 0)
    expect(status.recipient_user_id).toBe(one.by === 'bsuid' ? user_id : undefined)
    expect(status.recipient_parent_user_id).toBe(parent)
    expect(status.recipient_id).toBe(one.phone ? person?.wa_id : undefined)
    expect(status.errors).toEqual([
      {
        code: 137000,
        title: expect.any(String),
        message: expect.any(String),
        error_data: { details: expect.any(String) },
        href: expect.any(String),
      },
    ])
  })
})

describe('the course of a message', () => {
  it('skips delivered when it is read at once', () => {
    const { world, number, send, webhooks } = buildWorld()
    setBehaviour(world, 'ines', { reads_at_once: true })
    personWrites(world, 'ines', number.id, 'Hi')
    send({ to: '+15550104477' })
    advance(world, 60_000)
    expect(webhooks.slice(1).map((one) => at(one.value, 'statuses', 0).status)).toEqual(['sent', 'read'])
  })

  it('waits for a phone that is offline, and gives up after 30 days', () => {
    const { world, number, send, webhooks } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    setOnline(world, 'ines', false)
    send({ to: '+15550104477' })
    advance(world, 3_600_000)
    expect(statusesOf(webhooks, 'delivered')).toHaveLength(0)
    setOnline(world, 'ines', true)
    advance(world, 60_000)
    expect(statusesOf(webhooks, 'delivered')).toHaveLength(1)
    personWrites(world, 'ines', number.id, 'Hi again')
    setOnline(world, 'ines', false)
    send({ to: '+15550104477' })
    advance(world, 31 * 86_400_000)
    setOnline(world, 'ines', true)
    advance(world, 60_000)
    expect(statusesOf(webhooks, 'delivered')).toHaveLength(1)
  })

  it('reports only sent for reactions, and played after read for voice messages', () => {
    const { world, number, send, webhooks } = buildWorld()
    const message_id = personWrites(world, 'ines', number.id, 'Hi')?.id ?? ''
    send({ to: '+15550104477', type: 'reaction', reaction: { message_id, emoji: '👍' } })
    advance(world, 60_000)
    expect(webhooks.slice(1).map((one) => at(one.value, 'statuses', 0).status)).toEqual(['sent'])
    const sent = send({ to: '+15550104477', type: 'audio', audio: { link: 'https://example.com/a.ogg' } })
    advance(world, 5_000)
    personPlays(world, 'ines', sent.ok ? sent.message_id : '')
    const played = statusesOf(webhooks, 'played')[0]
    expect(played).not.toHaveProperty('contacts')
    expect(statusesOf(webhooks, 'read')).toHaveLength(1)
  })

  it('is never told twice or backward', () => {
    const { world, number, send, webhooks } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    const sent = send({ to: '+15550104477' })
    personReads(world, 'ines', { message_id: sent.ok ? sent.message_id : '' })
    advance(world, 60_000)
    expect(webhooks.slice(1).map((one) => at(one.value, 'statuses', 0).status)).toEqual(['sent', 'read'])
  })

  it('ends with a change of number', () => {
    const { world, number, send, webhooks } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    setOnline(world, 'ines', false)
    send({ to: '+15550104477' })
    changeNumber(world, 'ines')
    setOnline(world, 'ines', true)
    advance(world, 60_000)
    expect(statusesOf(webhooks, 'delivered')).toEqual([])
  })

  it('keeps the older name of the parent if asked to', () => {
    const { world, number, send, webhooks } = buildWorld({
      enrolment_group: 'g',
      switches: { parent_field: 'parent_recipient_user_id' },
    })
    personWrites(world, 'ines', number.id, 'Hi')
    send({ to: '+15550104477' })
    advance(world, 1_000)
    expect(at(webhooks[1]?.value, 'statuses', 0)).toHaveProperty('parent_recipient_user_id')
    expect(at(webhooks[1]?.value, 'statuses', 0)).not.toHaveProperty('recipient_parent_user_id')
  })

  it('is free in the free tier, and from an ad for 72 hours', () => {
    const { world, number, send, webhooks } = buildWorld()
    const referral = { source_url: 'https://fb.me/x', source_id: '1', source_type: 'ad' as const }
    personWrites(world, 'ines', number.id, 'From the ad', { referral })
    send({ to: '+15550104477' })
    advance(world, 1_000)
    const status = at(webhooks[1]?.value, 'statuses', 0)
    expect(status.pricing).toEqual({
      billable: false,
      pricing_model: 'PMP',
      type: 'free_entry_point',
      category: 'service',
    })
    expect(status.conversation).toMatchObject({ origin: { type: 'referral_conversion' } })
  })
})

it('statuses in a group come for several people at once and name each participant', () => {
  const { world, number, portfolio, send, webhooks } = buildWorld()
  const group = addGroup(world, number.id, { subject: 'Kites' })
  joinGroup(world, group.id, 'ines')
  joinGroup(world, group.id, 'rafa')
  webhooks.length = 0
  expect(send({ recipient_type: 'group', to: group.id })).toMatchObject({
    ok: true,
    body: { contacts: [{ input: group.id }], messages: [{ group_id: group.id }] },
  })
  advance(world, 60_000)
  const [sent, delivered, read] = webhooks.map((one) => one.value)
  expect(sent).not.toHaveProperty('contacts')
  expect(at(sent, 'statuses', 0)).toMatchObject({
    status: 'sent',
    recipient_id: group.id,
    recipient_type: 'group',
  })
  expect(delivered?.contacts).toHaveLength(2)
  expect(delivered?.statuses).toEqual([
    expect.objectContaining({ recipient_participant_id: '15550104477', recipient_id: group.id }),
    expect.not.objectContaining({ recipient_participant_id: expect.anything() }),
  ])
  expect(at(read, 'statuses', 1).recipient_participant_user_id).toBe(bsuidOf(world, portfolio.id, 'rafa'))
})
