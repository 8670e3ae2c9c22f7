import { sql } from 'kysely'
import { loadIdentifierRules } from '../../contacts/identifiers.ts'
import { parseTypedPhone, phoneKey } from '../../identity/phone.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'

export type BlockedPhone = { phone_key: string; reason: string; created_at: Date }

/** Shared or test numbers, which say nothing about who uses them, in the order of their digits. */
export function listBlockedPhones(
  trx: ReadTrx,
  account_id: string,
  limit: number,
  after: string | null,
): Promise<BlockedPhone[]> {
  const query = trx
    .selectFrom('blocked_phones')
    .select(['phone_key', 'reason', 'created_at'])
    .where('account_id', '=', account_id)
    .orderBy('phone_key')
    .limit(limit)
  return (after === null ? query : query.where('phone_key', '>', after)).execute()
}

/**
 * From now on the phone links no contacts: messages from it without a BSUID, past and future, wait with a contact of
 * its own.
 */
export async function blockPhone(
  locked: LockedIdentity,
  text: string,
  reason: string,
): Promise<BlockedPhone> {
  const phone_key = await readPhoneKey(locked, text)
  if (!locked.blocked_phones.includes(phone_key))
    await requireRoom(locked.trx, locked.account_id, 'blocked_phones')
  const { rows } = await sql<BlockedPhone>`
    insert into blocked_phones (account_id, phone_key, reason, created_at)
    values (${locked.account_id}, ${phone_key}, ${reason}, ${locked.now})
    on conflict (account_id, phone_key) do update set reason = excluded.reason
    returning phone_key, reason, created_at`.execute(locked.trx)
  const blocked_phones = [...new Set([...locked.blocked_phones, phone_key])]
  await resolveAround({ ...locked, blocked_phones }, phone_key)
  const [row] = rows
  if (!row) throw new Error('a row that was just written is missing')
  return row
}

export async function unblockPhone(locked: LockedIdentity, text: string): Promise<void> {
  const phone_key = await readPhoneKey(locked, text)
  const { rows } = await sql`
    delete from blocked_phones where account_id = ${locked.account_id} and phone_key = ${phone_key}
    returning 1`.execute(locked.trx)
  if (rows.length === 0) throw problem('not_found')
  const blocked_phones = locked.blocked_phones.filter((key) => key !== phone_key)
  await resolveAround({ ...locked, blocked_phones }, phone_key)
}

function resolveAround(locked: LockedIdentity, phone_key: string) {
  return resolvePeople(locked, { bsuids: [], phones: [phone_key], parents: [], anchors: [] })
}

async function readPhoneKey(locked: LockedIdentity, text: string): Promise<string> {
  const { default_country } = await loadIdentifierRules(locked)
  const digits = parseTypedPhone(text, default_country)
  if (digits === null) {
    throw invalidField('phone', 'is not a valid phone; write it with + and the country code')
  }
  return phoneKey(digits)
}
