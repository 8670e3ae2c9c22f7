import { z } from 'zod'
import { requireContact, requireContacts } from '../../contacts/queries.ts'
import { problem } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { limitFields } from '../../platform/base/limit-fields.ts'
import { parseId, parseOptionalId } from '../../platform/base/parse-id.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { changeContacts } from '../../platform/http/change-routes.ts'
import { idempotencyHeaders } from '../../platform/http/idempotency.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import type { ChosenFields } from './choose-fields.ts'
import { distinguishContacts } from './distinguish.ts'
import { mergeContacts } from './merge-contacts.ts'
import { findMerge, listMerges } from './merges.ts'
import { mergeSchema, presentMerge } from './present-merge.ts'
import { undoMerge } from './undo-merge.ts'

const LONGEST_ATTRIBUTE = 100
/** Each of the two contacts has at most 100. */
const MOST_ATTRIBUTES = 200
const params = z.object({ id: z.string() })
const otherContact = z.strictObject({ contact_id: z.string().regex(idPattern('contact')) })

const newMergeSchema = otherContact.extend({
  keep: z
    .strictObject({
      name: z.string().regex(idPattern('contact')).optional().describe('The contact to take the name from.'),
      attributes: limitFields(
        z.record(z.string().min(1).max(LONGEST_ATTRIBUTE), z.string().regex(idPattern('contact'))),
        MOST_ATTRIBUTES,
      )
        .optional()
        .describe('For each attribute, the contact to take the value from.'),
    })
    .optional()
    .describe(
      'If the contacts differ: the contact that each field comes from, until the field is edited. Absent: from this contact. Undoing the merge reverts it.',
    ),
})

const distinctionSchema = z
  .object({
    id: z.string().regex(idPattern('decision')),
    contact_ids: z.array(z.string().regex(idPattern('contact'))),
  })
  .describe('A manual decision that two contacts are distinct. A later manual merge replaces it.')

/** Merging contacts, undoing what was merged, and telling contacts apart. */
export function registerMergeRoutes(http: Http, deps: Deps): void {
  serveMerging(http, deps)
  serveDistinguishing(http, deps)
  serveMerges(http, deps)
  serveUndoing(http, deps)
}

function serveMerging(http: Http, deps: Deps): void {
  http.post(
    '/contacts/:id/merges',
    {
      config: {
        scope: 'contacts:write',
        audit: {
          action: 'contact.merged',
          subject: 'params.id',
          details: { merge_id: 'answer.id', merged_contact_id: 'body.contact_id' },
        },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Merge another contact into this one',
        params,
        headers: idempotencyHeaders,
        body: newMergeSchema,
        response: { 201: mergeSchema },
      },
    },
    async (request, reply) => {
      const survivor = parseId('contact', request.params.id)
      const loser = parseId('contact', request.body.contact_id)
      const chosen = parseKeep(request.body.keep)
      return changeContacts(deps, request, reply, async ({ locked, decided_by }) => {
        await requireContacts(locked.trx, locked.account_id, [survivor, loser])
        const merge = await asAccount(locked, (locked) =>
          mergeContacts(locked, survivor, loser, decided_by, chosen),
        )
        return { status: 201, body: presentMerge(merge) }
      })
    },
  )
}

function parseKeep(keep: z.output<typeof newMergeSchema>['keep']): ChosenFields {
  const { name, attributes = {} } = keep ?? {}
  const owners = Object.entries(attributes).map(([key, id]) => [key, parseId('contact', id)] as const)
  return { name: parseOptionalId('contact', name), attributes: Object.fromEntries(owners) }
}

function serveDistinguishing(http: Http, deps: Deps): void {
  http.post(
    '/contacts/:id/distinctions',
    {
      config: {
        scope: 'contacts:write',
        audit: {
          action: 'contact.set_apart',
          subject: 'params.id',
          details: { other_contact_id: 'body.contact_id' },
        },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Mark two contacts as distinct',
        params,
        headers: idempotencyHeaders,
        body: otherContact,
        response: { 201: distinctionSchema },
      },
    },
    async (request, reply) => {
      const contact = parseId('contact', request.params.id)
      const other = parseId('contact', request.body.contact_id)
      return changeContacts(deps, request, reply, async ({ locked, decided_by }) => {
        await requireContacts(locked.trx, locked.account_id, [contact, other])
        const { id, contact_ids } = await asAccount(locked, (locked) =>
          distinguishContacts(locked, contact, other, decided_by),
        )
        const body = {
          id: presentId('decision', id),
          contact_ids: contact_ids.map((it) => presentId('contact', it)),
        }
        return { status: 201, body }
      })
    },
  )
}

function serveMerges(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/merges',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'List the links and merges of a contact, newest first',
        params,
        response: { 200: z.object({ data: z.array(mergeSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        const contact_id = await requireContact(trx, account_id, asked_for)
        return { data: (await listMerges(trx, account_id, contact_id)).map(presentMerge) }
      })
    },
  )

  http.get(
    '/merges/:id',
    {
      config: { scope: 'contacts:read' },
      schema: { tags: ['contacts'], summary: 'Show a link or merge', params, response: { 200: mergeSchema } },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('merge', request.params.id)
      const merge = await withCaller(deps.db, request, (trx) => findMerge(trx, account_id, id))
      if (merge === null || merge.undone_by === 'erasure') throw problem('not_found')
      return presentMerge(merge)
    },
  )
}

function serveUndoing(http: Http, deps: Deps): void {
  http.delete(
    '/merges/:id',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'merge.undone', subject: 'params.id', details: { contact_id: 'answer.contact_id' } },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Undo a link or merge',
        params,
        headers: idempotencyHeaders,
        response: { 200: mergeSchema },
      },
    },
    async (request, reply) => {
      const id = parseId('merge', request.params.id)
      return changeContacts(deps, request, reply, async ({ locked, decided_by }) => {
        if ((await findMerge(locked.trx, locked.account_id, id)) === null) throw problem('not_found')
        const merge = await asAccount(locked, (locked) => undoMerge(locked, id, decided_by))
        return { status: 200, body: presentMerge(merge) }
      })
    },
  )
}
