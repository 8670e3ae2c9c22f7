import { expect, test } from 'vitest'
import { readFailure } from './failure-words.ts'

test.each([
  [{ code: 'meta_refused', meta_code: 131047, details: 'Re-engagement' }, 'Use a template', false],
  [{ code: 131026, title: 'Message undeliverable' }, 'can’t deliver it', true],
  [{ code: 131000, title: 'Something went wrong' }, 'internal error', true],
  [{ code: 'given_up' }, 'Outcome unknown', false],
  [{ code: 424242, title: 'New' }, 'refused the message (code 424242)', false],
  [{ code: 'address_gone' }, 'address gone', false],
  [undefined, 'gave no reason', false],
])('of %j it is said: …%s…; sending it again may help: %j', (error, words, again) => {
  const failure = readFailure(error)
  expect(failure.words).toContain(words)
  expect(failure.again).toBe(again)
})

test('what WhatsApp itself said is kept, wherever it stands', () => {
  expect(readFailure({ code: 100, error_data: { details: 'Invalid parameter' } }).said).toBe(
    'Invalid parameter',
  )
  expect(readFailure({ code: 'meta_refused', meta_code: 100, message: 'm', details: 'd' }).said).toBe('d')
  expect(readFailure({ code: 131026, title: 'Message undeliverable' }).said).toBe('Message undeliverable')
})
