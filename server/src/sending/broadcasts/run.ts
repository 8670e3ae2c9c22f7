import { sql } from 'kysely'
import { type LockedIdentity, lockIdentity } from '../../platform/account-lock/identity-scope.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { ensureThreads } from '../../resolution/moving/rethread.ts'
import { buildRequest } from '../../whatsapp/outgoing/content.ts'
import { type Acceptable, storeMessages } from '../accepting/store-messages.ts'
import { queueSends } from '../outbox/queue-sends.ts'
import { goOn, interrupt, tell } from './change-state.ts'
import { type Judged, judgeRecipients } from './judge-recipients.ts'
import { type BroadcastPlan, loadPlan, templateObstacle } from './plan.ts'
import { writeJudged } from './prepare.ts'
import { type Broadcast, lockBroadcast } from './queries.ts'
import { type Listed, resolvePersons, takenByEarlier, takenByMessage } from './same-person.ts'

/** A few at a time, so that other transactions don't wait long for the account's lock. */
const QUEUED_AT_ONCE = 250

/**
 * Queues messages for the next recipients of a running broadcast, until `most` wait, in one transaction: whenever the
 * process dies, a recipient has a message or is still to get one. Whether each may be sent to is asked again.
 */
export async function queueSome(deps: Deps, account_id: string, id: string, most: number): Promise<void> {
  await withAccount(deps.db, account_id, async (trx) => {
    const locked = await lockIdentity({ trx, account_id, now: new Date(deps.clock.now()) })
    const broadcast = await lockBroadcast(trx, account_id, id, { skip: false })
    if (broadcast?.state !== 'running') return
    const plan = await loadPlan(trx, account_id, broadcast)
    const obstacle = templateObstacle(plan)
    if (plan === null || obstacle !== null) {
      await interrupt(locked, broadcast, obstacle ?? 'template_not_found')
      return
    }
    // Counted under the account's lock: another process may have queued some just now.
    const room = Math.min(most - (await countUnderWay(locked, id)), QUEUED_AT_ONCE)
    if (room <= 0) return
    const { planned, until } = await loadPlanned(locked, broadcast, room)
    const how = { now: locked.now, findTaken: takenByMessage }
    const judged = await judgeRecipients(trx, account_id, plan, planned, how)
    const message_ids = await accept(locked, broadcast, plan, judged)
    await writeJudged(trx, account_id, id, judged, plan, message_ids)
    await trx
      .updateTable('broadcasts')
      .set({ queued_position: until })
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute()
  })
}

async function countUnderWay({ trx, account_id }: LockedIdentity, broadcast_id: string): Promise<number> {
  const { rows } = await sql<{ under_way: number }>`
    select count(*)::int as under_way from sends
     where account_id = ${account_id} and broadcast_id = ${broadcast_id} and state in ('held', 'queued', 'sending')`.execute(
    trx,
  )
  return rows[0]?.under_way ?? 0
}

/**
 * The next recipients that are to get a message, up to the position `until`. A recipient that was left out as the same
 * contact as an earlier one is among them if that is no longer so: the merge was undone.
 */
async function loadPlanned(
  { trx, account_id }: LockedIdentity,
  { id, queued_position, recipients }: Broadcast,
  limit: number,
): Promise<{ planned: Listed[]; until: number }> {
  const { rows } = await sql<Listed & { left_out: boolean }>`
    select position, contact_id, state <> 'planned' as left_out from broadcast_recipients
     where account_id = ${account_id} and broadcast_id = ${id} and position > ${queued_position}
       and (state = 'planned' or reason = 'same_person')
     order by position limit ${limit}`.execute(trx)
  const persons = await resolvePersons(
    trx,
    account_id,
    rows.filter(({ left_out }) => left_out),
  )
  const isTaken = await takenByEarlier(trx, account_id, id, [...new Set(persons.values())])
  const planned = rows.filter(({ left_out, contact_id, position }) => {
    const person_id = persons.get(contact_id)
    return !left_out || (person_id !== undefined && !isTaken(person_id, position))
  })
  return { planned, until: rows.at(-1)?.position ?? recipients }
}

