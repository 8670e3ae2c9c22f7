import { hashPassword, verifyPassword } from 'better-auth/crypto'

export type PasswordHashing = {
  hash(password: string): Promise<string>
  verify(given: { hash: string; password: string }): Promise<boolean>
}

/**
 * scrypt with N 16384, r 16, p 1: each guess takes 32 MiB and a tenth of a second of a core or more. Runs in the thread pool,
 * so requests go on meanwhile.
 */
export const scryptHashing: PasswordHashing = { hash: hashPassword, verify: verifyPassword }
