import { sql } from 'kysely'
import { z } from 'zod'
import { findInbox } from '../../channels/inboxes/queries.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../../platform/http/idempotency.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { pauseLine } from './line-lease.ts'

const params = z.object({ id: z.string() })

const lineSchema = z
  .object({
    messages_per_second: z
      .int()
      .describe(
        '80 by default, 1,000 after an upgrade by WhatsApp, 20 with the business app on the same number.',
      ),
    paused: z.boolean(),
    paused_until: z.iso
      .datetime()
      .nullable()
      .describe('Null while paused: sending stays paused until it is resumed manually.'),
    pause_reason: z.string().nullable(),
    queued: z.int(),
    scheduled: z.int(),
    waiting: z.int().describe('Messages that wait until the contact shares a phone.'),
    unknown: z.int().describe('Messages with an unknown outcome.'),
  })
  .describe('The state of sending from an inbox.')

/** How fast an inbox sends, whether it is paused, and what waits. */
export function registerLineRoutes(http: Http, deps: Deps, wakeSender: () => void): void {
  http.get(
    '/inboxes/:id/sending',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags: ['inboxes'],
        summary: 'Show the state of sending from an inbox',
        params,
        response: { 200: lineSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const inbox_id = parseId('inbox', request.params.id)
      return withCaller(deps.db, request, (trx) =>
        showLine(trx, account_id, inbox_id, new Date(deps.clock.now())),
      )
    },
  )

  http.patch(
    '/inboxes/:id/sending',
    {
      config: {
        scope: 'inboxes:write',
        audit: {
          action: 'inbox.sending_changed',
          subject: 'params.id',
          details: { messages_per_second: 'body.messages_per_second', paused: 'body.paused' },
        },
      },
      schema: {
        tags: ['inboxes'],
        summary: 'Set the sending rate of an inbox, pause or resume sending',
        params,
        headers: idempotencyHeaders,
        body: z.strictObject({
          messages_per_second: z.union([z.literal(20), z.literal(80), z.literal(1000)]).optional(),
          paused: z.boolean().optional(),
        }),
        response: { 200: lineSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const inbox_id = parseId('inbox', request.params.id)
      const { messages_per_second, paused } = request.body
      const now = new Date(deps.clock.now())
      const answer = await answerOnce(deps, request, reply, async (seen) => {
        await showLine(seen.trx, account_id, inbox_id, now)
        await asAccount(seen, async ({ trx }) => {
          if (messages_per_second !== undefined) await setPace(trx, account_id, inbox_id, messages_per_second)
          if (paused !== undefined) await setPause(trx, account_id, inbox_id, paused, now)
        })
        return { status: 200, body: await showLine(seen.trx, account_id, inbox_id, now) }
      })
      wakeSender()
      return answer
    },
  )
}

async function setPace(
  trx: Trx,
  account_id: string,
  inbox_id: string,
  messages_per_second: number,
): Promise<void> {
  await trx
    .insertInto('senders')
    .values({ account_id, inbox_id, messages_per_second })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'inbox_id']).doUpdateSet({ messages_per_second }),
    )
    .execute()
}

async function setPause(
  trx: Trx,
  account_id: string,
  inbox_id: string,
  paused: boolean,
  now: Date,
): Promise<void> {
  const locked = await lockAccount({ trx, account_id, now })
  if (paused) {
    await pauseLine(locked, inbox_id, { until: null, reason: 'by_hand' })
    return
  }
  await trx
    .updateTable('senders')
    .set({ paused_until: null, pause_reason: null })
    .where('account_id', '=', account_id)
    .where('inbox_id', '=', inbox_id)
    .execute()
  await appendEvents(locked, [{ type: 'inbox.resumed', at: now, inbox_id, data: {} }])
}

type Row = Omit<z.output<typeof lineSchema>, 'paused' | 'paused_until'> & {
  paused_until: Date | null
  paused: boolean
}

async function showLine(
  trx: ReadTrx,
  account_id: string,
  inbox_id: string,
  now: Date,
): Promise<z.output<typeof lineSchema>> {
  if ((await findInbox(trx, account_id, inbox_id)) === null) throw problem('not_found')
  const { rows } = await sql<Row>`
    select coalesce(l.messages_per_second, 80) as messages_per_second, coalesce(l.paused_until > ${now}, false) as paused,
      case when isfinite(l.paused_until) then l.paused_until end as paused_until, l.pause_reason,
      coalesce(s.queued, 0)::int as queued, coalesce(s.scheduled, 0)::int as scheduled,
      coalesce(s.waiting, 0)::int as waiting, coalesce(s.unknown, 0)::int as unknown
      from (select 1) as one
      left join senders l on l.account_id = ${account_id} and l.inbox_id = ${inbox_id}
      left join (
        select count(*) filter (where state in ('queued', 'sending')) as queued,
          count(*) filter (where state = 'scheduled') as scheduled, count(*) filter (where state = 'waiting') as waiting,
          count(*) filter (where state = 'unknown') as unknown
          from sends where account_id = ${account_id} and inbox_id = ${inbox_id}
           and state in ('queued', 'sending', 'scheduled', 'waiting', 'unknown')) as s on true`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('a line without a row')
  return {
    ...row,
    paused_until: row.paused ? (row.paused_until?.toISOString() ?? null) : null,
    pause_reason: row.paused ? row.pause_reason : null,
  }
}
