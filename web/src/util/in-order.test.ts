import { expect, test } from 'vitest'
import { buildInOrder } from './in-order'

test('a later act waits for a slow one, and goes ahead when that one failed', async () => {
  const inOrder = buildInOrder()
  const slow = Promise.withResolvers<void>()
  const begun: string[] = []
  const first = inOrder(() => {
    begun.push('first')
    return slow.promise
  })
  const second = inOrder(async () => begun.push('second'))
  await new Promise((resolve) => setTimeout(resolve))
  expect(begun).toEqual(['first'])
  slow.reject(new Error('on purpose'))
  await Promise.all([first, second])
  expect(begun).toEqual(['first', 'second'])
})
