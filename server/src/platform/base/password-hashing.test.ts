import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { scryptHashing } from './password-hashing.ts'

test('a password is hashed by scrypt with N 16384, r 16 and p 1, salted each time', async () => {
  const password = 'correct horse battery'
  const [one, other] = [await scryptHashing.hash(password), await scryptHashing.hash(password)]
  expect(one).not.toBe(other)
  const [salt = '', key = ''] = one.split(':')
  const cost = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 }
  expect(scryptSync(password, salt, key.length / 2, cost).toString('hex')).toBe(key)
  expect(await scryptHashing.verify({ hash: one, password })).toBe(true)
  expect(await scryptHashing.verify({ hash: one, password: `${password}!` })).toBe(false)
})
