import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeRecorded } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { requireEverything, withCaller } from '../../platform/http/with-caller.ts'
import { namesSomething } from '../change-schema.ts'
import { newLabelName } from '../schema.ts'
import { addLabel, changeLabel, LABEL_COLORS, type Label, listLabels, removeLabel } from './labels.ts'
import { type Relabel, replaceLabel } from './replace-label.ts'

const params = z.object({ id: z.string() })
const color = z.enum(LABEL_COLORS)
const sticky = z
  .boolean()
  .describe(
    'A sticky label stays on a resolved conversation. Other labels are removed when a conversation is resolved.',
  )
const description = z.string().trim().max(300)

const labelSchema = z
  .object({
    id: z
      .string()
      .regex(idPattern('label'))
      .nullable()
      .describe('Null: the label is in use, but not stored.'),
    name: z.string(),
    color: color.nullable(),
    description: z.string().nullable(),
    sticky,
  })
  .describe('A label of conversations.')

const newLabelSchema = z.strictObject({
  name: newLabelName,
  color: color.default('gray'),
  description: description.nullable().default(null),
  sticky: sticky.default(true),
})

const labelChangeSchema = z
  .strictObject({
    name: newLabelName.optional().describe('A new name also applies to every conversation with the label.'),
    color: color.optional(),
    description: description.nullable().optional(),
    sticky: sticky.optional(),
  })
  .refine(namesSomething, 'has no changes')

/** Labels: which there are, and what is known of them beside their names. `relabelMerges`: in what merges keep. */
export function registerLabelRoutes(http: Http, deps: Deps, relabelMerges: Relabel): void {
  serveLabels(http, deps)
  serveChanges(http, deps, replaceLabel(relabelMerges))
}

function serveLabels(http: Http, deps: Deps): void {
  http.get(
    '/labels',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'List labels, by name: stored labels and labels in use',
        response: { 200: z.object({ data: z.array(labelSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const labels = await withCaller(deps.db, request, (trx) => listLabels(trx, account_id))
      return { data: labels.map(presentLabel) }
    },
  )

  http.post(
    '/labels',
    {
      config: { scope: 'conversations:write', audit: { action: 'label.added', subject: 'answer.id' } },
      schema: {
        tags: ['conversations'],
        summary: 'Store a label with a colour and a description',
        description: 'The name may already be in use. Conversations can have any label, stored or not.',
        body: newLabelSchema,
        response: { 201: labelSchema },
      },
    },
    async (request, reply) => {
      const label = await locking(deps, request, async (locked) =>
        presentLabel(await addLabel(locked, request.body)),
      )
      return reply.code(201).send(label)
    },
  )
}

function serveChanges(http: Http, deps: Deps, replace: Relabel): void {
  http.patch(
    '/labels/:id',
    {
      config: {
        scope: 'conversations:write',
        audit: { action: 'label.changed', subject: 'params.id', fields: true },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Change a label, also on every conversation with it',
        params,
        body: labelChangeSchema,
        response: { 200: labelSchema },
      },
    },
    async (request) => {
      const id = parseId('label', request.params.id)
      // On conversations that they do not see, too.
      requireEverything(callerOf(request))
      return presentLabel(
        await locking(deps, request, (locked) => changeLabel(locked, id, request.body, replace)),
      )
    },
  )

  http.delete(
    '/labels/:id',
    {
      config: { scope: 'conversations:write', audit: { action: 'label.removed', subject: 'params.id' } },
      schema: {
        tags: ['conversations'],
        summary: 'Remove a label, also from every conversation',
        params,
        response: { 204: z.null().describe('The label is removed.') },
      },
    },
    async (request, reply) => {
      const id = parseId('label', request.params.id)
      // On conversations that they do not see, too.
      requireEverything(callerOf(request))
      await locking(deps, request, (locked) => removeLabel(locked, id, replace))
      return reply.code(204).send(null)
    },
  )
}

function locking<T>(
  deps: Deps,
  request: FastifyRequest,
  operate: (locked: Locked) => Promise<T>,
): Promise<T> {
  return changeRecorded(deps, request, async (seen) => asAccount(await lockAccount(seen), operate))
}

function presentLabel(label: Label): z.output<typeof labelSchema> {
  return { ...label, id: label.id && presentId('label', label.id) }
}
