import { expect, test, vi } from 'vitest'
import { loadTexts, t } from './t.ts'

vi.mock('./nl.json', () => ({
  default: { Save: 'Opslaan', Cancel: '', '{count} contacts_one': '{count} contact' },
}))

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

test('a text or plural form that a language lacks is shown in English', async () => {
  expect(t('{count} contacts', { count: 1 })).toBe('1 contact')
  await loadTexts('nl')
  expect(t('Save')).toBe('Opslaan')
  expect(t('Cancel')).toBe('Cancel')
  expect(t('Close')).toBe('Close')
  expect(t('{count} contacts', { count: 2 })).toBe('2 contacts')
})
