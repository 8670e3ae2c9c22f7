import { ensureAccount } from '../../access/accounts/accounts.ts'
import { ensureApp, webhookPath } from '../../access/accounts/app.ts'
import { appendAudit } from '../../platform/audit/append.ts'
import type { Clock } from '../../platform/base/clock.ts'
import type { Secrets } from '../../platform/base/crypto.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { Db } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import {
  connectOrUpdateInbox,
  ensurePortfolio,
  ensureWaba,
  type InboxConnected,
} from '../inboxes/connect-inbox.ts'
import { ensureSetUpKey } from './set-up-key.ts'

export type SetUpInput = {
  /** The account's name: an account of that name is gone on with, else it is made. */
  account: string
  portfolio: string
  app_id: string
  app_secret: string
  verify_token: string
  waba: string
  phone_number_id: string
  display_phone: string
  access_token: string
  is_test_number: boolean
  inbox_name: string | null
  /** Revokes the key that earlier set-ups printed and prints a new one. */
  renew_key: boolean
}

export type SetUpResult = {
  account_id: string
  portfolio_id: string
  inbox_id: string
  api_key: string
  webhook_path: string
}

type Context = { db: Db; secrets: Secrets; clock: Clock; inboxConnected: InboxConnected }

/**
 * Makes an account ready to receive: portfolio, app, WABA, line and an API key, all or nothing. Repeated with the same
 * names it returns the same ids and the same key, and takes over what changed (token, app secret, verify token).
 */
export function setUp(
  { db, secrets, clock, inboxConnected }: Context,
  input: SetUpInput,
): Promise<SetUpResult> {
  const now = new Date(clock.now())
  return withEveryAccount(db, async (trx) => {
    const account_id = await ensureAccount(trx, input.account, now)
    const portfolio_id = await ensurePortfolio(trx, account_id, input.portfolio, now)
    const app_id = await ensureApp(trx, secrets, account_id, input, now)
    await ensureWaba(trx, account_id, portfolio_id, input.waba, now)
    const inbox = {
      account_id,
      name: input.inbox_name ?? input.display_phone,
      portfolio_id,
      waba_id: input.waba,
      phone_number_id: input.phone_number_id,
      display_phone: input.display_phone,
      is_test_number: input.is_test_number,
      access_token: input.access_token,
    }
    const inbox_id = await connectOrUpdateInbox(trx, secrets, inbox, now, inboxConnected)
    await appendAudit(trx, [
      {
        account_id,
        at: now,
        actor: { kind: 'operator' },
        action: 'account.set_up',
        subject: { kind: 'inbox', id: inbox_id },
        details: { phone_number_id: input.phone_number_id },
      },
    ])
    return {
      account_id: presentId('account', account_id),
      portfolio_id: presentId('portfolio', portfolio_id),
      inbox_id: presentId('inbox', inbox_id),
      api_key: await ensureSetUpKey(trx, secrets, account_id, input.renew_key, now),
      webhook_path: webhookPath(app_id),
    }
  })
}
