import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildText, parseValue, type WebhookValue } from './test-payloads.ts'
import type { Identifiers, Update } from './values/types.ts'

/** The written forms of one phone, in the countries that have several. */
const PHONES = [
  ['551187659111', '5511987659111'],
  ['556198765432', '5561998765432'],
  ['541155667788', '5491155667788'],
  ['543512345678', '5493512345678'],
  ['525512345678', '5215512345678'],
]
const BUSINESS = '15550100200'

type Side = { field: string; build: (phone: string) => WebhookValue }

/** Each place in which an element names a person by phone, beside the contacts of its change. */
const SIDES: Record<string, Side> = {
  message: { field: 'messages', build: (from) => ({ messages: [buildText({ from })] }) },
  echo: {
    field: 'smb_message_echoes',
    build: (to) => ({ message_echoes: [buildText({ from: BUSINESS, to })] }),
  },
  'message of a history': {
    field: 'history',
    build: (from) => ({ history: [{ threads: [{ id: from, messages: [buildText({ from })] }] }] }),
  },
  'reply of a history': {
    field: 'history',
    build: (to) => ({ history: [{ threads: [{ id: to, messages: [buildText({ from: BUSINESS, to })] }] }] }),
  },
  'file of a history': { field: 'history', build: (from) => ({ messages: [buildText({ from })] }) },
  'own file of a history': {
    field: 'history',
    build: (to) => ({ message_echoes: [buildText({ from: BUSINESS, to })] }),
  },
  status: {
    field: 'messages',
    build: (recipient_id) => ({ statuses: [{ id: 'wamid.S', status: 'read', recipient_id }] }),
  },
  call: {
    field: 'calls',
    build: (from) => ({ calls: [{ id: 'wacid.1', event: 'connect', direction: 'USER_INITIATED', from }] }),
  },
  'call of ours': {
    field: 'calls',
    build: (to) => ({
      calls: [{ id: 'wacid.1', event: 'connect', direction: 'BUSINESS_INITIATED', from: BUSINESS, to }],
    }),
  },
  preference: {
    field: 'user_preferences',
    build: (wa_id) => ({ user_preferences: [{ wa_id, category: 'marketing_messages', value: 'stop' }] }),
  },
}

function personOf({ field, build }: Side, phone: string, contacts: WebhookValue[]): Identifiers {
  const metadata = { phone_number_id: '1', display_phone_number: BUSINESS }
  const updates: Update[] = parseValue({ metadata, contacts, ...build(phone) }, field)
  const [person] = updates.flatMap((update) => ('person' in update ? [update.person] : []))
  if (!person) throw new Error('The element names no person.')
  return person
}

const sides = Object.entries(SIDES)

describe.each(sides)('the contact of a %s', (_, side) => {
  test.each(PHONES)('is found where it writes %s as %s, and the other way round', (one, other) => {
    for (const [own, written] of [
      [one, other],
      [other, one],
    ]) {
      expect(personOf(side, own ?? '', [{ wa_id: written, user_id: 'BR.88001' }])).toEqual({
        bsuid: 'BR.88001',
        parent_bsuid: null,
        phone: own,
      })
    }
  })

  test.each(PHONES)(
    'is the one with exactly its digits where %s and %s belong to two people',
    (one, other) => {
      const contacts = [
        { wa_id: one, user_id: 'BR.A' },
        { wa_id: other, user_id: 'BR.B' },
      ]
      for (const list of [contacts, contacts.toReversed()]) {
        expect(personOf(side, one ?? '', list).bsuid).toBe('BR.A')
        expect(personOf(side, other ?? '', list).bsuid).toBe('BR.B')
      }
    },
  )
})

/** Some contacts of a change: few people and few phones, so that forms and people meet in every way. */
const contact = fc.record({
  person: fc.constantFrom('BR.A', 'BR.B', 'BR.C', null),
  wa_id: fc.constantFrom('551187659111', '5511987659111', '551187650000', null),
})
type Named = { person: string | null; wa_id: string | null }

test('exact digits come first, another form counts where one contact has it and none has these digits', () => {
  const property = fc.property(
    fc.constantFrom(...sides),
    fc.constantFrom('551187659111', '5511987659111'),
    fc.array(contact, { minLength: 2, maxLength: 4 }),
    ([, side], own, list) => {
      const contacts = list.map(({ person, wa_id }) => ({ user_id: person, wa_id }))
      expect(personOf(side, own, contacts).bsuid).toBe(expectedOwner(own, list))
    },
  )
  fc.assert(property, { numRuns: 2000 })
})

/** The rule, as it is written in docs/identity.md: on the list of contacts as it stands. */
function expectedOwner(own: string, list: Named[]): string | null {
  const other = own === '551187659111' ? '5511987659111' : '551187659111'
  // A person that the change shows with two different phones gets neither.
  const torn = (person: string | null) =>
    person !== null &&
    list.some((it) => it.person === person && it.wa_id === '551187650000') &&
    list.some((it) => it.person === person && (it.wa_id === own || it.wa_id === other))
  const holders = (wa_id: string) => list.filter((it) => it.wa_id === wa_id && !torn(it.person))
  const exact = holders(own)
  return ownerAmong(exact.length > 0 ? exact : holders(other))
}

function ownerAmong(holders: Named[]): string | null {
  const people = new Set(holders.flatMap(({ person }) => (person === null ? [] : [person])))
  return people.size === 1 ? ([...people][0] ?? null) : null
}
