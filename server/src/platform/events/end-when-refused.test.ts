import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { endWhenRefused } from './end-when-refused.ts'

test('a stream goes on while its caller is let in, or while that can’t be known, and ends when they are refused', async () => {
  const stream = new PassThrough()
  stream.resume()
  const ended = once(stream, 'end')
  const asked: boolean[] = []
  const answers = [
    () => Promise.resolve(true),
    () => Promise.reject(new Error('The database is away.')),
    () => Promise.resolve(true),
    () => Promise.resolve(false),
  ]
  endWhenRefused(
    stream,
    () => {
      asked.push(stream.writable)
      return answers[asked.length - 1]?.() ?? Promise.resolve(true)
    },
    5,
  )
  await ended
  expect(asked).toEqual([true, true, true, true])
})

test('nothing is asked about a stream that has closed', async () => {
  const stream = new PassThrough()
  let asked = 0
  const first = Promise.withResolvers<void>()
  endWhenRefused(
    stream,
    async () => {
      asked += 1
      stream.destroy()
      first.resolve()
      return true
    },
    5,
  )
  await first.promise
  const other = new PassThrough()
  const later = Promise.withResolvers<void>()
  // By the time that another has been asked about, the first would have been too.
  const refuse = async () => {
    later.resolve()
    return false
  }
  endWhenRefused(other, refuse, 20)
  await later.promise
  expect(asked).toBe(1)
})
