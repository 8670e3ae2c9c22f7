import { expect, test } from 'vitest'
import { buildBatchSize } from './batch-size.ts'

const FIT = { batch_ms: { busy: 100, quiet: 400 }, batch_rows: { fewest: 50, most: 400 } }

function sized() {
  let now_ms = 0
  const size = buildBatchSize({ ...FIT, now_ms: () => now_ms })
  const after = (ms: number) => {
    now_ms += ms
  }
  return { size, after }
}

test('batches begin small and at most double at a time, up to the most', () => {
  const { size } = sized()
  const seen = [size.rows()]
  for (let batch = 0; batch < 4; batch += 1) {
    size.fit(1, size.rows())
    seen.push(size.rows())
  }
  expect(seen).toEqual([50, 100, 200, 400, 400])
})

test('a slow batch makes the next one smaller, down to the fewest', () => {
  const { size } = sized()
  for (let batch = 0; batch < 3; batch += 1) size.fit(1, size.rows())
  size.fit(800, 400)
  expect(size.rows()).toBe(200)
  size.fit(8_000, 200)
  expect(size.rows()).toBe(50)
})

test('batches are shorter while webhooks come in, until a second after the last one', () => {
  const { size, after } = sized()
  for (let batch = 0; batch < 2; batch += 1) size.fit(1, size.rows())
  size.noteWebhook()
  after(1_000)
  size.fit(200, 200)
  expect(size.rows()).toBe(100)
  after(1)
  size.fit(200, 100)
  expect(size.rows()).toBe(200)
})

test('a batch that was not full changes nothing', () => {
  const { size } = sized()
  size.fit(1, 49)
  expect(size.rows()).toBe(50)
  size.fit(1, 50)
  expect(size.rows()).toBe(100)
})
