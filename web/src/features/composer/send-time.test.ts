import { expect, test } from 'vitest'
import { firstOffered, localInput } from './send-time.ts'

test.each([
  [new Date(2026, 10, 24, 23, 59), '2026-11-25T09:00'],
  [new Date(2026, 11, 31, 0, 0), '2027-01-01T09:00'],
  [new Date(2026, 2, 28, 12, 0), '2026-03-29T09:00'],
])('at %s the next morning is offered, %s, wherever the browser is', (now, text) => {
  const at = firstOffered(now, null)
  expect(localInput(at)).toBe(text)
  expect(new Date(localInput(at)).getTime()).toBe(at.getTime())
})

test('an hour from now is offered where the window closes before the morning', () => {
  const now = new Date(2026, 10, 24, 12, 30)
  expect(localInput(firstOffered(now, new Date(2026, 10, 25, 8).toISOString()))).toBe('2026-11-24T13:30')
  expect(localInput(firstOffered(now, new Date(2026, 10, 25, 10).toISOString()))).toBe('2026-11-25T09:00')
})
