import { expect, test } from 'vitest'
import { closeAll } from './close-all.ts'

test('what cannot be closed, as on a disk that became read-only, keeps nothing else open and is told', async () => {
  const closed: string[] = []
  const closing = closeAll([
    () => void closed.push('operator'),
    () => Promise.reject(new Error('EROFS')),
    async () => void closed.push('http'),
    () => {
      throw new Error('later')
    },
    async () => void closed.push('store'),
  ])
  await expect(closing).rejects.toThrow('EROFS')
  expect(closed).toEqual(['operator', 'http', 'store'])
})
