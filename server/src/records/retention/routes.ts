import { z } from 'zod'
import { setMessageDays } from '../../channels/inboxes/message-retention.ts'
import { findInbox } from '../../channels/inboxes/queries.ts'
import { problem } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import type { Http } from '../../platform/http/types.ts'
import { wholeAccount, withCaller } from '../../platform/http/with-caller.ts'
import { countOld } from './count-old.ts'
import { changeAccountRetention, readAccountRetention, readInboxRetention } from './settings.ts'

const DAY_MS = 86_400_000
const LONGEST_DAYS = 36_500
const SHORTEST_AUDIT_DAYS = 30
const DEFAULT_PREVIEW_DAYS = 365

const tags = ['retention']
const params = z.object({ id: z.string() })
const days = z.int().min(1).max(LONGEST_DAYS)
const auditDays = z.int().min(SHORTEST_AUDIT_DAYS).max(LONGEST_DAYS)
const FOR_EVER = 'Null: forever.'

const retentionSchema = z
  .object({
    raw_webhook_days: days
      .nullable()
      .describe(`Raw webhooks as received from WhatsApp, which also contain the messages. ${FOR_EVER}`),
    audit_entry_days: auditDays.nullable().describe(`Entries of the audit log. ${FOR_EVER}`),
    inboxes: z.array(
      z.object({
        inbox_id: z.string().regex(idPattern('inbox')),
        name: z.string(),
        message_days: days.nullable().describe(`Messages, their files and their notes. ${FOR_EVER}`),
      }),
    ),
  })
  .describe('The retention settings of the account.')

const countsSchema = z
  .object({ messages: z.int(), files: z.int(), notes: z.int() })
  .describe('The data that is older than the period now.')

/** How long messages, raw webhooks and the audit log are kept. */
export function registerRetentionRoutes(http: Http, deps: Deps): void {
  serveAccount(http, deps)
  serveInbox(http, deps)
}

function serveAccount(http: Http, deps: Deps): void {
  http.get(
    '/retention',
    {
      config: { scope: 'inboxes:read' },
      schema: { tags, summary: 'Show the retention settings', response: { 200: retentionSchema } },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      return withCaller(deps.db, request, (trx) => show(trx, account_id))
    },
  )

  http.patch(
    '/retention',
    {
      config: {
        scope: 'inboxes:write',
        audit: {
          action: 'account.retention_changed',
          subject: 'account',
          details: { raw_webhook_days: 'body.raw_webhook_days', audit_entry_days: 'body.audit_entry_days' },
        },
      },
      schema: {
        tags,
        summary: 'Set how long raw webhooks and the audit log are kept',
        body: z.strictObject({
          raw_webhook_days: days.nullable().optional(),
          audit_entry_days: auditDays.nullable().optional(),
        }),
        response: { 200: retentionSchema },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      return changeWhole(deps, request, async ({ trx }) => {
        await changeAccountRetention(trx, account_id, request.body)
        return show(trx, account_id)
      })
    },
  )
}

function serveInbox(http: Http, deps: Deps): void {
  http.patch(
    '/inboxes/:id/retention',
    {
      config: {
        scope: 'inboxes:write',
        audit: {
          action: 'inbox.retention_changed',
          subject: 'params.id',
          details: { message_days: 'body.message_days' },
        },
      },
      schema: {
        tags,
        summary: 'Set how long an inbox keeps its messages',
        description:
          'Older messages are deleted within a day, with their files and notes. They stay deleted, even if WhatsApp delivers them again. Contacts and conversations stay.',
        params,
        body: z.strictObject({ message_days: days.nullable() }),
        response: { 200: retentionSchema },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      const inbox_id = parseId('inbox', request.params.id)
      return changeWhole(deps, request, async ({ trx }) => {
        await setMessageDays(trx, account_id, inbox_id, request.body.message_days)
        return show(trx, account_id)
      })
    },
  )

  http.get(
    '/inboxes/:id/retention/preview',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags,
        summary: 'Preview the messages that a retention period would delete',
        params,
        querystring: z.strictObject({
          message_days: z.coerce.number().int().min(1).max(LONGEST_DAYS).default(DEFAULT_PREVIEW_DAYS),
        }),
        response: { 200: countsSchema },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      const inbox_id = parseId('inbox', request.params.id)
      const before = new Date(deps.clock.now() - request.query.message_days * DAY_MS)
      return withCaller(deps.db, request, async (trx) => {
        if ((await findInbox(trx, account_id, inbox_id)) === null) throw problem('not_found')
        return countOld(trx, { account_id, inbox_id, before })
      })
    },
  )
}

async function show(trx: ReadTrx, account_id: string): Promise<z.output<typeof retentionSchema>> {
  const inboxes = await readInboxRetention(trx, account_id)
  return {
    ...(await readAccountRetention(trx, account_id)),
    inboxes: inboxes.map((inbox) => ({ ...inbox, inbox_id: presentId('inbox', inbox.inbox_id) })),
  }
}