type Reachable = Extract<Judged, { reachable: true }>

/** The message of each position. */
async function accept(
  locked: LockedIdentity,
  broadcast: Broadcast,
  plan: BroadcastPlan,
  judged: Judged[],
): Promise<Map<number, string>> {
  const reachable = judged.filter((it) => it.reachable)
  if (reachable.length === 0) return new Map()
  const inbox_id = plan.inbox.id
  await ensureThreads(
    locked,
    reachable.map(({ person_id: contact_id }) => ({ inbox_id, contact_id })),
    // What a contact answers opens it. Before, it would bury the conversations that wait.
    'quiet',
  )
  const threads = await loadThreads(locked, inbox_id, reachable)
  const ids = await storeMessages(
    locked,
    reachable.map((it) => ({
      ...buildMessage(locked, plan, it, threads),
      inbox_id,
      endpoint: broadcast.endpoint,
      if_no_phone: 'fail' as const,
      broadcast_id: broadcast.id,
      author: { kind: 'broadcast' as const, id: broadcast.id, name: broadcast.name },
    })),
    queueSends,
  )
  return new Map(reachable.map(({ position }, index) => [position, ids[index] ?? '']))
}

async function loadThreads(
  { trx, account_id }: LockedIdentity,
  inbox_id: string,
  reachable: Reachable[],
): Promise<Map<string, string>> {
  const persons = reachable.map(({ person_id }) => person_id)
  const { rows } = await sql<{ id: string; contact_id: string }>`
    select id, contact_id from conversations
     where account_id = ${account_id} and inbox_id = ${inbox_id} and contact_id = any(${persons}::uuid[])
       and merged_into is null`.execute(trx)
  return new Map(rows.map(({ id, contact_id }) => [contact_id, id]))
}

function buildMessage(
  { now }: LockedIdentity,
  { template, needs_phone }: BroadcastPlan,
  { person_id, anchor_id, components, text }: Reachable,
  threads: Map<string, string>,
): Pick<Acceptable, 'binding' | 'prepared' | 'state' | 'due_at'> {
  const conversation_id = threads.get(person_id)
  if (conversation_id === undefined) throw new Error('a thread was made and is missing')
  const { name, language, category } = template
  const content = {
    type: 'template' as const,
    template: { name, language: { code: language }, ...(components.length > 0 && { components }) },
  }
  return {
    binding: { contact_id: person_id, anchor_id, conversation_id, group_id: null },
    prepared: {
      type: 'template',
      text,
      data: content.template,
      body: buildRequest(content, { reply_to_wamid: null, reaction_wamid: null }),
      refers_to_wamid: null,
      needs_phone,
      category,
    },
    state: 'queued',
    due_at: now,
  }
}

/** Begins what was scheduled and is due. */
export async function beginScheduled(deps: Deps, account_id: string, id: string): Promise<void> {
  await withAccount(deps.db, account_id, async (trx) => {
    const locked = await lockIdentity({ trx, account_id, now: new Date(deps.clock.now()) })
    const broadcast = await lockBroadcast(trx, account_id, id, { skip: false })
    if (broadcast?.state === 'scheduled') await goOn(locked, broadcast)
  })
}

/** Ends what is finished or cancelled and has nothing in flight. */
export async function endBroadcast(deps: Deps, account_id: string, id: string): Promise<void> {
  await withAccount(deps.db, account_id, async (trx) => {
    const locked = await lockIdentity({ trx, account_id, now: new Date(deps.clock.now()) })
    const broadcast = await lockBroadcast(trx, account_id, id, { skip: false })
    if (broadcast === null || !['running', 'cancelled'].includes(broadcast.state)) return
    await sql`
      update broadcasts set ended_at = ${locked.now}, state = case state when 'running' then 'finished' else state end
       where account_id = ${account_id} and id = ${id}`.execute(trx)
    if (broadcast.state === 'running') await tell(locked, broadcast, 'broadcast.finished')
  })
}
