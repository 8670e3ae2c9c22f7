import { z } from 'zod'
import { dialForm } from '../../identity/phone.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { changeContacts } from '../../platform/http/change-routes.ts'
import { idempotencyHeaders } from '../../platform/http/idempotency.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { requireEverything, requireWhole, withCaller } from '../../platform/http/with-caller.ts'
import { type BlockedPhone, blockPhone, listBlockedPhones, unblockPhone } from './blocked-phones.ts'

const phoneCursor = buildCursor('blocked_phones', z.string())
const params = z.object({ phone: z.string().max(100).describe('In any written form.') })
const blockedPhoneSchema = z
  .object({ phone: z.string(), reason: z.string(), created_at: z.iso.datetime() })
  .describe('An excluded number: a shared or test phone, which does not identify a contact.')

/** The excluded numbers: shared and test phones. */
export function registerBlockedPhoneRoutes(http: Http, deps: Deps): void {
  http.get(
    '/blocked_phones',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'List the excluded numbers, which never link contacts',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(blockedPhoneSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : phoneCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listBlockedPhones(trx, account_id, limit + 1, after),
      )
      const { rows, next_cursor } = cutPage(found, limit, phoneCursor, ({ phone_key }) => phone_key)
      return { data: rows.map(presentBlockedPhone), next_cursor }
    },
  )

  http.put(
    '/blocked_phones/:phone',
    {
      config: { scope: 'contacts:write', audit: { action: 'blocked_phone.added', subject: 'account' } },
      schema: {
        tags: ['contacts'],
        summary: 'Add an excluded number',
        params,
        headers: idempotencyHeaders,
        body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
        response: { 200: blockedPhoneSchema },
      },
    },
    async (request, reply) => {
      requireEverything(callerOf(request))
      const { phone } = request.params
      const { reason } = request.body
      return changeContacts(deps, request, reply, async ({ locked }) => ({
        status: 200,
        body: presentBlockedPhone(await blockPhone(requireWhole(locked), phone, reason)),
      }))
    },
  )

  http.delete(
    '/blocked_phones/:phone',
    {
      config: { scope: 'contacts:write', audit: { action: 'blocked_phone.removed', subject: 'account' } },
      schema: {
        tags: ['contacts'],
        summary: 'Remove an excluded number',
        params,
        headers: idempotencyHeaders,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      requireEverything(callerOf(request))
      const { phone } = request.params
      return changeContacts(deps, request, reply, async ({ locked }) => {
        await unblockPhone(requireWhole(locked), phone)
        return { status: 204, body: null }
      })
    },
  )
}

function presentBlockedPhone({ phone_key, reason, created_at }: BlockedPhone) {
  return { phone: dialForm(phone_key), reason, created_at: created_at.toISOString() }
}
