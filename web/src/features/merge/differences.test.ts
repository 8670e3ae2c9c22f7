import { expect, test } from 'vitest'
import { differencesOf, keepOf, NAME } from './differences'

const ana = {
  id: 'con_a',
  display_name: 'Ana',
  name: 'Ana',
  profile_name: null,
  attributes: { plan: 'gold', city: 'Lima', size: 38 },
}
const bea = {
  id: 'con_b',
  display_name: '@bea',
  name: null,
  profile_name: null,
  attributes: { plan: 'basic', size: 38, pet: 'cat' },
}

test('only what both have and show differently has to be chosen', () => {
  expect(differencesOf(ana, bea)).toEqual([
    { key: NAME, left: 'Ana', right: '@bea', choosable: { left: true, right: false } },
    { key: 'plan', left: 'gold', right: 'basic', choosable: { left: true, right: true } },
  ])
  expect(differencesOf(ana, ana)).toEqual([])
})

test('the server is told a name that was chosen, and values that are not the survivor’s', () => {
  const differences = differencesOf(ana, bea)
  expect(keepOf(differences, () => 'left', 'left', [ana, bea])).toEqual({ name: 'con_a' })
  expect(keepOf(differences, () => 'right', 'left', [ana, bea])).toEqual({ attributes: { plan: 'con_b' } })
  expect(keepOf([], () => 'right', 'left', [ana, bea])).toBeNull()
})
