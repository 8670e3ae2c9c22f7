import { expect, test } from 'vitest'
import { fitting } from './command.ts'

const groups = [
  { name: 'Main navigation', commands: ['Contacts', 'Canned replies'].map(named) },
  { name: 'Language', commands: ['Language: Español', 'Language: Português'].map(named) },
]

function named(name: string) {
  return { id: name, name, run: () => undefined }
}

const found = (typed: string) =>
  fitting(groups, typed).map(({ commands }) => commands.map(({ name }) => name))

test('a command is found by how its words begin, in any order, without accents and capitals', () => {
  expect(found('repl cann')).toEqual([['Canned replies']])
  expect(found('LANGUAGE espanol')).toEqual([['Language: Español']])
})

test('everything is there while nothing is typed, and a group that has nothing is not', () => {
  expect(found('  ')).toHaveLength(2)
  expect(found('con')).toEqual([['Contacts']])
  expect(found('act')).toEqual([])
  expect(found('zebra')).toEqual([])
})
