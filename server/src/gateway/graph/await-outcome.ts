import { setTimeout as rest } from 'node:timers/promises'
import { takeLane } from '../../contacts/lane.ts'
import type { SendState } from '../../db/tables/outbox.ts'
import { withAccount } from '../../db/with-account.ts'
import type { Deps } from '../../deps.ts'
import { cancelMessage } from '../../outbox/cancel-message.ts'
import type { Consumer } from '../consumers.ts'

/** What became of a send while its consumer waits for an answer. */
export type Outcome =
  | { kind: 'sent'; wamid: string; held: string | null }
  | { kind: 'refused'; error: Record<string, unknown> | null }
  /** It has not left, and does not any more: the consumer may try again. */
  | { kind: 'taken_back' }
  /** Nobody can tell whether it left; statuses will come under this id. */
  | { kind: 'unknown'; given_wamid: string }

type Row = { state: SendState; error: Record<string, unknown> | null; wamid: string | null }

// Clients of the Cloud API give up after half a minute or more; before that they get an answer.
const PATIENCE_MS = 20_000
const FIRST_LOOK_MS = 15
const LATER_LOOKS_MS = 150

/** Waits until WhatsApp has answered. What is still queued by then is taken back, so that nothing is ever sent twice. */
export async function awaitOutcome(deps: Deps, consumer: Consumer, message_id: string): Promise<Outcome> {
  const deadline = performance.now() + PATIENCE_MS
  for (
    let look_ms = FIRST_LOOK_MS;
    performance.now() < deadline;
    look_ms = Math.min(look_ms * 2, LATER_LOOKS_MS)
  ) {
    await rest(look_ms)
    const outcome = outcomeOf(await look(deps, consumer, message_id))
    if (outcome !== null) return outcome
  }
  return (await takeBack(deps, consumer, message_id)) ?? giveId(deps, consumer, message_id)
}

function look(deps: Deps, { account_id }: Consumer, message_id: string): Promise<Row> {
  return withAccount(deps.db, account_id, (trx) =>
    trx
      .selectFrom('sends')
      .innerJoin('messages', (join) =>
        join
          .onRef('messages.account_id', '=', 'sends.account_id')
          .onRef('messages.id', '=', 'sends.message_id'),
      )
      .select(['sends.state', 'sends.error', 'messages.wamid'])
      .where('sends.account_id', '=', account_id)
      .where('sends.message_id', '=', message_id)
      .executeTakeFirstOrThrow(),
  )
}

function outcomeOf({ state, error, wamid }: Row): Outcome | null {
  if (state === 'sent' && wamid !== null) {
    return { kind: 'sent', wamid, held: typeof error?.code === 'string' ? error.code : null }
  }
  if (state === 'failed') return { kind: 'refused', error }
  // Somebody took it back meanwhile.
  return state === 'cancelled' ? { kind: 'taken_back' } : null
}

/** Null where it has left, or may have. */
async function takeBack(deps: Deps, { account_id }: Consumer, message_id: string): Promise<Outcome | null> {
  return withAccount(deps.db, account_id, async (trx) => {
    const lane = await takeLane(trx, account_id, new Date(deps.clock.now()))
    const send = await trx
      .selectFrom('sends')
      .select('state')
      .where('account_id', '=', account_id)
      .where('message_id', '=', message_id)
      .executeTakeFirstOrThrow()
    if (send.state !== 'queued') return null
    await cancelMessage(lane, message_id)
    return { kind: 'taken_back' }
  })
}

/** An id of ours for what has none of WhatsApp's; whatever comes about it later is given under this one. */
async function giveId(deps: Deps, consumer: Consumer, message_id: string): Promise<Outcome> {
  const outcome = outcomeOf(await look(deps, consumer, message_id))
  if (outcome !== null) return outcome
  const given_wamid = `wamid.${Buffer.from(`selfsame ${message_id}`).toString('base64')}`
  await withAccount(deps.db, consumer.account_id, (trx) =>
    trx
      .updateTable('gateway_sends')
      .set({ given_wamid })
      .where('account_id', '=', consumer.account_id)
      .where('message_id', '=', message_id)
      .execute(),
  )
  return { kind: 'unknown', given_wamid }
}
