import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Http } from '../../platform/http/types.ts'
import type { InboxConnected } from '../inboxes/connect-inbox.ts'
import { META_ID } from '../inboxes/schema.ts'
import { setUp } from './set-up.ts'

const setUpSchema = z.strictObject({
  account: visibleText(200),
  portfolio: META_ID,
  app_id: META_ID,
  app_secret: z.string().min(1).max(1000),
  verify_token: z.string().min(1).max(1000),
  waba: META_ID,
  phone_number_id: META_ID,
  display_phone: z.string().trim().min(1).max(40),
  access_token: z.string().min(1).max(1000),
  is_test_number: z.boolean().default(false),
  inbox_name: visibleText(100).nullable().default(null),
  renew_key: z.boolean().default(false),
})

const resultSchema = z.object({
  account_id: z.string().regex(idPattern('account')),
  portfolio_id: z.string().regex(idPattern('portfolio')),
  inbox_id: z.string().regex(idPattern('inbox')),
  api_key: z.string(),
  webhook_path: z.string(),
})

export function registerAccountRoutes(http: Http, deps: Deps, inboxConnected: InboxConnected): void {
  http.post(
    '/setup',
    {
      // It makes accounts and prints keys, so it is for the operator's commands on this machine alone.
      config: { scope: 'operator', audit: { by_operation: 'account.set_up' } },
      schema: { hide: true, body: setUpSchema, response: { 200: resultSchema } },
    },
    (request) => setUp({ ...deps, inboxConnected }, request.body),
  )
}
