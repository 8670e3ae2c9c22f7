import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type LockedIdentity, readIdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { Problem } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId, parseOptionalId } from '../../platform/base/parse-id.ts'
import type { Trx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { changeContacts } from '../../platform/http/change-routes.ts'
import { idempotencyHeaders } from '../../platform/http/idempotency.ts'
import type { Http } from '../../platform/http/types.ts'
import { requireWhole, withWhole } from '../../platform/http/with-caller.ts'
import { type Ahead, lookAhead } from './cut-webhooks.ts'
import { type Erasure, erasePerson } from './erase-person.ts'
import { findNamed, type NamedSubject } from './find-contact.ts'

const text = z.string().trim().min(1).max(500)
const namedSchema = z
  .strictObject({
    contact_id: z.string().regex(idPattern('contact')).optional(),
    phone: text.optional().describe('Also a former one.'),
    bsuid: text.optional().describe('Also a retired one.'),
    portfolio_id: z.string().regex(idPattern('portfolio')).optional(),
    parent_bsuid: text.optional(),
    email: text.optional(),
    external_id: text.optional(),
  })
  .refine(
    ({ portfolio_id, ...names }) => Object.values(names).filter((it) => it !== undefined).length === 1,
    {
      message: 'Name the contact in exactly one way',
    },
  )

const erasureSchema = z
  .object({
    contact_ids: z
      .array(z.string().regex(idPattern('contact')))
      .describe(
        'The contact and the contacts that were merged into it. Empty if only raw webhooks named the contact.',
      ),
    webhooks_cut: z.int().describe('The number of stored webhooks from which the contact was removed.'),
  })
  .describe('The result of an erasure. It can’t be undone.')

/** Erasing people. */
export function registerErasureRoutes(http: Http, deps: Deps): void {
  const erase = async (locked: LockedIdentity, named: NamedSubject, ahead: Ahead | null) => {
    const erasure = await erasePerson(locked, deps.secrets, await findNamed(locked, named), ahead)
    return presentErasure(erasure)
  }

  http.post(
    '/erasures',
    {
      config: {
        scope: 'erase',
        audit: {
          action: 'contact.erased',
          subject: 'answer.contact_ids.0',
          details: { contact_ids: 'answer.contact_ids', webhooks_cut: 'answer.webhooks_cut' },
        },
      },
      schema: {
        tags: ['erasures'],
        summary: 'Erase a contact by any identifier',
        headers: idempotencyHeaders,
        body: namedSchema,
        response: { 201: erasureSchema },
      },
    },
    async (request, reply) => {
      const { contact_id, portfolio_id, ...names } = request.body
      const named: NamedSubject = {
        ...names,
        contact_id: parseOptionalId('contact', contact_id),
        portfolio_id: parseOptionalId('portfolio', portfolio_id),
      }
      const ahead = await lookBeforeTurn(deps, request, named)
      return changeContacts(deps, request, reply, async ({ locked }) => ({
        status: 201,
        body: await erase(requireWhole(locked), named, ahead),
      }))
    },
  )

  http.delete(
    '/contacts/:id',
    {
      config: {
        scope: 'erase',
        audit: {
          action: 'contact.erased',
          subject: 'params.id',
          details: { contact_ids: 'answer.contact_ids', webhooks_cut: 'answer.webhooks_cut' },
        },
      },
      schema: {
        tags: ['erasures'],
        summary: 'Erase a contact',
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        response: { 200: erasureSchema },
      },
    },
    async (request, reply) => {
      const contact_id = parseId('contact', request.params.id)
      const ahead = await lookBeforeTurn(deps, request, { contact_id })
      return changeContacts(deps, request, reply, async ({ locked }) => ({
        status: 200,
        body: await erase(requireWhole(locked), { contact_id }, ahead),
      }))
    },
  )
}

/** Null where the name is no contact's: who is, and whether the request is a repeated one, is decided under the account's lock. */
async function lookBeforeTurn(
  deps: Deps,
  request: FastifyRequest,
  named: NamedSubject,
): Promise<Ahead | null> {
  const { account_id } = callerOf(request)
  try {
    const read = <T>(fn: (trx: Trx) => Promise<T>) => withWhole(deps.db, request, fn)
    const subject = await read(async (trx) =>
      findNamed(await readIdentityScope({ trx, account_id, now: new Date(deps.clock.now()) }), named),
    )
    return await lookAhead(read, account_id, subject)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

function presentErasure({ contact_ids, webhooks_cut }: Erasure) {
  return { contact_ids: contact_ids.map((id) => presentId('contact', id)), webhooks_cut }
}
