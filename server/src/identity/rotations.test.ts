import { expect, test } from 'vitest'
import {
  bsuid,
  day,
  decided,
  holdersOf,
  kinds,
  personOf,
  resolve,
  rotated,
  seen,
  seenPhone,
  standing,
  who,
} from '../../tests/harness/test-facts.ts'

const PHONE = '4915112345601'
const OTHER = '4915112345602'

test('a rotation is one person before, after and without the first message under the new BSUID', () => {
  const before = seen('DE.1', PHONE, 1)
  const rotation = rotated('DE.1', 'DE.2', 5, { phone: OTHER })
  const after = seen('DE.2', OTHER, 9)
  for (const parts of [[before, rotation], [rotation, after], [after, rotation, before], [rotation]]) {
    const resolution = resolve(parts)
    expect(resolution.people).toHaveLength(1)
    expect(standing(resolution, bsuid('DE.2'), 'DE.2')).toBe('active')
    expect(standing(resolution, bsuid('DE.2'), 'DE.1')).toBe('retired rotated')
  }
})

test('a first message under the new BSUID that is older than the rotation’s own time changes nothing', () => {
  const resolution = resolve([seen('DE.1', PHONE, 1), seen('DE.2', OTHER, 4), rotated('DE.1', 'DE.2', 5)])
  expect(who(resolution)).toEqual([[PHONE, OTHER, 'DE.1', 'DE.2']])
  expect(kinds(resolution)).toEqual([])
})

test('a rotation without a phone ends the old one: it is nobody’s until somebody is seen with it', () => {
  const resolution = resolve([seen('DE.1', PHONE, 1, 3), rotated('DE.1', 'DE.2', 5), seenPhone(PHONE, 9)])
  expect(standing(resolution, bsuid('DE.2'), PHONE)).toBe('retired superseded')
  expect(resolution.people).toHaveLength(2)
  expect(holdersOf(resolution, PHONE, [4, 9])[0]).toBe(bsuid('DE.1'))
  expect(holdersOf(resolution, PHONE, [4, 9])[1]).toMatch(`t:${PHONE}|`)
})

test('a phone that is seen with the new BSUID too was never given up', () => {
  const resolution = resolve([seen('DE.1', PHONE, 1), rotated('DE.1', 'DE.2', 5), seen('DE.2', PHONE, 7)])
  expect(standing(resolution, bsuid('DE.2'), PHONE)).toBe('active')
  expect(holdersOf(resolution, PHONE, [1, 5, 6, 9])).toEqual(Array(4).fill(bsuid('DE.1')))
})

test('who takes over a number after an announced change is somebody new, and nothing is asked', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1),
    rotated('DE.1', 'DE.2', 5, { phone: OTHER }),
    seen('DE.9', PHONE, 60),
  ])
  expect(who(resolution)).toEqual([
    [PHONE, OTHER, 'DE.1', 'DE.2'],
    [PHONE, 'DE.9'],
  ])
  expect(standing(resolution, bsuid('DE.9'), PHONE)).toBe('active')
  expect(kinds(resolution)).toEqual([])
})

test('a rotation never merges the earlier holder of the new phone, known with a BSUID', () => {
  const resolution = resolve([
    seen('DE.9', OTHER, 1),
    seen('DE.1', PHONE, 2),
    rotated('DE.1', 'DE.2', 50, { phone: OTHER }),
  ])
  expect(who(resolution)).toEqual([
    [PHONE, OTHER, 'DE.1', 'DE.2'],
    [OTHER, 'DE.9'],
  ])
  expect(standing(resolution, bsuid('DE.2'), OTHER)).toBe('active')
})

test('a rotation never merges the earlier holder of the new phone, known by phone alone', () => {
  const resolution = resolve([
    seenPhone(OTHER, 1),
    rotated('DE.1', 'DE.2', 50, { phone: OTHER }),
    seen('DE.2', OTHER, 51),
  ])
  expect(who(resolution)).toEqual([[OTHER, 'DE.1', 'DE.2'], [OTHER]])
})

test('a rotation never merges the earlier holder of the new phone, known in another portfolio', () => {
  const resolution = resolve([
    seen('DE.9', OTHER, 1, 3, { portfolio: 'b' }),
    rotated('DE.1', 'DE.2', 50, { phone: OTHER }),
    seen('DE.2', OTHER, 51),
  ])
  expect(resolution.people).toHaveLength(2)
})

test('after a rotation onto a phone, its older messages are not counted to whom another portfolio then sees with it', () => {
  const resolution = resolve([
    seenPhone(OTHER, 1),
    rotated('DE.1', 'DE.2', 50, { phone: OTHER }),
    seen('DE.8', OTHER, 60, 60, { portfolio: 'b' }),
  ])
  expect(personOf(resolution, bsuid('DE.2')).anchors).toEqual([
    bsuid('DE.8', 'b'),
    bsuid('DE.1'),
    bsuid('DE.2'),
  ])
  expect(holdersOf(resolution, OTHER, [1])).toEqual([`t:${OTHER}|-`])
})

