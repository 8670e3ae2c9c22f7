import { expect, test, vi } from 'vitest'
import english from './en.json'
import { loadTexts, t } from './t.ts'

vi.mock('./nl.json', () => ({
  default: { 'common.save': 'Opslaan', 'contact.count_one': '{count} contact', 'common.cancel': '' },
}))

test('a text has its values as they are', () => {
  expect(t('conversation.snoozed_until', { time: '<b>12:00</b>' })).toBe('snoozed until <b>12:00</b>')
})

test('what a user or contact is called is never read as a text of ours', () => {
  expect(t('activity.assignee.set', { name: '{time} $t(common.save) {{name}}' })).toBe(
    'Assigned to {time} $t(common.save) {{name}}',
  )
})

test('a number chooses the plural and is written as the language writes it', () => {
  expect(t('contact.count', { count: 1 })).toBe('1 contact')
  expect(t('contact.count', { count: 12_345 })).toBe('12,345 contacts')
})

test('a text or plural form that a language lacks is shown in English', async () => {
  await loadTexts('nl')
  expect(t('common.save')).toBe('Opslaan')
  expect(t('common.cancel')).toBe(english['common.cancel'])
  expect(t('common.close')).toBe(english['common.close'])
  expect(t('contact.count', { count: 2 })).toBe('2 contacts')
})
