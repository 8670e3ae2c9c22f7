import { sql } from 'kysely'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { asSeen } from '../../platform/db/with-viewer.ts'
import type { SendingConversation } from './load-threads.ts'

export type SendingInbox = { id: string; portfolio_id: string; waba_id: string; is_test_number: boolean }

const MOST_LISTED = 100

/**
 * The inboxes with these ids among those that the caller sees, and, if a message names none, the first of the others: a
 * single one is used, and of several the error lists the choice.
 */
export async function loadInboxes(
  { account_id, seen }: IdentityScope & ForCaller,
  ids: string[],
  list_others: boolean,
): Promise<Map<string, SendingInbox>> {
  const { rows } = await asSeen(seen, (trx) =>
    sql<SendingInbox>`
      select i.id, i.portfolio_id, i.waba_id, i.is_test_number from inboxes i
       where i.account_id = ${account_id} and (i.id = any(${ids}::uuid[]) or (${list_others}::boolean and i.id in (
         select id from inboxes where account_id = ${account_id} order by id limit ${MOST_LISTED})))
       order by i.id`.execute(trx),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * The inbox to send from: the one that is named, else the one where this contact talked last, else the only one. Throws
 * `inbox_required`, with the choice, where none of these decides.
 */
export function chooseInbox(
  inboxes: Map<string, SendingInbox>,
  inbox_id: string | null,
  threads: SendingConversation[] = [],
): SendingInbox {
  if (inbox_id !== null) {
    const named = inboxes.get(inbox_id)
    if (named === undefined) throw problem('not_found', 'The inbox was not found.')
    return named
  }
  const talked = new Map(
    threads.map((thread) => [thread.inbox_id, thread.last_message_at?.getTime() ?? null]),
  )
  const at = ({ id }: SendingInbox) => talked.get(id) ?? Number.NEGATIVE_INFINITY
  const choice = [...inboxes.values()].sort((a, b) => compare(at(b), at(a)) || (a.id < b.id ? -1 : 1))
  const [first] = choice
  if (first === undefined) throw problem('not_found', 'No inbox is connected.')
  if (choice.length === 1 || talked.has(first.id)) return first
  throw problem('inbox_required', 'Name the inbox to send from.', {
    inbox_ids: choice.slice(0, MOST_LISTED).map(({ id }) => presentId('inbox', id)),
  })
}

// Not a difference: infinities have none.
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
