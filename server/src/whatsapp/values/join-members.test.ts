import { expect, test } from 'vitest'
import { joinMembers } from './join-members.ts'

test('members of different names stand side by side, in their order', () => {
  expect(JSON.stringify(joinMembers({ a: 1, b: null }, null, { c: 2 }))).toBe('{"a":1,"b":null,"c":2}')
})

test('of several values under one name the last stands there and the others are in `also`', () => {
  expect(joinMembers({ a: 1 }, { a: { b: 2 } }, { a: 3 })).toEqual({ a: 3, also: { a: [1, { b: 2 }] } })
})

test('the same value twice is one', () => {
  expect(joinMembers({ a: { b: [1] } }, { a: { b: [1] } })).toEqual({ a: { b: [1] } })
})

test.each([null, undefined, ''])('%j hides no value', (empty) => {
  expect(joinMembers({ a: 1 }, { a: empty })).toEqual({ a: 1 })
  expect(joinMembers({ a: empty }, { a: 1 })).toEqual({ a: 1 })
})

test('a member named `also` is kept too', () => {
  expect(joinMembers({ also: 'x' }, { a: 1 })).toEqual({ also: 'x', a: 1 })
  expect(joinMembers({ also: 'x', a: 1 }, { a: 2 })).toEqual({ a: 2, also: { a: [1], also: ['x'] } })
  expect(joinMembers({ also: 'x' }, { also: 'y' })).toEqual({ also: { also: ['x', 'y'] } })
})

test('a member named `__proto__` is kept too', () => {
  const joined = joinMembers(JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 2}'))
  expect(JSON.stringify(joined)).toBe('{"__proto__":2,"also":{"__proto__":[1]}}')
})
