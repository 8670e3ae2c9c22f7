import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import type { WebhookEvent } from './event-types.ts'

export { WebhookVerificationError }

export type WebhookRequest = {
  /** That of the endpoint (`whsec_…`), or several while one is being replaced. */
  secret: string | readonly string[]
  /** Of the request, as Node or `fetch` has them. */
  headers: Headers | Record<string, string | string[] | undefined>
  /** The bytes as they came, or their text: parsed and written again they do not verify. */
  body: string | Uint8Array
}

const SIGNED = ['webhook-id', 'webhook-timestamp', 'webhook-signature']

/**
 * The event that a request brings, from either format of endpoints. Throws `WebhookVerificationError` where none of the
 * secrets signed it, where something is missing, and where it is more than five minutes old or ahead.
 */
export function verifyWebhook({ secret, headers, body }: WebhookRequest): WebhookEvent {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const signed = Object.fromEntries(SIGNED.map((name) => [name, headerOf(headers, name)]))
  return readEvent(verifyWithAny(typeof secret === 'string' ? [secret] : secret, text, signed))
}

function verifyWithAny(secrets: readonly string[], text: string, signed: Record<string, string>): unknown {
  let refusal = new WebhookVerificationError('No secret was given')
  for (const secret of secrets) {
    const webhook = new Webhook(secret)
    try {
      return webhook.verify(text, signed)
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error
      refusal = error
    }
  }
  throw refusal
}

function headerOf(headers: WebhookRequest['headers'], name: string): string {
  const value =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof value === 'string' ? value : ''
}

/** CloudEvents say `time` for `timestamp`, and put more beside it; the data are the same. */
function readEvent(body: unknown): WebhookEvent {
  if (isObject(body) && isObject(body.data) && typeof body.type === 'string') {
    const timestamp = body.timestamp ?? body.time
    if (typeof timestamp === 'string') {
      // Signed by the server, whose catalogue these types are made from.
      return { type: body.type, timestamp, data: body.data } as WebhookEvent
    }
  }
  throw new WebhookVerificationError('The body is not an event of Selfsame')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
