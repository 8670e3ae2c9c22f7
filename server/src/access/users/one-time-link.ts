import { createHash, randomBytes } from 'node:crypto'

const BYTES = 32

/** A token for a link that works once. The database keeps its digest, so that who reads it can use none. */
export function makeLinkToken(): { token: string; token_digest: Buffer } {
  const token = randomBytes(BYTES).toString('base64url')
  return { token, token_digest: digestLinkToken(token) }
}

/** What the database keeps of a link's token. */
export function digestLinkToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
