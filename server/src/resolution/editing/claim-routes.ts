import { z } from 'zod'
import { attributesSchema } from '../../contacts/attributes.ts'
import { presentContact } from '../../contacts/present-contact.ts'
import { loadContacts, requireContact, resolveContactId } from '../../contacts/queries.ts'
import { contactSchema } from '../../contacts/schema.ts'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { changeContacts } from '../../platform/http/change-routes.ts'
import { idempotencyHeaders } from '../../platform/http/idempotency.ts'
import type { Http } from '../../platform/http/types.ts'
import { requireEverything, requireWhole } from '../../platform/http/with-caller.ts'
import { givenIdentifiers, identifierText, newContactSchema, portfolioOf } from './claim-schema.ts'
import { createContact } from './create-contact.ts'
import { editContact } from './edit-contact.ts'

const editSchema = z.strictObject({
  name: identifierText.nullable().optional(),
  attributes: attributesSchema
    .optional()
    .describe('Merged into the existing attributes. Null removes an attribute.'),
  add: z.strictObject(givenIdentifiers).optional(),
  remove: z.strictObject(givenIdentifiers).optional().describe('Only claimed identifiers can be removed.'),
})

/** Contacts made and edited by people. */
export function registerClaimRoutes(http: Http, deps: Deps): void {
  serveCreation(http, deps)
  serveEditing(http, deps)
}

function serveCreation(http: Http, deps: Deps): void {
  http.post(
    '/contacts',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'contact.created', subject: 'answer.id', fields: true },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Create a contact',
        description:
          'Requires access to all inboxes, because the response shows whether a contact already has an identifier.',
        headers: idempotencyHeaders,
        body: newContactSchema,
        response: { 201: contactSchema },
      },
    },
    async (request, reply) => {
      requireEverything(callerOf(request))
      const person = { ...request.body, ...portfolioOf(request.body) }
      return changeContacts(deps, request, reply, async ({ locked: seen }) => {
        const locked = requireWhole(seen)
        const id = await createContact(locked, person)
        return { status: 201, body: await show(locked.trx, locked.account_id, id) }
      })
    },
  )
}

function serveEditing(http: Http, deps: Deps): void {
  http.patch(
    '/contacts/:id',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'contact.changed', subject: 'params.id', fields: true },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Change a contact',
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        body: editSchema,
        response: { 200: contactSchema },
      },
    },
    async (request, reply) => {
      const contact_id = parseId('contact', request.params.id)
      const { name, attributes, add, remove } = request.body
      const edit = {
        name,
        attributes,
        add: add && { ...add, ...portfolioOf(add) },
        remove: remove && { ...remove, ...portfolioOf(remove) },
      }
      return changeContacts(deps, request, reply, async ({ locked, decided_by }) => {
        await requireContact(locked.trx, locked.account_id, contact_id)
        const id = await asAccount(locked, (locked) => editContact(locked, contact_id, edit, decided_by))
        return { status: 200, body: await show(locked.trx, locked.account_id, id) }
      })
    },
  )
}

async function show(trx: ReadTrx, account_id: string, id: string) {
  const now = await resolveContactId(trx, account_id, id)
  const [row] = now === null ? [] : await loadContacts(trx, account_id, [now], false)
  if (row === undefined) throw problem('not_found')
  return presentContact(row)
}
