import { ensureApp, openApp } from '../../access/accounts/app.ts'
import type { Secrets } from '../../platform/base/crypto.ts'
import { invalidField } from '../../platform/base/errors.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import {
  connectOrUpdateInbox,
  ensurePortfolio,
  ensureWaba,
  type InboxConnected,
} from '../inboxes/connect-inbox.ts'
import type { GivenLine, MetaNumber } from './verify-line.ts'

export type NewLine = Omit<GivenLine, 'app'> & {
  app_id: string
  /** Absent: what the account's app has. */
  app_secret?: string | undefined
  verify_token?: string | undefined
  name?: string | undefined
}

export type CompleteLine = Omit<GivenLine, 'app'> & {
  app: { app_id: string; app_secret: string; verify_token: string }
}

/** What was typed, with what is known of the app already. Throws where the app is new and something is missing. */
export async function completeLine(
  trx: ReadTrx,
  secrets: Secrets,
  account_id: string,
  line: NewLine,
): Promise<CompleteLine> {
  const known = await openApp(trx, secrets, account_id, line.app_id)
  const app_secret = line.app_secret ?? known?.app_secret
  const verify_token = line.verify_token ?? known?.verify_token
  if (app_secret === undefined) throw invalidField('app_secret', 'is required for a new app')
  if (verify_token === undefined) throw invalidField('verify_token', 'is required for a new app')
  const { meta_portfolio_id, app_id, waba_id, phone_number_id, access_token } = line
  const app = { app_id, app_secret, verify_token }
  return { meta_portfolio_id, waba_id, phone_number_id, access_token, app }
}

/** Stores a line that Meta has confirmed: portfolio, app, WABA and inbox, all or nothing. Repeated, it takes over what is new. */
export async function saveLine(
  trx: Trx,
  { secrets, inboxConnected, now }: { secrets: Secrets; inboxConnected: InboxConnected; now: Date },
  account_id: string,
  line: CompleteLine,
  shown: MetaNumber & { name: string },
): Promise<{ inbox_id: string; app_id: string }> {
  const portfolio_id = await ensurePortfolio(trx, account_id, line.meta_portfolio_id, now)
  const app_id = await ensureApp(trx, secrets, account_id, line.app, now)
  await ensureWaba(trx, account_id, portfolio_id, line.waba_id, now)
  const { name, display_phone, is_test_number } = shown
  const { waba_id, phone_number_id, access_token } = line
  const inbox = {
    account_id,
    name,
    portfolio_id,
    waba_id,
    phone_number_id,
    display_phone,
    is_test_number,
    access_token,
  }
  return { inbox_id: await connectOrUpdateInbox(trx, secrets, inbox, now, inboxConnected), app_id }
}
