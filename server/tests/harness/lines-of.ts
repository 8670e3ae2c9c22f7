import { withEveryAccount } from '../../src/platform/db/with-account.ts'
import type { TestAccount, TestApp } from './app.ts'
import type { TestLines } from './whatsapp-line.ts'

/** The lines of an account of the application, in the order in which they were connected, to deliver webhooks to. */
export async function linesOf(app: TestApp, account: TestAccount): Promise<TestLines> {
  const lines = await withEveryAccount(app.deps.db, (trx) =>
    trx
      .selectFrom('inboxes')
      .select(['id as inbox_id', 'portfolio_id', 'phone_number_id', 'waba_id', 'display_phone'])
      .where('account_id', '=', account.account_uuid)
      .orderBy('id')
      .execute(),
  )
  return {
    account_id: account.account_uuid,
    lines,
    now: new Date('2026-11-01T12:00:00Z'),
    digests: (text) => [Buffer.from(`digest of ${text}`)],
  }
}
