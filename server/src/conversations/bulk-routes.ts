import { z } from 'zod'
import { lockAccount } from '../platform/account-lock/lock.ts'
import { idPattern } from '../platform/base/ids.ts'
import { parseId } from '../platform/base/parse-id.ts'
import { presentDetail } from '../platform/base/present-problem.ts'
import { asAccount } from '../platform/db/with-viewer.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf, changerOf } from '../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../platform/http/idempotency.ts'
import type { Http } from '../platform/http/types.ts'
import { type ChangeOutcome, changeConversations, MOST_LABELS } from './change-conversation.ts'
import { changeFields, changeOf, namesSomething, stateSchema } from './change-schema.ts'
import { presentState } from './present-conversation.ts'
import { resolveConversationIds } from './queries.ts'
import { labelName, newLabelName } from './schema.ts'

/** Members don't select more by hand, and the account waits for it. */
const MOST_AT_ONCE = 200

const bulkSchema = z.strictObject({
  ids: z
    .array(z.string().regex(idPattern('conversation')))
    .min(1)
    .max(MOST_AT_ONCE)
    .transform((ids) => [...new Set(ids)]),
  change: z
    .strictObject({
      ...changeFields,
      add_labels: z.array(newLabelName).max(MOST_LABELS).optional(),
      remove_labels: z.array(labelName).max(MOST_LABELS).optional(),
    })
    .refine(namesSomething, 'has no changes')
    .describe('The change for each conversation.'),
})

const outcomeSchema = z.object({
  id: z.string().regex(idPattern('conversation')).describe('The requested id.'),
  outcome: z
    .enum(['changed', 'unchanged', 'refused', 'not_found'])
    .describe(
      '`unchanged`: the conversation already had this state. `refused`: see `error`. No part of the change was applied.',
    ),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  before: stateSchema.nullable().describe('The state before the change, to undo it.'),
})

type Outcome = z.output<typeof outcomeSchema>

/** One change to several conversations. */
export function registerBulkRoutes(http: Http, deps: Deps): void {
  http.post(
    '/conversations/bulk',
    {
      config: {
        scope: 'conversations:write',
        audit: {
          action: 'conversations.changed',
          subject: 'account',
          details: { ids: 'body.ids', status: 'body.change.status', assignee_id: 'body.change.assignee_id' },
        },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Change several conversations',
        description: `Up to ${MOST_AT_ONCE} conversations. Each conversation has its own outcome: if the change fails for one, it still applies to the others. Each changed conversation has an event in the feed.`,
        headers: idempotencyHeaders,
        body: bulkSchema,
        response: {
          200: z.object({
            changed: z.int().describe('The number of changed conversations.'),
            data: z.array(outcomeSchema),
          }),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const asked_for = request.body.ids.map((id) => ({ id, uuid: parseId('conversation', id) }))
      const change = changeOf(request.body.change)
      const by = changerOf(caller)
      return answerOnce(deps, request, reply, async (seen) => {
        const locked = await lockAccount(seen)
        const uuids = asked_for.map(({ uuid }) => uuid)
        const names = await resolveConversationIds(seen.trx, account_id, uuids)
        const found = [...new Set(names.values())]
        const outcomes = await asAccount(locked, (locked) => changeConversations(locked, found, change, by))
        const data = asked_for.map(({ id, uuid }): Outcome => {
          const name = names.get(uuid)
          return presentOutcome(id, name === undefined ? undefined : outcomes.get(name))
        })
        const changed = [...outcomes.values()].filter(({ changed }) => changed).length
        return { status: 200, body: { changed, data } }
      })
    },
  )
}

function presentOutcome(id: string, outcome: ChangeOutcome | undefined): Outcome {
  if (outcome === undefined) return { id, outcome: 'not_found', error: null, before: null }
  const { refused, changed } = outcome
  return {
    id,
    outcome: refused !== null ? 'refused' : changed ? 'changed' : 'unchanged',
    error: refused && { code: refused.code, detail: presentDetail(refused) },
    before: presentState(outcome.before),
  }
}
