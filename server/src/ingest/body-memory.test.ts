import { expect, test } from 'vitest'
import { BYTES_PER_BODY, buildBodyMemory, type Holding } from './body-memory.ts'

const MIB = 1024 * 1024

/** A memory of one MiB with a clock of its own, and the names of the bodies that had to make room. */
function oneMebibyte() {
  let now_ms = 0
  const dropped: string[] = []
  const memory = buildBodyMemory(MIB, () => now_ms)
  const start = (name: string, app: string, peer: string, bytes: number): Holding => {
    const holding = memory.hold(app, peer, () => dropped.push(name))
    memory.grow(holding, bytes)
    return holding
  }
  const wait = (ms: number) => {
    now_ms += ms
  }
  return { memory, start, wait, dropped }
}

test('one app may use all of the memory while no other needs any', () => {
  const { memory, start, dropped } = oneMebibyte()
  for (const name of ['a', 'b', 'c']) start(name, 'app', 'peer', 300_000)
  expect(dropped).toEqual([])
  expect(memory.held()).toBe(3 * (300_000 + BYTES_PER_BODY))
})

test('a full memory makes room in the app that holds most, however many others ask', () => {
  const { start, dropped } = oneMebibyte()
  for (let n = 0; n < 10; n += 1) start(`flood ${n}`, 'flooded', `peer ${n}`, 80_000)
  for (let n = 0; n < 5; n += 1) start(`quiet ${n}`, `app ${n}`, 'peer', 40_000)
  expect(dropped.length).toBeGreaterThan(0)
  expect(dropped.every((name) => name.startsWith('flood'))).toBe(true)
})

test('within an app the peer that holds most makes room', () => {
  const { start, dropped } = oneMebibyte()
  start('meta', 'app', '203.0.113.1', 30_000)
  for (let n = 0; n < 12; n += 1) start(`flood ${n}`, 'app', '198.51.100.9', 80_000)
  expect(dropped.length).toBeGreaterThan(0)
  expect(dropped).not.toContain('meta')
})

test('of one peer the slowest body makes room, by time and bytes', () => {
  const { start, wait, dropped } = oneMebibyte()
  start('slow', 'app', 'peer', 1_000)
  wait(1_000)
  start('large', 'app', 'peer', 800_000)
  wait(1_000)
  start('new', 'app', 'peer', 210_000)
  expect(dropped).toEqual(['slow'])
})

test('a large webhook gets in while many silent peers hold all of the memory', () => {
  const { start, wait, dropped } = oneMebibyte()
  for (let n = 0; n < 40; n += 1) start(`silent ${n}`, 'app', `198.51.100.${n}`, 9_000)
  wait(1_000)
  start('webhook', 'app', '203.0.113.1', 900_000)
  expect(dropped).not.toContain('webhook')
  expect(dropped.length).toBeGreaterThan(30)
})

test('many bodies without a byte fill the memory too', () => {
  const { memory, start, dropped } = oneMebibyte()
  for (let n = 0; n < 100; n += 1) start(`empty ${n}`, 'app', 'peer', 0)
  expect(memory.held()).toBeLessThanOrEqual(MIB)
  expect(dropped).toHaveLength(100 - MIB / BYTES_PER_BODY)
})

test('a body larger than the whole memory drops itself, and what is released counts as free', () => {
  const { memory, start, dropped } = oneMebibyte()
  const huge = start('huge', 'app', 'peer', 2 * MIB)
  expect(dropped).toEqual(['huge'])
  memory.grow(huge, 10)
  memory.release(huge)
  const next = start('next', 'app', 'peer', 10)
  memory.release(next)
  memory.release(next)
  expect([dropped, memory.held()]).toEqual([['huge'], 0])
})
