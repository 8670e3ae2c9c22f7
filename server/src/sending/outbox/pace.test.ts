import { describe, expect, test } from 'vitest'
import { buildPace } from './pace.ts'

describe('the pace of a line', () => {
  test('never more in any second than the line may send', () => {
    const pace = buildPace(80, [])
    let sent = 0
    for (let now = 0; now < 1_000; now += 10) {
      for (let room = pace.room(now); room > 0; room -= 1) {
        pace.take(`person ${sent}`, now)
        pace.ended(now)
        sent += 1
      }
    }
    expect(sent).toBe(76)
    expect(pace.room(1_001)).toBeGreaterThan(0)
  })

  test('a call counts while it is under way and for a second after it, since nobody knows when it reached Meta', () => {
    const pace = buildPace(80, [])
    for (let i = 0; i < 76; i += 1) pace.take(`person ${i}`, 0)
    expect(pace.room(1_500)).toBe(0)
    for (let i = 0; i < 76; i += 1) pace.ended(1_500)
    expect(pace.room(2_499)).toBe(0)
    expect(pace.room(2_500)).toBe(76)
  })

  test('a person gets one message in six seconds, and a burst is paid back afterwards', () => {
    const pace = buildPace(1_000, [])
    for (let i = 0; i < 20; i += 1) {
      expect(pace.pairReady('ana', i)).toBe(i)
      pace.take('ana', i)
    }
    expect(pace.pairReady('ana', 6_000)).toBe(120_000)
    expect(pace.pairReady('bob', 6_000)).toBe(6_000)
    expect(pace.pairReady('ana', 120_000)).toBe(120_000)
  })

  test('a burst ends with its forty-fifth message', () => {
    const pace = buildPace(1_000, [])
    for (let i = 0; i < 45; i += 1) pace.take('ana', 0)
    expect(pace.pairReady('ana', 1)).toBe(270_000)
  })

  test('whoever takes a line over goes on from what went out before', () => {
    const recent = Array.from({ length: 45 }, () => ({ pair: 'ana', at_ms: 0 }))
    expect(buildPace(80, recent).pairReady('ana', 10)).toBe(270_000)
    expect(buildPace(80, recent).room(500)).toBe(31)
  })
})
