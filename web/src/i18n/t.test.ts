import { expect, test } from 'vitest'
import { t } from './t.ts'

test('what no language has is said in English, with its values as they are', () => {
  expect(t('Nobody is waiting: really.')).toBe('Nobody is waiting: really.')
  expect(t('snoozed until {time}', { time: '<b>12:00</b>' })).toBe('snoozed until <b>12:00</b>')
})
