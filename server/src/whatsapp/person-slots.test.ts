import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseBody, parseEntry } from './parse.ts'
import { type PersonSlot, personSlots } from './person-slots.ts'
import { isObject, type JsonObject, readObjects } from './values/readers.ts'
import type { Identifiers } from './values/types.ts'

const FOLDER = join(import.meta.dirname, 'fixtures')
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !name.includes('.golden.'))

function changesOf(name: string): { change: JsonObject; people: Identifiers[] }[] {
  const body = parseBody(readFileSync(join(FOLDER, name)))
  if (!body.ok) return []
  return body.entries.filter(isObject).flatMap((entry) =>
    readObjects(entry, 'changes').map((change) => ({
      change,
      people: parseEntry({ ...entry, changes: [change] }, { received_at_ms: 0 }).flatMap((update) => {
        if (update.kind === 'group') return update.participants
        return 'person' in update ? [update.person] : []
      }),
    })),
  )
}

const say = ({ bsuid, phone }: Identifiers) => `${bsuid} ${phone}`

test.each(NAMES)('%s: whoever the parser finds has a place to be named at', (name) => {
  for (const { change, people } of changesOf(name)) {
    // What we wrote to remove a participant from a group, and what an app said in its own words, identifies no contact.
    if (change.field === 'group_participants_update' || change.field === 'standby') continue
    const slots = personSlots(change)
    for (const person of people) {
      if (person.bsuid === null && person.phone === null) continue
      const found = slots.some(
        (slot) =>
          (person.bsuid !== null && slot.person.bsuid === person.bsuid) || slot.person.phone === person.phone,
      )
      expect(found, `${say(person)} in ${slots.map((slot) => say(slot.person)).join(', ')}`).toBe(true)
    }
  }
})

const hidden = { bsuid: 'PT.7730164402915588211', parent_bsuid: null, phone: null }

test('somebody whose phone is hidden is named where it would stand, by the message that is surely theirs', () => {
  const [{ change } = { change: {} }] = changesOf('text-from-a-hidden-phone.json')
  const slots = personSlots(change)
  expect(slots.map(({ phone_field, person }) => [phone_field, person.bsuid])).toEqual([
    ['wa_id', expect.stringMatching(/^PT\./)],
    ['from', expect.stringMatching(/^PT\./)],
  ])
  expect(new Set(slots.map(({ wamid }) => wamid)).size).toBe(1)
})

test('of a system message only `system` says who it is about', () => {
  const message = {
    id: 'wamid.1',
    type: 'system',
    from: '15550104477',
    system: { user_id: hidden.bsuid, previous_user_id: 'PT.1', wa_id: '15550109911' },
  }
  const person = { ...hidden, phone: '15550109911' }
  expect(personSlots({ field: 'messages', value: { messages: [message] } })).toEqual([
    { holder: message.system, phone_field: 'wa_id', person, wamid: null, quoted: false },
    { holder: message, phone_field: 'from', person, wamid: null, quoted: false },
  ] satisfies PersonSlot[])
})

test('in a group the recipient is the group, and the participant stands beside it', () => {
  const status = {
    id: 'wamid.1',
    recipient_type: 'group',
    recipient_id: 'Y2Fw',
    recipient_participant_user_id: hidden.bsuid,
  }
  expect(personSlots({ field: 'messages', value: { statuses: [status] } })).toEqual([
    { holder: status, phone_field: 'recipient_participant_id', person: hidden, wamid: null, quoted: false },
  ])
})
