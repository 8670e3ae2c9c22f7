import { sql } from 'kysely'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import type { Trx } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import type { GraphOutcome } from '../../whatsapp/graph.ts'
import { listMetaTemplates } from '../../whatsapp/list-templates.ts'
import { type Line, loadLine } from '../inboxes/line.ts'
import { type SyncCounts, writeTemplates } from './write-templates.ts'

export type SyncDeps = Pick<Deps, 'db' | 'clock' | 'fetch' | 'config' | 'secrets' | 'log'>

export type Synced = { kind: 'ok'; counts: SyncCounts; synced_at: Date }

const EVERY_MS = 10 * 60_000
const MOST_AT_ONCE = 20

/** Reads the templates of a line's WABA from Meta and stores them. No transaction is open while Meta is asked. */
export async function syncTemplates(
  deps: SyncDeps,
  line: Pick<Line, 'account_id' | 'waba_id' | 'access_token'>,
  /** Writes the entry of the audit log if a member or API client asked for it. */
  record?: (trx: Trx) => Promise<void>,
): Promise<Synced | Exclude<GraphOutcome, { kind: 'ok' }>> {
  const synced_at = new Date(deps.clock.now())
  const listing = await listMetaTemplates(deps, line)
  if (listing.kind !== 'ok') return listing
  const counts = await withAccount(deps.db, line.account_id, async (trx) => {
    // Before any row: the worker takes the same turn first.
    const locked = await lockAccount({ trx, account_id: line.account_id, now: synced_at })
    await record?.(trx)
    return writeTemplates(locked, line.waba_id, listing)
  })
  return { kind: 'ok', counts, synced_at }
}

/** Syncs the templates of an inbox's WABA unless that happened within `least_ms`. True if it synced. */
export async function syncStaleTemplates(
  deps: SyncDeps,
  line: Pick<Line, 'account_id' | 'waba_id' | 'access_token'>,
  least_ms: number,
): Promise<boolean> {
  const { account_id, waba_id } = line
  const now = new Date(deps.clock.now())
  const claimed = await withAccount(deps.db, account_id, (trx) =>
    trx
      .insertInto('template_syncs')
      .values({ account_id, waba_id, tried_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['account_id', 'waba_id'])
          .doUpdateSet({ tried_at: now })
          .where('template_syncs.tried_at', '<=', new Date(deps.clock.now() - least_ms)),
      )
      .returning('waba_id')
      .executeTakeFirst(),
  )
  return claimed !== undefined && (await syncTemplates(deps, line)).kind === 'ok'
}

/** Syncs the templates of every WABA that is new, has reported a change, or was synced ten minutes ago. */
export async function syncDueTemplates(deps: SyncDeps, signal: AbortSignal): Promise<void> {
  for (const due of await leaseDue(deps)) {
    if (signal.aborted) return
    const line = await withAccount(deps.db, due.account_id, (trx) =>
      loadLine(trx, deps.secrets, due.account_id, due.inbox_id),
    )
    const outcome = line === null ? null : await syncTemplates(deps, line)
    if (outcome !== null && outcome.kind !== 'ok') await noteFailure(deps, due, outcome)
  }
}

type Due = { account_id: string; waba_id: string; inbox_id: string }

/** Marks them as tried first, so that no other process reads the same at the same time. Any line of a WABA can ask. */
function leaseDue({ db, clock }: SyncDeps): Promise<Due[]> {
  const now = new Date(clock.now())
  const before = new Date(clock.now() - EVERY_MS)
  return withEveryAccount(db, async (trx) => {
    const { rows } = await sql<Due>`
      with due as (
        select w.account_id, w.waba_id, s.tried_at,
          (select i.id from inboxes i where i.account_id = w.account_id and i.waba_id = w.waba_id
            order by i.created_at desc, i.id desc limit 1) as inbox_id
          from wabas w left join template_syncs s on s.account_id = w.account_id and s.waba_id = w.waba_id
         where s.tried_at is null or s.tried_at <= ${before}
         order by s.tried_at nulls first limit ${MOST_AT_ONCE}),
      claimed as (
        insert into template_syncs as s (account_id, waba_id, tried_at) select account_id, waba_id, ${now} from due
        on conflict (account_id, waba_id) do update set tried_at = excluded.tried_at
          where s.tried_at is null or s.tried_at <= ${before}
        returning account_id, waba_id)
      select d.account_id, d.waba_id, d.inbox_id from due d join claimed using (account_id, waba_id)
       where d.inbox_id is not null`.execute(trx)
    return rows
  })
}

async function noteFailure(
  { db, log }: SyncDeps,
  { account_id, waba_id }: Due,
  outcome: Exclude<GraphOutcome, { kind: 'ok' }>,
): Promise<void> {
  const error =
    outcome.kind === 'refused'
      ? { code: 'meta_refused', meta_code: outcome.error.code, meta_message: outcome.error.message }
      : { code: 'meta_unreachable', reason: outcome.reason }
  await withAccount(db, account_id, (trx) =>
    trx
      .updateTable('template_syncs')
      .set({ error: JSON.stringify(error) })
      .where('account_id', '=', account_id)
      .where('waba_id', '=', waba_id)
      .execute(),
  )
  log.warn({ account_id, waba_id, code: error.code }, 'template sync failed')
}
