import { z } from 'zod'
import { requireContact } from '../../contacts/queries.ts'
import { invalidField } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { readPhone } from '../../whatsapp/values/identifiers.ts'
import { requireConsumer } from './consumers.ts'
import { listRefusals } from './refusals.ts'
import { type ConsumerNumber, listNumbers, renewNumber } from './renew-number.ts'
import { numberSchema, refusalSchema } from './schema.ts'

const numberCursor = buildCursor('gateway_numbers', z.string())
const refusalCursor = buildCursor('gateway_refusals', z.uuid())
const params = z.object({ id: z.string() })
const contact_id = z.string().regex(idPattern('contact'))
const scope = 'gateway:write'
const config = { scope } as const

/** By which numbers a consumer knows people, giving it another, and which of its calls were refused. */
export function registerGatewayNumberRoutes(http: Http, deps: Deps): void {
  serveNumbers(http, deps)
  serveRenewal(http, deps)
  serveRefusals(http, deps)
}

function serveNumbers(http: Http, deps: Deps): void {
  http.get(
    '/gateway_consumers/:id/numbers',
    {
      config,
      schema: {
        tags: ['gateway'],
        summary: 'List the numbers of contacts at a consumer: all, of one contact, or one number',
        params,
        querystring: z.strictObject({
          ...pageQuery,
          contact_id: contact_id.optional(),
          number: z.string().optional().describe('A phone or a placeholder number, as the consumer has it.'),
        }),
        response: { 200: pageOf(numberSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const { limit, cursor, ...wanted } = request.query
      const after = cursor === undefined ? null : numberCursor.decode(cursor)
      const number = wanted.number === undefined ? null : readPhone(wanted.number.replace(/[\s().-]/g, ''))
      if (wanted.number !== undefined && number === null)
        throw invalidField('number', 'Expected the digits of a number.')
      const found = await withCaller(deps.db, request, async (trx) => {
        await requireConsumer(trx, account_id, id)
        const person =
          wanted.contact_id === undefined
            ? null
            : await requireContact(trx, account_id, parseId('contact', wanted.contact_id))
        return listNumbers(trx, account_id, id, { contact_id: person, number, limit: limit + 1, after })
      })
      const { rows, next_cursor } = cutPage(found, limit, numberCursor, (row) => row.number_key)
      return { data: rows.map(presentNumber), next_cursor }
    },
  )
}

function serveRenewal(http: Http, deps: Deps): void {
  http.post(
    '/gateway_consumers/:id/numbers',
    {
      config: { scope, audit: { action: 'gateway_consumer.number_renewed', subject: 'params.id' } },
      schema: {
        tags: ['gateway'],
        summary: 'Replace a contact’s number at a consumer with the current phone',
        description:
          'Earlier numbers still reach the contact. Without a known phone, nothing changes. Returns 409 if the phone belongs to another contact at this consumer.',
        params,
        body: z.strictObject({ contact_id }),
        response: { 200: numberSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const asked_for = parseId('contact', request.body.contact_id)
      return presentNumber(
        await changeWhole(deps, request, async ({ trx }) => {
          const consumer = await requireConsumer(trx, account_id, id)
          const person = await requireContact(trx, account_id, asked_for)
          return renewNumber(trx, account_id, consumer, person, new Date(deps.clock.now()))
        }),
      )
    },
  )
}

function serveRefusals(http: Http, deps: Deps): void {
  http.get(
    '/gateway_consumers/:id/refusals',
    {
      config,
      schema: {
        tags: ['gateway'],
        summary: 'List the refused calls of a consumer, newest first. The latest 100 are stored',
        params,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(refusalSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('gateway_consumer', request.params.id)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : refusalCursor.decode(cursor)
      const found = await withCaller(deps.db, request, async (trx) => {
        await requireConsumer(trx, account_id, id)
        return listRefusals(trx, account_id, id, { limit: limit + 1, after })
      })
      const { rows, next_cursor } = cutPage(found, limit, refusalCursor, (row) => row.id)
      return { data: rows.map(({ id: _, at, ...row }) => ({ ...row, at: at.toISOString() })), next_cursor }
    },
  )
}

function presentNumber(row: ConsumerNumber): z.output<typeof numberSchema> {
  const { number, surrogate, current } = row
  return {
    number,
    contact_id: presentId('contact', row.contact_id),
    surrogate,
    current,
    given_at: row.given_at.toISOString(),
  }
}
