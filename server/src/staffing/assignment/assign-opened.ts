import { sql } from 'kysely'
import { changeConversation } from '../../conversations/change-conversation.ts'
import { BY_RULES } from '../../conversations/changed-by.ts'
import { isWork, isWorkNow, UNSUPPORTED } from '../../conversations/messages/copies.ts'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { type EventRow, readEvents } from '../../platform/events/queries.ts'
import { chooseMember, loadCandidates } from './candidates.ts'
import { type AssignmentRule, listRules } from './rules.ts'

const EVENTS_AT_ONCE = 1000
const GIVEN_AT_ONCE = 100

/**
 * Reads on in the feed of one account for what was opened, and gives what waits to members who are free. All of it is
 * one transaction under the account's lock, the place in the feed included: a process that dies in between has done
 * nothing, and of two that work at once the second finds it done. Returns whether there is more to be done at once.
 */
export function assignOpened(db: Db, account_id: string, now: Date): Promise<boolean> {
  return withAccount(db, account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id, now })
    const more = await noteOpened(trx, account_id)
    const given = await giveWaiting(locked)
    return more || given === GIVEN_AT_ONCE
  })
}

/** Records the conversations that the feed reports as opened: a contact wrote, or the status became open in any way. */
async function noteOpened(trx: Trx, account_id: string): Promise<boolean> {
  const position = await trx
    .selectFrom('assignment_positions')
    .select('seq')
    .where('account_id', '=', account_id)
    .executeTakeFirst()
  if (position === undefined) return false
  const page = { after: position.seq, types: null, limit: EVENTS_AT_ONCE }
  const { rows, next_after, is_full } = await readEvents(trx, account_id, page)
  if (rows.length === 0) return false
  const asksFor = await loadWork(trx, account_id, rows)
  const opened = new Map<string, number>()
  const taken = new Set<string>()
  for (const { type, seq, conversation_id, data } of rows) {
    if (conversation_id === null) continue
    if (type === 'conversation.updated' && data.assignee_id !== null) {
      // Also if it was unassigned since: that was a decision.
      opened.delete(conversation_id)
      taken.add(conversation_id)
      continue
    }
    const wrote =
      type === 'message.received' && data.source === 'inbound' && data.standby !== true && asksFor(data)
    const reopened =
      type === 'conversation.updated' &&
      data.status === 'open' &&
      data.former_status !== undefined &&
      data.former_status !== 'open'
    if ((wrote || reopened) && !opened.has(conversation_id)) opened.set(conversation_id, seq)
  }
  await endWaits(trx, account_id, [...taken])
  const waits = [...opened].map(([conversation_id, seq]) => ({ conversation_id, seq }))
  await sql`
    insert into assignment_waits (account_id, conversation_id, seq)
    select w.account_id, c.id, w.seq
      from ${accountRows(account_id, waits, 'w', { conversation_id: 'uuid', seq: 'bigint' })}
      join conversations c on c.account_id = ${account_id} and c.id = w.conversation_id
      join assignment_rules r on r.account_id = c.account_id and r.inbox_id = c.inbox_id
     where c.status = 'open' and c.assignee_id is null and c.merged_into is null
    on conflict (account_id, conversation_id) do nothing`.execute(trx)
  await trx
    .updateTable('assignment_positions')
    .set({ seq: next_after })
    .where('account_id', '=', account_id)
    .execute()
  return is_full
}

/** Whether a message that the feed tells of is work. What its type does not say, the message itself does. */
async function loadWork(
  trx: Trx,
  account_id: string,
  rows: EventRow[],
): Promise<(data: EventRow['data']) => boolean> {
  const unclear = rows.flatMap(({ type, data }) =>
    type === 'message.received' && data.type === UNSUPPORTED ? [String(data.message_id)] : [],
  )
  if (unclear.length === 0) return ({ type }) => isWork({ type: String(type), data: {} })
  const { rows: found } = await sql<{ id: string }>`
    select m.id from messages m
     where m.account_id = ${account_id} and m.id = any(${unclear}::uuid[]) and ${isWorkNow}`.execute(trx)
  const work = new Set<unknown>(found.map(({ id }) => id))
  return ({ type, message_id }) =>
    type === UNSUPPORTED ? work.has(message_id) : isWork({ type: String(type), data: {} })
}

async function endWaits(trx: Trx, account_id: string, ids: string[]): Promise<void> {
  await sql`
    delete from assignment_waits where account_id = ${account_id} and conversation_id = any(${ids}::uuid[])`.execute(
    trx,
  )
}

/** Assigns waiting conversations, oldest first, to available members. Returns how many were assigned. */
async function giveWaiting(locked: Locked): Promise<number> {
  const { trx, account_id } = locked
  // Assigned, snoozed, merged, or of an inbox without a rule now: it no longer needs a member.
  await sql`
    delete from assignment_waits w using conversations c
     where w.account_id = ${account_id} and c.account_id = w.account_id and c.id = w.conversation_id
       and (c.status <> 'open' or c.assignee_id is not null or c.merged_into is not null
         or not exists (select from assignment_rules r where r.account_id = c.account_id and r.inbox_id = c.inbox_id))`.execute(
    trx,
  )
  const { rows: waiting } = await sql<{ id: string; inbox_id: string; team_id: string | null }>`
    select c.id, c.inbox_id, c.team_id from assignment_waits w
      join conversations c on c.account_id = w.account_id and c.id = w.conversation_id
     where w.account_id = ${account_id} order by w.seq, c.id`.execute(trx)
  if (waiting.length === 0) return 0
  let given = 0
  for (const rule of await listRules(trx, account_id)) {
    const rows = waiting.filter(({ inbox_id }) => inbox_id === rule.inbox_id)
    given += await giveByRule(locked, rule, rows.slice(0, GIVEN_AT_ONCE - given))
  }
  return given
}

async function giveByRule(
  locked: Locked,
  rule: AssignmentRule,
  rows: { id: string; team_id: string | null }[],
): Promise<number> {
  if (rows.length === 0) return 0
  const { trx, account_id } = locked
  const candidates = await loadCandidates(trx, account_id, rule)
  let { last_user_id } = rule
  let given = 0
  for (const { id, team_id } of rows) {
    const chosen = chooseMember(candidates, { ...rule, last_user_id })
    if (chosen === null) break
    const change = { assignee_id: chosen.user_id, team_id: team_id ?? rule.team_id ?? undefined }
    await changeConversation(locked, id, change, BY_RULES)
    chosen.open += 1
    last_user_id = chosen.user_id
    given += 1
  }
  if (given === 0) return 0
  await endWaits(
    trx,
    account_id,
    rows.slice(0, given).map(({ id }) => id),
  )
  await trx
    .updateTable('assignment_rules')
    .set({ last_user_id })
    .where('account_id', '=', account_id)
    .where('inbox_id', '=', rule.inbox_id)
    .execute()
  return given
}
