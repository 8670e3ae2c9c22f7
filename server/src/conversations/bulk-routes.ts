import { z } from 'zod'
import { lockAccount } from '../platform/account-lock/lock.ts'
import { idPattern, parseId } from '../platform/base/ids.ts'
import type { Trx } from '../platform/db/types.ts'
import { asAccount } from '../platform/db/with-viewer.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf, changerOf } from '../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../platform/http/idempotency.ts'
import type { Http } from '../platform/http/types.ts'
import { type ChangeOutcome, changeConversations, MOST_LABELS } from './change-conversation.ts'
import { changeFields, changeOf, namesSomething, stateSchema } from './change-schema.ts'
import { presentState } from './present-conversation.ts'
import { resolveConversationIds } from './queries.ts'
import { labelName } from './schema.ts'

/** Nobody selects more by hand, and the account waits for it. */
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
      add_labels: z.array(labelName).max(MOST_LABELS).optional(),
      remove_labels: z.array(labelName).max(MOST_LABELS).optional(),
    })
    .refine(namesSomething, 'names nothing to change')
    .describe('What is done to each of them.'),
})

const outcomeSchema = z.object({
  id: z.string().regex(idPattern('conversation')).describe('As it was asked for.'),
  outcome: z
    .enum(['changed', 'unchanged', 'refused', 'not_found'])
    .describe(
      '`unchanged`: it was so already. `refused`: see `error`; nothing of the change was done to it.',
    ),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  before: stateSchema.nullable().describe('Its state before, with which the change can be taken back.'),
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
        summary: 'Change the state of several conversations',
        description: `Up to ${MOST_AT_ONCE}. Each has an outcome of its own: what one of them refuses is done to the others. The feed tells of each that changed.`,
        headers: idempotencyHeaders,
        body: bulkSchema,
        response: {
          200: z.object({
            changed: z.int().describe('How many changed.'),
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
      const how = { by: changerOf(caller), now: new Date(deps.clock.now()) }
      return answerOnce(deps, request, reply, async (trx: Trx) => {
        await lockAccount(trx, account_id)
        const uuids = asked_for.map(({ uuid }) => uuid)
        const names = await resolveConversationIds(trx, account_id, uuids)
        const found = [...new Set(names.values())]
        const outcomes = await asAccount(trx, () => changeConversations(trx, account_id, found, change, how))
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
    error: refused && { code: refused.code, detail: refused.message },
    before: presentState(outcome.before),
  }
}
