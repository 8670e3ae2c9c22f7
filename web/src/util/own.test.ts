import { expect, test } from 'vitest'
import { own } from './own'

const WORDS = { approved: 'Approved' }

test('a word that WhatsApp adds is not found in a table, whatever every object has', () => {
  expect(own(WORDS, 'approved')).toBe('Approved')
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'archived'])
    expect(own(WORDS, name)).toBeUndefined()
})
