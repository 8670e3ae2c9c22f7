import { createHash, randomBytes } from 'node:crypto'
import type { PasswordHashing } from '../../src/platform/base/password-hashing.ts'

const digest = (salt: string, password: string) =>
  createHash('sha256').update(`${salt}:${password}`).digest('hex')

/** Salted hashes for tests, which sign in hundreds of times: scrypt would take half of their time. */
export const fastHashing: PasswordHashing = {
  hash: async (password) => {
    const salt = randomBytes(8).toString('hex')
    return `${salt}:${digest(salt, password)}`
  },
  verify: async ({ hash, password }) => {
    const [salt = '', expected] = hash.split(':')
    return digest(salt, password) === expected
  },
}
