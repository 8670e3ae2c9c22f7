import { expect } from 'vitest'
import { type Connect, directly, throughGateway } from './conversation.ts'

/** Through the gateway everybody has a number, which stays: whoever hides a phone is answered like anybody else. */
export async function proveThroughGateway(connect: Connect): Promise<void> {
  const { heard, texts } = await throughGateway(connect)
  const hidden = heard[1]?.[0]
  expect(hidden).toMatch(/^999\d{12}$/)
  expect(heard).toEqual([
    ['15550100902', 'one'],
    [hidden, 'two'],
    [hidden, 'three'],
  ])
  expect(texts).toEqual(['You said: one', 'You said: two', 'You said: three'])
}

/** Straight on WhatsApp it answers who shows a phone, and cannot name who hides it. */
export async function proveDirectly(connect: Connect): Promise<void> {
  const { heard, texts } = await directly(connect)
  expect(heard).toEqual([
    ['15550100902', 'one'],
    [undefined, 'two'],
  ])
  expect(texts).toEqual(['You said: one'])
}
