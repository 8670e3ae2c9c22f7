const HEXADECIMAL = /^[0-9a-f]{64}$/i
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/

/** A SHA-256 as hexadecimal: Meta's look-up gives it so, its webhooks in base64. Null for what is neither. */
export function readDigest(text: string | null): string | null {
  if (text === null) return null
  if (HEXADECIMAL.test(text)) return text.toLowerCase()
  return BASE64.test(text) ? Buffer.from(text, 'base64').toString('hex') : null
}
