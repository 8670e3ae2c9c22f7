import { sql } from 'kysely'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { insertRecipients, listAudience } from './audience.ts'
import { type Judged, judgeRecipients } from './judge-recipients.ts'
import { marketOf } from './market.ts'
import { type BroadcastPlan, loadPlan } from './plan.ts'
import { type Broadcast, lockBroadcast } from './queries.ts'
import { type Listed, takenByEarlier } from './same-person.ts'

const EXAMINED_AT_ONCE = 1_000
const JUDGED_AT_ONCE = 500

/**
 * The next part of a dry run, in a transaction of its own: some more contacts are listed, or decided about. It only reads
 * of people, so the account's lock is not taken until the last step. False where there is nothing to be done.
 */
export async function prepareBroadcast(deps: Deps, account_id: string, id: string): Promise<boolean> {
  const now = new Date(deps.clock.now())
  const done = await withAccount(deps.db, account_id, async (trx) => {
    const broadcast = await lockBroadcast(trx, account_id, id, { skip: true })
    if (broadcast === null || !['draft', 'preparing'].includes(broadcast.state)) return 'nothing'
    if (!broadcast.all_listed) await listSome(trx, account_id, broadcast)
    else if (broadcast.checked_position < broadcast.recipients)
      await judgeSome(trx, account_id, broadcast, now)
    else return 'all'
    return 'some'
  })
  if (done === 'all') await makeReady(deps, account_id, id, now)
  return done !== 'nothing'
}

async function listSome(trx: Trx, account_id: string, broadcast: Broadcast): Promise<void> {
  const { id, audience, examined_contact_id, recipients } = broadcast
  const query = 'query' in audience ? audience.query : {}
  const page = { matches: null, after: examined_contact_id, limit: EXAMINED_AT_ONCE }
  const { ids, examined_until } = await listAudience(trx, account_id, query, page)
  await insertRecipients(trx, account_id, id, ids, recipients)
  await sql`
    update broadcasts set state = 'preparing', recipients = recipients + ${ids.length},
      examined_contact_id = ${examined_until}, all_listed = ${examined_until === null}
     where account_id = ${account_id} and id = ${id}`.execute(trx)
}

async function judgeSome(trx: Trx, account_id: string, broadcast: Broadcast, now: Date): Promise<void> {
  const { id, checked_position } = broadcast
  const until = Math.min(checked_position + JUDGED_AT_ONCE, broadcast.recipients)
  const listed = await loadListed(trx, account_id, id, checked_position, until)
  const plan = await loadPlan(trx, account_id, broadcast)
  const judged = plan
    ? await judgeRecipients(trx, account_id, plan, listed, { now, findTaken: takenByEarlier })
    : listed.map((it): Judged => ({ ...it, reachable: false, reason: 'template_not_found', missing: [] }))
  await writeJudged(trx, account_id, id, judged, plan)
  await sql`
    update broadcasts set state = 'preparing', checked_position = ${until}
     where account_id = ${account_id} and id = ${id}`.execute(trx)
}

/** Who was erased meanwhile is not among them. */
async function loadListed(
  trx: Trx,
  account_id: string,
  broadcast_id: string,
  after: number,
  until: number,
): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select position, contact_id from broadcast_recipients
     where account_id = ${account_id} and broadcast_id = ${broadcast_id} and position > ${after} and position <= ${until}
       and state = 'listed' order by position`.execute(trx)
  return rows
}

/** Writes what was decided; `message_ids` has the message of each position that got one. */
export async function writeJudged(
  trx: Trx,
  account_id: string,
  broadcast_id: string,
  judged: Judged[],
  plan: BroadcastPlan | null,
  message_ids: Map<number, string> = new Map(),
): Promise<void> {
  const rows = judged.map((it) => ({
    position: it.position,
    state: !it.reachable ? 'unreachable' : message_ids.has(it.position) ? 'queued' : 'planned',
    reason: it.reachable ? null : it.reason,
    missing: !it.reachable && it.missing.length > 0 ? it.missing : null,
    address_kind: it.reachable ? it.address.kind : null,
    category: it.reachable && plan ? plan.template.category : null,
    market: it.reachable ? marketOf(it.address) : null,
    message_id: message_ids.get(it.position) ?? null,
  }))
  await sql`
    update broadcast_recipients r set state = j.state, reason = j.reason, missing = j.missing,
      address_kind = j.address_kind, category = j.category, market = j.market, message_id = j.message_id
      from ${rowsOf(rows, 'j', {
        position: 'integer',
        state: 'text',
        reason: 'text',
        missing: 'text[]',
        address_kind: 'text',
        category: 'text',
        market: 'text',
        message_id: 'uuid',
      })}
     where r.account_id = ${account_id} and r.broadcast_id = ${broadcast_id} and r.position = j.position`.execute(
    trx,
  )
}

async function makeReady(deps: Deps, account_id: string, id: string, now: Date): Promise<void> {
  await withAccount(deps.db, account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id, now })
    const { rows } = await sql<{ inbox_id: string }>`
      update broadcasts set state = 'ready', ready_at = ${now}
       where account_id = ${account_id} and id = ${id} and state in ('draft', 'preparing') and all_listed
         and checked_position >= recipients
      returning inbox_id`.execute(trx)
    await appendEvents(
      locked,
      rows.map(({ inbox_id }) => ({
        type: 'broadcast.ready',
        at: now,
        inbox_id,
        data: { broadcast_id: id },
      })),
    )
  })
}
