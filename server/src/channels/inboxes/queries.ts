import type { ReadTrx } from '../../platform/db/types.ts'

/** Every column of an inbox but its token, with Meta's id of its portfolio. */
function inboxes(trx: ReadTrx, account_id: string) {
  return trx
    .selectFrom('inboxes')
    .innerJoin('portfolios', (join) =>
      join
        .onRef('portfolios.account_id', '=', 'inboxes.account_id')
        .onRef('portfolios.id', '=', 'inboxes.portfolio_id'),
    )
    .select([
      'inboxes.id',
      'inboxes.name',
      'inboxes.channel',
      'inboxes.portfolio_id',
      'portfolios.meta_portfolio_id',
      'inboxes.waba_id',
      'inboxes.phone_number_id',
      'inboxes.display_phone',
      'inboxes.is_test_number',
      'inboxes.username',
      'inboxes.username_status',
      'inboxes.created_at',
    ])
    .where('inboxes.account_id', '=', account_id)
}

export type InboxRow = Awaited<ReturnType<typeof listInboxes>>[number]

/** The account's inboxes in the order in which they were connected, those after `after` (an inbox id) only. */
export function listInboxes(trx: ReadTrx, account_id: string, limit: number, after: string | null) {
  const query = inboxes(trx, account_id).orderBy('inboxes.id').limit(limit)
  return (after === null ? query : query.where('inboxes.id', '>', after)).execute()
}

export async function findInbox(trx: ReadTrx, account_id: string, id: string): Promise<InboxRow | null> {
  return (await inboxes(trx, account_id).where('inboxes.id', '=', id).executeTakeFirst()) ?? null
}
