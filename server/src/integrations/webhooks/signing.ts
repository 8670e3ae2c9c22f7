import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import type { Secrets } from '../../platform/base/crypto.ts'
import type { Payload } from './payload.ts'

const SECRET_BYTES = 32
const PREFIX = 'whsec_'
const USER_AGENT = 'Selfsame-Webhooks/1'

/** The secret of an endpoint, in the form in which receivers configure it. */
export function makeSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`
}

export type Sealed = {
  id: string
  secret: Buffer
  previous_secret: Buffer | null
  previous_until: Date | null
}

/** The context under which an endpoint's secrets are sealed. */
export function secretContext(endpoint_id: string): string {
  return `endpoints.secret/${endpoint_id}`
}

export type Signer = (id: string, at: Date, payload: Payload) => Record<string, string>

/**
 * Makes the headers of an attempt, as Standard Webhooks has them. While a secret is being replaced, both sign: a
 * receiver needs one that fits. Signed with Node's own HMAC: the library that the receivers use computes it in
 * JavaScript, and every attempt is signed again.
 */
export function buildSigner(secrets: Secrets, endpoint: Sealed): Signer {
  const open = (sealed: Buffer) => {
    const secret = secrets.open(sealed, secretContext(endpoint.id))
    return createSecretKey(Buffer.from(secret.slice(PREFIX.length), 'base64'))
  }
  const newest = open(endpoint.secret)
  const previous = endpoint.previous_secret && open(endpoint.previous_secret)
  return (id, at, { content_type, body }) => {
    const both = previous !== null && endpoint.previous_until !== null && endpoint.previous_until > at
    const seconds = String(Math.floor(at.getTime() / 1000))
    const signatures = [newest, ...(both ? [previous] : [])].map((key) => {
      const digest = createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest('base64')
      return `v1,${digest}`
    })
    return {
      'content-type': content_type,
      'user-agent': USER_AGENT,
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': signatures.join(' '),
    }
  }
}
