import { sql } from 'kysely'
import { refreshWaiting } from '../../conversations/waiting.ts'
import { type LockedIdentity, lockIdentity } from '../../platform/account-lock/identity-scope.ts'
import { FIRST_ID } from '../../platform/base/ids.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import { type BoundAddress, factsKey, loadAddressFacts } from '../accepting/address-facts.ts'
import { chooseAddress } from '../accepting/choose-address.ts'
import { failWaiting } from '../outbox/fail-waiting.ts'
import { releaseWaiting } from '../outbox/release-waiting.ts'

const AT_ONCE = 500
/** How long a request waits by default. */
const UNASKED_MS = 72 * 3_600_000

type Waiting = BoundAddress & {
  message_id: string
  conversation_id: string
  contact_id: string
  inbox_id: string
  is_test_number: boolean
  accepted_at: Date
  /** A request that may still be answered, or a conflict that a person may still decide. */
  is_hopeful: boolean
  /** A request that was open while the message waited has ended without the phone. */
  was_asked: boolean
}

/**
 * Checks messages that wait for a phone, of every account: they are sent once it is known, however it became known, and
 * fail once there is nothing left to wait for.
 */
export async function settleWaiting(db: Db, now: Date): Promise<void> {
  const accounts = await withEveryAccount(db, (trx) =>
    trx.selectFrom('sends').select('account_id').distinct().where('state', '=', 'waiting').execute(),
  )
  for (const { account_id } of accounts) {
    let last: string | null = FIRST_ID
    while (last !== null) {
      const after: string = last
      last = await withAccount(db, account_id, async (trx) => {
        const locked = await lockIdentity({ trx, account_id, now })
        const waiting = await listWaiting(locked, after)
        await settle(locked, waiting)
        return waiting.length < AT_ONCE ? null : (waiting.at(-1)?.message_id ?? null)
      })
    }
  }
}

async function settle(locked: LockedIdentity, waiting: Waiting[]): Promise<void> {
  const facts = await loadAddressFacts(locked.trx, locked.account_id, waiting)
  const reachable = waiting.filter((it) => {
    const known = facts.get(factsKey(it))
    const need = { needs_phone: true, is_test_number: it.is_test_number }
    return known !== undefined && 'address' in chooseAddress(known, need, locked.now.getTime())
  })
  const contact_ids = new Set(reachable.map(({ contact_id }) => contact_id))
  await releaseWaiting(locked, [...contact_ids])
  await fail(
    locked,
    waiting.filter((it) => !contact_ids.has(it.contact_id) && isHopeless(it, locked.now)),
  )
}

function isHopeless({ is_hopeful, was_asked, accepted_at }: Waiting, now: Date): boolean {
  return !is_hopeful && (was_asked || now.getTime() - accepted_at.getTime() >= UNASKED_MS)
}

async function fail(locked: LockedIdentity, hopeless: Waiting[]): Promise<void> {
  if (hopeless.length === 0) return
  const { now } = locked
  const ids = hopeless.map(({ message_id }) => message_id)
  await failWaiting(locked, ids, { code: 'phone_unconfirmed' })
  await refreshWaiting(
    locked,
    hopeless.map(({ conversation_id }) => conversation_id),
  )
  const events = hopeless.map(({ message_id, conversation_id, contact_id, inbox_id }): NewEvent => {
    const data = { message_id, status: 'failed' }
    return { type: 'message.failed', at: now, contact_id, conversation_id, inbox_id, data }
  })
  await appendEvents(locked, events)
}

async function listWaiting({ trx, account_id, now }: LockedIdentity, after: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select s.message_id, m.conversation_id, a.contact_id, a.id as anchor_id, s.inbox_id, i.portfolio_id, i.is_test_number,
      s.accepted_at,
      coalesce(bool_or((r.state = 'requested' and coalesce(r.expires_at > ${now}, true)) or k.state = 'open'), false) as is_hopeful,
      coalesce(bool_or(r.state <> 'requested' and coalesce(r.expires_at, r.answered_at) >= s.accepted_at), false) as was_asked
      from sends s
      join messages m on m.account_id = s.account_id and m.id = s.message_id
      join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
      join inboxes i on i.account_id = s.account_id and i.id = s.inbox_id
      left join anchors own on own.account_id = a.account_id and own.contact_id = a.contact_id
      left join phone_requests r on r.account_id = own.account_id and r.anchor = own.key
      left join conflicts k on k.account_id = r.account_id and k.id = r.conflict_id
     where s.account_id = ${account_id} and s.state = 'waiting' and s.message_id > ${after}::uuid
     group by s.account_id, s.message_id, m.conversation_id, a.contact_id, a.id, i.portfolio_id, i.is_test_number
     order by s.message_id limit ${AT_ONCE}`.execute(trx)
  return rows
}
