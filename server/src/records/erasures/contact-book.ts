import { sql } from 'kysely'
import { type Line, loadLine } from '../../channels/inboxes/line.ts'
import { parseAnchor } from '../../identity/anchors.ts'
import { isBsuid } from '../../identity/bsuid.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { Secrets } from '../../platform/base/crypto.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { callGraph, type GraphOutcome } from '../../whatsapp/graph.ts'
import type { ErasureSubject } from './find-person.ts'

const AT_ONCE = 50
const FIRST_RETRY_MINUTES = 1
const LONGEST_RETRY_MINUTES = 24 * 60
const GIVE_UP_AFTER_MS = 30 * 86_400_000

type Due = {
  account_id: string
  id: string
  bsuid: Buffer
  inbox_id: string | null
  tries: number
  erased_at: Date
}

/**
 * Notes, in the erasure's own transaction, that WhatsApp's contact book has to forget the person too. It knows regular
 * BSUIDs only, one portfolio's lines together.
 */
export async function queueContactBook(
  locked: LockedIdentity,
  { seal }: Pick<Secrets, 'seal'>,
  subject: ErasureSubject,
): Promise<void> {
  const rows = [...subject.anchors].flatMap((key) => {
    const anchor = parseAnchor(key)
    if (anchor.kind !== 'bsuid' || !isBsuid(anchor.bsuid)) return []
    const id = newId()
    return [{ id, portfolio_id: anchor.portfolio, bsuid: seal(anchor.bsuid, contextOf(id)).toString('hex') }]
  })
  if (rows.length === 0) return
  await sql`
    insert into contact_book_deletions (account_id, id, portfolio_id, bsuid, due_at, erased_at)
    select d.account_id, d.id, d.portfolio_id, decode(d.bsuid, 'hex'), ${locked.now}, ${locked.now}
      from ${accountRows(locked.account_id, rows, 'd', { id: 'uuid', portfolio_id: 'uuid', bsuid: 'text' })}`.execute(
    locked.trx,
  )
}

/** Makes WhatsApp forget every erased contact, and retries later if it could not be reached. */
export async function workOffContactBook(deps: Deps, signal: AbortSignal): Promise<void> {
  for (;;) {
    const due = await leaseDue(deps)
    if (due.length === 0) return
    for (const one of due) {
      // What was claimed and is left comes again at its next time.
      if (signal.aborted) return
      await forget(deps, one)
    }
  }
}

/** Puts them off before they are tried, so that no other process tries the same. Every try asks another of the lines. */
function leaseDue({ db, clock }: Deps): Promise<Due[]> {
  const now = new Date(clock.now())
  return withEveryAccount(db, async (trx) => {
    const { rows } = await sql<Due>`
      update contact_book_deletions d set tries = d.tries + 1,
        due_at = ${now}::timestamptz
          + least(${FIRST_RETRY_MINUTES} * power(4, least(d.tries, 10)), ${LONGEST_RETRY_MINUTES}) * interval '1 minute'
        from (
          select c.account_id, c.id, (
            select array_agg(i.id order by i.id) from inboxes i
             where i.account_id = c.account_id and i.portfolio_id = c.portfolio_id) as lines
            from contact_book_deletions c where c.due_at <= ${now}
           order by c.due_at limit ${AT_ONCE} for update skip locked) as due
       where d.account_id = due.account_id and d.id = due.id
      returning d.account_id, d.id, d.bsuid, d.tries, d.erased_at,
        due.lines[1 + (d.tries - 1) % cardinality(due.lines)] as inbox_id`.execute(trx)
    return rows
  })
}

async function forget(deps: Deps, due: Due): Promise<void> {
  const { account_id, id, inbox_id, tries } = due
  const line =
    inbox_id === null
      ? null
      : await withAccount(deps.db, account_id, (trx) => loadLine(trx, deps.secrets, account_id, inbox_id))
  const outcome = line && (await askToForget(deps, line, deps.secrets.open(due.bsuid, contextOf(id))))
  const done = outcome?.kind === 'ok' && outcome.body.success === true
  const given_up = !done && deps.clock.now() - due.erased_at.getTime() > GIVE_UP_AFTER_MS
  if (done || given_up) await removeRow(deps, due)
  if (done) return
  const why = { account_id, deletion_id: id, inbox_id, tries, ...describe(outcome) }
  if (given_up) deps.log.error(why, 'contact book entry of an erased contact still exists after 30 days')
  else deps.log.warn(why, 'contact book entry of an erased contact not deleted')
}

function askToForget(deps: Deps, line: Line, bsuid: string): Promise<GraphOutcome> {
  return callGraph(deps, {
    token: line.access_token,
    method: 'DELETE',
    path: `${line.phone_number_id}/contact_book`,
    query: { messaging_product: 'whatsapp', bsuid },
  })
}

async function removeRow({ db }: Deps, { account_id, id }: Due): Promise<void> {
  await withAccount(db, account_id, (trx) =>
    trx
      .deleteFrom('contact_book_deletions')
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute(),
  )
}

function describe(outcome: GraphOutcome | null) {
  if (outcome === null) return { reason: 'no_line' }
  if (outcome.kind === 'refused') return { reason: 'refused', meta_code: outcome.error.code }
  return { reason: outcome.kind === 'unknown' ? outcome.reason : 'unreadable_answer' }
}

function contextOf(id: string): string {
  return `contact_book_deletions.bsuid/${id}`
}
