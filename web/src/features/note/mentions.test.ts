import { expect, test } from 'vitest'
import { askedName, matching, mentionedIn } from './mentions.ts'

const ana = { id: 'usr_1', name: 'Ana' }
const prado = { id: 'usr_2', name: 'Ana Prado' }
const otto = { id: 'usr_3', name: 'Otto Kern' }
const members = [ana, prado, otto]

test.each([
  ['@', ''],
  ['ask @Ot', 'Ot'],
  ['ask\n@Otto K', 'Otto K'],
  ['no members', null],
  ['mail@example', null],
  ['@Otto\n', null],
])('in %j the name that is asked for is %j', (text, asked) => {
  expect(askedName(text)).toBe(asked)
})

test('a name is found by how it or a further word of it begins', () => {
  expect(matching(members, 'an')).toEqual([ana, prado])
  expect(matching(members, 'KERN')).toEqual([otto])
  expect(matching(members, 'Otto Kern ')).toEqual([])
  expect(matching(members, 'otto ')).toEqual([otto])
})

test('a name is found without its accents and by the letters that are typed for others', () => {
  const soren = { id: 'usr_4', name: 'Søren Kjærgård' }
  for (const typed of ['soren', 'KJAER', 'søren kjaer', '']) expect(matching([soren], typed)).toEqual([soren])
})

test('a longer name is not also the shorter one, and who is written twice is named once', () => {
  expect(mentionedIn('@Ana Prado and @Otto Kern, @Otto Kern!', members)).toEqual(['usr_2', 'usr_3'])
  expect(mentionedIn('@Ana, see @Ana Prado', members)).toEqual(['usr_1', 'usr_2'])
  expect(mentionedIn('Otto Kern', members)).toEqual([])
})
