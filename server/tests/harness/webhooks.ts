import { createHmac } from 'node:crypto'
import type { TestAccount, TestApp } from './app.ts'

/** The headers with which Meta would send these bytes. */
export function signed(body: string | Buffer, app_secret: string): Record<string, string> {
  const digest = createHmac('sha256', app_secret).update(body).digest('hex')
  return { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest}` }
}

/** Posts bytes as Meta would, signed with the account's secret. */
export function post(app: TestApp, account: TestAccount, body: string | Buffer | object) {
  const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  return app.http.inject({
    method: 'POST',
    url: account.webhook_path,
    headers: signed(payload, account.app_secret),
    payload,
  })
}

/** A webhook with one text on a line. */
export function textWebhook(
  line: { waba: string; phone_number_id: string },
  wamid: string,
  bsuid: string,
  timestamp = '1788264000',
) {
  const metadata = { display_phone_number: '15550102001', phone_number_id: line.phone_number_id }
  const message = {
    from_user_id: bsuid,
    id: wamid,
    timestamp,
    type: 'text',
    text: { body: wamid },
  }
  const value = { messaging_product: 'whatsapp', metadata, messages: [message] }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: line.waba, changes: [{ field: 'messages', value }] }],
  }
}
