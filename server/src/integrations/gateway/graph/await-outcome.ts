import { setTimeout as rest } from 'node:timers/promises'
import { sql } from 'kysely'
import { lockIdentity } from '../../../platform/account-lock/identity-scope.ts'
import { lockAccount } from '../../../platform/account-lock/lock.ts'
import type { SendState } from '../../../platform/db/tables/outbox.ts'
import type { Trx } from '../../../platform/db/types.ts'
import { withAccountNow } from '../../../platform/db/with-account.ts'
import type { Deps } from '../../../platform/deps.ts'
import { cancelMessage } from '../../../sending/outbox/cancel-message.ts'
import type { Consumer } from '../consumers.ts'
import type { RefusedSend } from '../graph-error.ts'
import { noteGiven } from '../sends.ts'

/** What became of a send while its consumer waits for an answer. */
export type AwaitedOutcome =
  | { kind: 'sent'; wamid: string; held: string | null }
  | ({ kind: 'refused' } & RefusedSend)
  /** It was not sent and will not be: the consumer may try again. */
  | { kind: 'taken_back' }
  /** The outcome is unknown; statuses will come under this id. */
  | { kind: 'unknown'; given_wamid: string }

type Row = RefusedSend & { state: SendState; wamid: string | null }

// Clients of the Cloud API give up after half a minute or more; before that they get an answer.
const PATIENCE_MS = 20_000
// A request that WhatsApp did not answer within the time of a call gets no response; a status may come at once, or in
// days.
const PATIENCE_WITH_UNKNOWN_MS = 3_000
const FIRST_LOOK_MS = 15
const LATER_LOOKS_MS = 150

/**
 * Waits for WhatsApp's response. A message that is still queued by then is cancelled, so that nothing is ever sent
 * twice.
 */
export async function awaitOutcome(
  deps: Deps,
  consumer: Consumer,
  message_id: string,
): Promise<AwaitedOutcome> {
  let deadline = performance.now() + PATIENCE_MS
  for (
    let look_ms = FIRST_LOOK_MS;
    performance.now() < deadline;
    look_ms = Math.min(look_ms * 2, LATER_LOOKS_MS)
  ) {
    await rest(look_ms)
    const { state, outcome } = await withAccountNow(deps.db, consumer.account_id, async (trx) => {
      const row = await look(trx, consumer, message_id)
      const seen = outcomeOf(row)
      // Should it be refused later and go out again under another id, this is the one that the consumer goes by.
      if (seen?.kind === 'sent')
        await noteGiven(trx, consumer.account_id, message_id, { given_wamid: seen.wamid })
      return { state: row.state, outcome: seen }
    })
    if (outcome !== null) return outcome
    if (state === 'unknown') deadline = Math.min(deadline, performance.now() + PATIENCE_WITH_UNKNOWN_MS)
  }
  return (await takeBack(deps, consumer, message_id)) ?? giveId(deps, consumer, message_id)
}

/** Of the attempt that ended with the send's error; null if the error came in a status, or if nothing was sent. */
const metaStatus = sql<number | null>`(
  select t.http_status from send_attempts t
   where t.account_id = sends.account_id and t.message_id = sends.message_id
     and t.outcome = 'refused' and t.error = sends.error
   order by t.id desc limit 1)`

function look(trx: Trx, { account_id }: Consumer, message_id: string): Promise<Row> {
  return trx
    .selectFrom('sends')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.account_id', '=', 'sends.account_id')
        .onRef('messages.id', '=', 'sends.message_id'),
    )
    .select(['sends.state', 'sends.error', 'messages.wamid', metaStatus.as('meta_status')])
    .where('sends.account_id', '=', account_id)
    .where('sends.message_id', '=', message_id)
    .executeTakeFirstOrThrow()
}

function outcomeOf({ state, error, meta_status, wamid }: Row): AwaitedOutcome | null {
  if (state === 'sent' && wamid !== null) {
    return { kind: 'sent', wamid, held: typeof error?.code === 'string' ? error.code : null }
  }
  if (state === 'failed') return { kind: 'refused', error, meta_status }
  // It was cancelled meanwhile.
  return state === 'cancelled' ? { kind: 'taken_back' } : null
}

/** Null where it has left, or may have. */
async function takeBack(
  deps: Deps,
  { account_id }: Consumer,
  message_id: string,
): Promise<AwaitedOutcome | null> {
  return withAccountNow(deps.db, account_id, async (trx) => {
    const locked = await lockIdentity({ trx, account_id, now: new Date(deps.clock.now()) })
    const send = await trx
      .selectFrom('sends')
      .select('state')
      .where('account_id', '=', account_id)
      .where('message_id', '=', message_id)
      .executeTakeFirstOrThrow()
    if (send.state !== 'queued') return null
    await cancelMessage(locked, message_id)
    return { kind: 'taken_back' }
  })
}

/** An id of ours for what has none of WhatsApp's; whatever comes about it later is given under this one. */
async function giveId(deps: Deps, consumer: Consumer, message_id: string): Promise<AwaitedOutcome> {
  return withAccountNow(deps.db, consumer.account_id, async (trx) => {
    // The writer of the outcome holds the same account lock: it ends before this read, or finds the id assigned.
    await lockAccount({ trx, account_id: consumer.account_id })
    const outcome = outcomeOf(await look(trx, consumer, message_id))
    const given_wamid =
      outcome?.kind === 'sent'
        ? outcome.wamid
        : `wamid.${Buffer.from(`selfsame ${message_id}`).toString('base64')}`
    if (outcome === null || outcome.kind === 'sent')
      await noteGiven(trx, consumer.account_id, message_id, { given_wamid, watched: outcome === null })
    return outcome ?? { kind: 'unknown', given_wamid }
  })
}
