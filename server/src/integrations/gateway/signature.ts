import { createHmac } from 'node:crypto'

/** The headers of a webhook of ours, signed as Meta signs its own. */
export function signedHeaders(body: string, app_secret: string): Record<string, string> {
  const digest = createHmac('sha256', app_secret).update(body).digest('hex')
  return {
    'content-type': 'application/json',
    'user-agent': 'Selfsame-Gateway',
    'x-hub-signature-256': `sha256=${digest}`,
  }
}
