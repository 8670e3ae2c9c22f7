import { sql } from 'kysely'
import { flagStrangers } from '../conversations/messages/flag-strangers.ts'
import { moveForward } from '../conversations/messages/move-forward.ts'
import { refreshWaiting } from '../conversations/waiting.ts'
import { accountRows } from '../platform/db/rows-of.ts'
import { retryAfterStatus } from '../sending/outbox/retry-after-status.ts'
import { settleByCallback } from '../sending/outbox/settle-by-callback.ts'
import type { CallUpdate, StatusUpdate } from '../whatsapp/values/types.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { PlacedMessage } from './place-messages.ts'
import type { Routed } from './route.ts'

/** Keeps every status, also one whose message has not come yet, and moves the messages it is about. */
export async function writeStatuses(
  locked: IngestScope,
  statuses: Routed<StatusUpdate>[],
  calls: Routed<CallUpdate>[],
  placed: PlacedMessage[],
): Promise<void> {
  await keepStatuses(locked, statuses, calls)
  const keys = new Map<string, { inbox_id: string; wamid: string }>()
  for (const { update, inbox } of statuses)
    keys.set(`${inbox.id} ${update.wamid}`, { inbox_id: inbox.id, wamid: update.wamid })
  for (const { item } of placed) {
    if (item.update.direction === 'outbound') {
      keys.set(`${item.inbox.id} ${item.update.wamid}`, { inbox_id: item.inbox.id, wamid: item.update.wamid })
    }
  }
  if (keys.size === 0) return
  await settleByCallback(
    locked,
    statuses.map(({ update, inbox }) => ({ ...update, inbox_id: inbox.id })),
  )
  await refreshWaiting(locked, await moveForward(locked, [...keys.values()]))
  const failed = statuses.filter(({ update }) => update.status === 'failed')
  await retryAfterStatus(
    locked,
    failed.map(({ update, inbox }) => ({ inbox_id: inbox.id, wamid: update.wamid })),
  )
  await flagStrangers(locked, [...keys.values()])
}

type StatusRow = ReturnType<typeof rowOf> & {
  wamid: string
  status: string
  participant: string
  pricing: StatusUpdate['pricing']
  data: Record<string, unknown> | null
}

function rowOfStatus(routed: Routed<StatusUpdate>): StatusRow {
  const { wamid, status, person, group_id, pricing, data } = routed.update
  const participant = group_id ? (person.bsuid ?? person.phone ?? '') : ''
  return { ...rowOf(routed), wamid, status, participant, pricing, data }
}

function rowOfCall(routed: Routed<CallUpdate>): StatusRow {
  const { call_id, event, duration_s, status, data } = routed.update
  const more = { ...data, duration_s, status }
  return { ...rowOf(routed), wamid: call_id, status: event, participant: '', pricing: null, data: more }
}

/** What statuses and calls tell alike. */
function rowOf({ update, inbox, event_id }: Routed<StatusUpdate | CallUpdate>) {
  const { bsuid, parent_bsuid, phone } = update.person
  return {
    inbox_id: inbox.id,
    at: new Date(update.at_ms),
    errors: update.errors.length > 0 ? update.errors : null,
    callback_data: update.callback_data,
    bsuid,
    parent_bsuid,
    phone,
    event_id,
  }
}

async function keepStatuses(
  locked: IngestScope,
  statuses: Routed<StatusUpdate>[],
  calls: Routed<CallUpdate>[],
): Promise<void> {
  // One statement takes a status once; what else a batch says of it follows in the next, and joins as in a later batch.
  for (const rows of roundsOf([...statuses.map(rowOfStatus), ...calls.map(rowOfCall)]))
    await keepRound(locked, rows)
}

/** Every status once in each round. Most batches are one round: what only repeats another row is left out. */
function roundsOf(rows: StatusRow[]): StatusRow[][] {
  const said = new Set<string>()
  const times = new Map<string, number>()
  const rounds: StatusRow[][] = []
  for (const row of rows) {
    const says = JSON.stringify({ ...row, event_id: null })
    if (said.has(says)) continue
    said.add(says)
    const key = `${row.inbox_id} ${row.wamid} ${row.status} ${row.participant}`
    const round = times.get(key) ?? 0
    times.set(key, round + 1)
    const others = rounds[round]
    if (others) others.push(row)
    else rounds.push([row])
  }
  return rounds
}

/** Of what two webhooks say differently of one status the fuller counts, whichever came first; `data` by its members. */
async function keepRound(locked: IngestScope, rows: StatusRow[]): Promise<void> {
  const joined = sql`case when s.data is null or excluded.data is null or s.data = excluded.data
      then coalesce(s.data, excluded.data)
    else (select jsonb_object_agg(key, value order by value) from (
        select * from jsonb_each(s.data) union all select * from jsonb_each(excluded.data)) as member) end`
  await sql`
    insert into message_statuses as s (account_id, inbox_id, wamid, status, participant, at, errors, pricing, callback_data,
      bsuid, parent_bsuid, phone, data, event_id)
    select n.account_id, n.inbox_id, n.wamid, n.status, n.participant, n.at, n.errors, n.pricing, n.callback_data,
      n.bsuid, n.parent_bsuid, n.phone, n.data, n.event_id
      from ${accountRows(locked.account_id, rows, 'n', {
        inbox_id: 'uuid',
        wamid: 'text',
        status: 'text',
        participant: 'text',
        at: 'timestamptz',
        errors: 'jsonb',
        pricing: 'jsonb',
        callback_data: 'text',
        bsuid: 'text',
        parent_bsuid: 'text',
        phone: 'text',
        data: 'jsonb',
        event_id: 'uuid',
      })}
    on conflict (account_id, inbox_id, wamid, status, participant) do update set at = least(s.at, excluded.at),
      bsuid = coalesce(s.bsuid, excluded.bsuid), parent_bsuid = coalesce(s.parent_bsuid, excluded.parent_bsuid),
      phone = coalesce(s.phone, excluded.phone), pricing = greatest(s.pricing, excluded.pricing),
      errors = greatest(s.errors, excluded.errors), data = ${joined}
    where excluded.at < s.at or (s.bsuid is null and excluded.bsuid is not null)
      or greatest(s.pricing, excluded.pricing) is distinct from s.pricing
      or greatest(s.errors, excluded.errors) is distinct from s.errors
      or (excluded.data is not null and excluded.data is distinct from s.data)`.execute(locked.trx)
}
