import { createHash, randomBytes } from 'node:crypto'

const SHAPE = /^sgw_[A-Za-z0-9_-]{43}$/
const TOKEN_BYTES = 32

/** A new access token as the consumer gets it; the database keeps the digest only. */
export function makeToken(): string {
  return `sgw_${randomBytes(TOKEN_BYTES).toString('base64url')}`
}

/** What the database keeps of a token, or null for what cannot be one. */
export function digestToken(token: string): Buffer | null {
  return SHAPE.test(token) ? createHash('sha256').update(token).digest() : null
}
