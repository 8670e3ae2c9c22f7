import type { Secrets } from '../../platform/base/crypto.ts'
import { problem } from '../../platform/base/errors.ts'
import { newId, presentId } from '../../platform/base/ids.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { Trx } from '../../platform/db/types.ts'

export type NewInbox = {
  account_id: string
  name: string
  portfolio_id: string
  waba_id: string
  phone_number_id: string
  display_phone: string
  is_test_number: boolean
  access_token: string
}

/** Heard in the transaction that connects a line, so that what waited for it starts with it or not at all. */
export type InboxConnected = (
  trx: Trx,
  inbox: { account_id: string; id: string; phone_number_id: string; waba_id: string },
) => Promise<void>

/** The account's portfolio with Meta's id; made if it is new. */
export async function ensurePortfolio(
  trx: Trx,
  account_id: string,
  meta_portfolio_id: string,
  now: Date,
): Promise<string> {
  const row = await trx
    .insertInto('portfolios')
    .values({ account_id, id: newId(), meta_portfolio_id, created_at: now })
    // An update that changes nothing, because only then the row is returned.
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'meta_portfolio_id']).doUpdateSet({ meta_portfolio_id }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Notes that a WABA belongs to a portfolio. Throws `already_exists` where it is known in another one. */
export async function ensureWaba(
  trx: Trx,
  account_id: string,
  portfolio_id: string,
  waba_id: string,
  now: Date,
): Promise<void> {
  const row = await trx
    .insertInto('wabas')
    .values({ account_id, id: newId(), portfolio_id, waba_id, created_at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'waba_id']).doUpdateSet({ waba_id }))
    .returning('portfolio_id')
    .executeTakeFirstOrThrow()
  if (row.portfolio_id !== portfolio_id) {
    throw problem('already_exists', `The WABA is already connected to another portfolio.`, {
      portfolio_id: presentId('portfolio', row.portfolio_id),
    })
  }
}

/** Connects a line that the account does not have yet. Throws `already_exists` where it has. */
export async function connectInbox(
  trx: Trx,
  secrets: Secrets,
  inbox: NewInbox,
  now: Date,
  connected: InboxConnected,
): Promise<string> {
  const { access_token, ...columns } = inbox
  await requireRoom(trx, inbox.account_id, 'inboxes')
  const id = newId()
  const inserted = await trx
    .insertInto('inboxes')
    .values({
      ...columns,
      id,
      access_token: secrets.seal(access_token, accessTokenContext(id)),
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'phone_number_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) {
    const taken = await findInboxByPhoneNumberId(trx, inbox.account_id, inbox.phone_number_id)
    throw problem('already_exists', 'This WhatsApp number is already connected.', {
      inbox_id: taken === null ? null : presentId('inbox', taken.id),
    })
  }
  const { account_id, phone_number_id, waba_id } = inbox
  await connected(trx, { account_id, id, phone_number_id, waba_id })
  return id
}

/** Gives a connected line what may change: token, how its phone is written, whether it is a test number. */
async function updateInbox(trx: Trx, secrets: Secrets, id: string, inbox: NewInbox): Promise<void> {
  await trx
    .updateTable('inboxes')
    .set({
      waba_id: inbox.waba_id,
      display_phone: inbox.display_phone,
      is_test_number: inbox.is_test_number,
      access_token: secrets.seal(inbox.access_token, accessTokenContext(id)),
    })
    .where('account_id', '=', inbox.account_id)
    .where('id', '=', id)
    .execute()
}

/** Connects a line, or gives one that the account has already what is new about it. */
export async function connectOrUpdateInbox(
  trx: Trx,
  secrets: Secrets,
  inbox: NewInbox,
  now: Date,
  connected: InboxConnected,
): Promise<string> {
  const existing = await findInboxByPhoneNumberId(trx, inbox.account_id, inbox.phone_number_id)
  if (existing === null) return connectInbox(trx, secrets, inbox, now, connected)
  // BSUIDs are scoped by the portfolio: under another one, every contact of this inbox would become a stranger.
  if (existing.portfolio_id !== inbox.portfolio_id) {
    throw problem('already_exists', 'This WhatsApp number is already connected to another portfolio.', {
      portfolio_id: presentId('portfolio', existing.portfolio_id),
    })
  }
  await updateInbox(trx, secrets, existing.id, inbox)
  // Its WABA may be new.
  await connected(trx, { ...inbox, id: existing.id })
  return existing.id
}

/** The account's line with Meta's id, locked against a change at the same time. */
async function findInboxByPhoneNumberId(
  trx: Trx,
  account_id: string,
  phone_number_id: string,
): Promise<{ id: string; portfolio_id: string } | null> {
  const row = await trx
    .selectFrom('inboxes')
    .select(['id', 'portfolio_id'])
    .where('account_id', '=', account_id)
    .where('phone_number_id', '=', phone_number_id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Gives a line another token. */
export async function replaceToken(
  trx: Trx,
  secrets: Secrets,
  line: { account_id: string; id: string },
  access_token: string,
): Promise<void> {
  await trx
    .updateTable('inboxes')
    .set({ access_token: secrets.seal(access_token, accessTokenContext(line.id)) })
    .where('account_id', '=', line.account_id)
    .where('id', '=', line.id)
    .execute()
}

/** The context under which an inbox's token is sealed. */
export function accessTokenContext(inbox_id: string): string {
  return `inboxes.access_token/${inbox_id}`
}
