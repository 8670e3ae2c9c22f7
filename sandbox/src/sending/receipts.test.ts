import { expect, it, test } from 'vitest'
import { personWrites } from '../people/write.ts'
import { buildWorld, codeOf } from '../test-world.ts'
import type { Json } from '../world/wire.ts'
import { advance } from '../world/world.ts'
import { isReceipt, markRead } from './receipts.ts'

function open() {
  const { world, number } = buildWorld()
  const message_id = personWrites(world, 'rafa', number.id, 'Ola')?.id
  const mark = (given: Record<string, Json | undefined>) =>
    markRead(world, number.id, { messaging_product: 'whatsapp', status: 'read', message_id, ...given })
  return { world, mark }
}

it('takes the wamid of an inbound message of this number, up to 30 days old', () => {
  const { world, mark } = open()
  expect(mark({}).body).toEqual({ success: true })
  expect(codeOf(mark({ message_id: 'wamid.x' }))).toBe(131009)
  advance(world, 31 * 86_400_000)
  expect(codeOf(mark({}))).toBe(131009)
})

test.each<[code: number, given: Record<string, Json>]>([
  [0, { status: 'READ', messaging_product: 'WhatsApp', type: null, to: '' }],
  [0, { typing_indicator: { type: 'TEXT' } }],
  [0, { typing_indicator: { type: null } }],
  [0, { typing_indicator: [] }],
  [0, { typing_indicator: '' }],
  [100, { typing_indicator: { type: 'image' } }],
  [100, { typing_indicator: 'text' }],
  [100, { typing_indicator: [{ type: 'text' }] }],
  [100, { status: 'delivered' }],
  [100, { messaging_product: null }],
  [100, { message_id: 5 }],
  [131008, { message_id: '' }],
])('answers a receipt with code %i where it says %j', (code, given) => {
  expect(codeOf(open().mark(given))).toBe(code)
})

it('takes a body for a receipt only where it has a status and no type', () => {
  expect(isReceipt({ status: 'read', type: '' })).toBe(true)
  expect(isReceipt({ status: 'read', type: 'text' })).toBe(false)
  expect(isReceipt({ status: null, text: { body: 'Hello' } })).toBe(false)
})
