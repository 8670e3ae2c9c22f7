import type { Secrets } from '../../platform/base/crypto.ts'
import { problem } from '../../platform/base/errors.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { accessTokenContext } from './connect-inbox.ts'

/** A connected inbox for calls to Meta, with its token decrypted: for memory only. */
export type Line = {
  id: string
  account_id: string
  portfolio_id: string
  waba_id: string
  phone_number_id: string
  display_phone: string
  is_test_number: boolean
  access_token: string
}

/** The line, or null where the account has no such inbox. */
export async function loadLine(
  trx: ReadTrx,
  secrets: Pick<Secrets, 'open'>,
  account_id: string,
  inbox_id: string,
): Promise<Line | null> {
  const row = await trx
    .selectFrom('inboxes')
    .select([
      'id',
      'account_id',
      'portfolio_id',
      'waba_id',
      'phone_number_id',
      'display_phone',
      'is_test_number',
      'access_token',
    ])
    .where('account_id', '=', account_id)
    .where('id', '=', inbox_id)
    .executeTakeFirst()
  if (row === undefined) return null
  return { ...row, access_token: secrets.open(row.access_token, accessTokenContext(row.id)) }
}

/** The same; throws `not_found` where the account has no such inbox. */
export async function requireLine(
  trx: ReadTrx,
  secrets: Pick<Secrets, 'open'>,
  account_id: string,
  inbox_id: string,
): Promise<Line> {
  const line = await loadLine(trx, secrets, account_id, inbox_id)
  if (line === null) throw problem('not_found')
  return line
}
