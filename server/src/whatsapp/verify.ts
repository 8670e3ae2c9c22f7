import { createHmac, hash, timingSafeEqual } from 'node:crypto'

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i
const MAX_CHALLENGE_LENGTH = 1024

/**
 * True if the header `X-Hub-Signature-256` signs exactly these raw bytes with one of the app's secrets (the current one,
 * the previous one while it is being replaced). Anything malformed is false. Every secret is tried, so that the time
 * taken tells nothing about which one fits.
 */
export function verifySignature(bytes: Uint8Array, header: unknown, secrets: readonly string[]): boolean {
  const hex = typeof header === 'string' ? SIGNATURE.exec(header)?.[1] : undefined
  if (hex === undefined) return false
  const claimed = Buffer.from(hex, 'hex')
  let valid = false
  for (const secret of secrets) {
    // With an empty secret any client could sign.
    if (secret === '') continue
    const digest = createHmac('sha256', secret).update(bytes).digest()
    if (timingSafeEqual(digest, claimed)) valid = true
  }
  return valid
}

/**
 * The challenge to answer Meta's verification GET with, or null if it must be refused. `query` is the parsed query string
 * with its dotted names (`hub.mode`, `hub.verify_token`, `hub.challenge`).
 */
export function answerVerification(query: Record<string, unknown>, verify_token: string): string | null {
  const token = query['hub.verify_token']
  const challenge = query['hub.challenge']
  if (query['hub.mode'] !== 'subscribe' || typeof token !== 'string' || typeof challenge !== 'string')
    return null
  if (challenge === '' || challenge.length > MAX_CHALLENGE_LENGTH) return null
  return verify_token !== '' && equalText(token, verify_token) ? challenge : null
}

/** Digests have one length, so comparing them gives away neither the content nor the length. */
function equalText(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'))
}
