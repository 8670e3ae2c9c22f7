import { expect, test } from 'vitest'
import { t } from './t.ts'

test('what no language has is said in English, with its values as they are', () => {
  expect(t('Nobody is waiting: really.')).toBe('Nobody is waiting: really.')
  expect(t('snoozed until {time}', { time: '<b>12:00</b>' })).toBe('snoozed until <b>12:00</b>')
})

test('what somebody is called is never read as a text of ours', () => {
  expect(t('Merged with {name}', { name: '{time} $t(Assign) {{name}}' })).toBe(
    'Merged with {time} $t(Assign) {{name}}',
  )
})

test('numbers are written as the language writes them', () => {
  expect(t('{size} of them', { size: 12_345 })).toBe('12,345 of them')
})
