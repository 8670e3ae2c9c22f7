import { sql } from 'kysely'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

/** Clients repeat it well before this; a member who left without a word disappears after it. */
const HERE_MS = 45_000
/** A client repeats this every few seconds while its member types. */
const TYPING_MS = 7_000
/** Each change of the list is written to every open stream of the account. */
const MOST_LISTED = 1_000

export type Presence = { conversation_id: string; user_id: string; typing: boolean }

type Where = { id: string; inbox_id: string }

/** Records that a member views a conversation, and whether they type; it expires without further reports. */
export async function noteHere(
  trx: Trx,
  account_id: string,
  { id, inbox_id }: Where,
  user_id: string,
  { typing, now }: { typing: boolean; now: Date },
): Promise<void> {
  const here_until = new Date(now.getTime() + HERE_MS)
  const typing_until = typing ? new Date(now.getTime() + TYPING_MS) : null
  await sql`
    insert into presences (account_id, conversation_id, user_id, inbox_id, here_until, typing_until)
    values (${account_id}, ${id}, ${user_id}, ${inbox_id}, ${here_until}, ${typing_until})
    on conflict (account_id, conversation_id, user_id) do update set
      here_until = excluded.here_until, typing_until = excluded.typing_until`.execute(trx)
  await sql`delete from presences where account_id = ${account_id} and here_until <= ${now}`.execute(trx)
}

export async function noteGone(trx: Trx, account_id: string, id: string, user_id: string): Promise<void> {
  await sql`
    delete from presences where account_id = ${account_id} and conversation_id = ${id} and user_id = ${user_id}`.execute(
    trx,
  )
}

/**
 * Who looks at which conversation now. Through `conversations`, of which a member with limits sees those of their inboxes.
 */
export async function listPresences(trx: ReadTrx, account_id: string, now: Date): Promise<Presence[]> {
  const { rows } = await sql<Presence>`
    select p.conversation_id, p.user_id, coalesce(p.typing_until > ${now}, false) as typing
      from presences p join conversations c on c.account_id = p.account_id and c.id = p.conversation_id
     where p.account_id = ${account_id} and p.here_until > ${now}
     order by p.conversation_id, p.user_id limit ${MOST_LISTED}`.execute(trx)
  return rows
}