test('an account that left a phone by rotation left it in every portfolio', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1, 10),
    seen('DE.8', PHONE, 5, 6, { portfolio: 'b' }),
    rotated('DE.1', 'DE.2', 20, { phone: OTHER }),
    seenPhone(PHONE, 90),
    seen('DE.9', PHONE, 95, 95, { portfolio: 'c' }),
  ])
  expect(personOf(resolution, bsuid('DE.1')).anchors).toContain(bsuid('DE.8', 'b'))
  expect(personOf(resolution, bsuid('DE.9', 'c')).anchors).not.toContain(bsuid('DE.1'))
  expect(holdersOf(resolution, PHONE, [90])[0]).toMatch(`t:${PHONE}|`)
})

test('a number given up and taken back was somebody else’s in between', () => {
  const resolution = resolve([
    seen('DE.1', PHONE, 1, 5),
    rotated('DE.1', 'DE.2', 10, { phone: OTHER }),
    seen('DE.7', PHONE, 40, 50, { portfolio: 'b' }),
    rotated('DE.2', 'DE.3', 90, { phone: PHONE }),
    seen('DE.3', PHONE, 95),
  ])
  expect(who(resolution)).toEqual([
    [PHONE, 'DE.7'],
    [PHONE, OTHER, 'DE.1', 'DE.2', 'DE.3'],
  ])
  expect(holdersOf(resolution, PHONE, [3, 45, 95])).toEqual([
    bsuid('DE.1'),
    bsuid('DE.7', 'b'),
    bsuid('DE.3'),
  ])
})

test('of two successors the earliest counts, and the other is a conflict', () => {
  const resolution = resolve([rotated('DE.1', 'DE.3', 6), rotated('DE.1', 'DE.2', 5)])
  expect(who(resolution)).toEqual([['DE.1', 'DE.2'], ['DE.3']])
  expect(resolution.conflicts).toMatchObject([
    { kind: 'rotation_fork', left: bsuid('DE.2'), right: bsuid('DE.3') },
  ])
})

test('of two predecessors the earliest counts, and the other is a conflict', () => {
  const resolution = resolve([rotated('DE.2', 'DE.3', 6), rotated('DE.1', 'DE.3', 5)])
  expect(who(resolution)).toEqual([['DE.1', 'DE.3'], ['DE.2']])
  expect(resolution.conflicts).toMatchObject([
    { kind: 'rotation_fork', left: bsuid('DE.1'), right: bsuid('DE.2') },
  ])
})

test('two successors with one time are told apart by name, not by which came first', () => {
  const parts = [rotated('DE.1', 'DE.3', 5), rotated('DE.1', 'DE.2', 5)]
  expect(resolve(parts)).toEqual(resolve(parts.reverse()))
})

test('a rotation that would close a circle does not count', () => {
  const resolution = resolve([
    rotated('DE.1', 'DE.2', 5),
    rotated('DE.2', 'DE.3', 6),
    rotated('DE.3', 'DE.1', 7),
  ])
  expect(personOf(resolution, bsuid('DE.1')).registrations[0]?.bsuids.map(({ value }) => value)).toEqual([
    'DE.1',
    'DE.2',
    'DE.3',
  ])
  expect(kinds(resolution)).toEqual([])
})

test('a rotation of a BSUID into itself says nothing', () => {
  expect(who(resolve([rotated('DE.1', 'DE.1', 5)]))).toEqual([['DE.1']])
})

test('a rotation between two whom a person called distinct does not count', () => {
  const resolution = resolve([
    rotated('DE.1', 'DE.2', 5),
    decided('distinct', [bsuid('DE.1')], [bsuid('DE.2')], 9),
  ])
  expect(who(resolution)).toEqual([['DE.1'], ['DE.2']])
  expect(kinds(resolution)).toEqual([])
})

test('a long chain is one registration', () => {
  const parts = Array.from({ length: 300 }, (_, turn) => rotated(`DE.${turn}`, `DE.${turn + 1}`, turn + 1))
  const [person] = resolve(parts).people
  expect(person?.registrations[0]?.bsuids).toHaveLength(301)
})

test('the parent is renewed with the BSUID: the last one is active', () => {
  const parents = { previous_parent: 'DE.ENT.1', parent: 'DE.ENT.2' }
  const resolution = resolve([
    seen('DE.1', null, 1, 1, { parent: 'DE.ENT.1' }),
    rotated('DE.1', 'DE.2', 5, parents),
  ])
  expect(standing(resolution, bsuid('DE.2'), 'DE.ENT.1')).toBe('retired rotated')
  expect(standing(resolution, bsuid('DE.2'), 'DE.ENT.2')).toBe('active')
})

test('a stretch after a rotation is named by it, also where the one before is only later seen to have moved on', () => {
  const resolution = resolve([
    rotated('DE.4', 'DE.5', 5, { portfolio: 'b', phone: PHONE }),
    seen('DE.5', OTHER, 90, 90, { portfolio: 'b' }),
    rotated('DE.1', 'DE.2', 40),
    seen('DE.2', PHONE, 50),
    seenPhone(PHONE, 42),
  ])
  expect(holdersOf(resolution, PHONE, [42])).toEqual([`t:${PHONE}|${day(40)}`])
  expect(personOf(resolution, bsuid('DE.2')).anchors).toContain(`t:${PHONE}|${day(40)}`)
})
