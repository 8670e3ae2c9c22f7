import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listInboxes } from '../channels/inboxes/queries.ts'
import { problem } from '../platform/base/errors.ts'
import { presentId } from '../platform/base/ids.ts'
import { parseId } from '../platform/base/parse-id.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { actOf } from './act-of.ts'
import {
  act,
  addPerson,
  advanceClock,
  listNumbers,
  listPeople,
  readClock,
  readMessages,
  readPerson,
} from './client.ts'
import { type OwnLine, presentPerson, presentPhone } from './present-phone.ts'
import { actSchema, newPersonSchema, phoneSchema, sandboxSchema } from './schema.ts'

const MANY_INBOXES = 100
const MANY_PEOPLE = 300
const params = z.object({ id: z.string() })

/**
 * The phones of simulated people, for accounts that have a line of the sandbox; for all others, and where no sandbox runs,
 * there is nothing here. Only what a person can do with a phone: the sandbox's apps, tokens and switches are out of reach.
 */
export function registerSandboxPhoneRoutes(http: Http, deps: Deps): void {
  serveSandbox(http, deps)
  servePhone(http, deps)
  serveActs(http, deps)
}

function serveSandbox(http: Http, deps: Deps): void {
  http.get(
    '/sandbox',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['sandbox'],
        summary: 'List the simulated users. Returns 404 without a sandbox',
        response: { 200: sandboxSchema },
      },
    },
    async (request) => {
      const lines = await ownLines(deps, request)
      const [people, { now }] = await Promise.all([listPeople(deps), readClock(deps)])
      return {
        now,
        inboxes: lines.map(({ inbox_id, name, phone }) => ({ inbox_id, name, phone })),
        people: people.slice(-MANY_PEOPLE).map(presentPerson),
      }
    },
  )

  http.post(
    '/sandbox/people',
    {
      config: { scope: 'messages:write', audit: { none: 'The request only affects simulated users.' } },
      schema: {
        tags: ['sandbox'],
        summary: 'Add a simulated user. An assigned phone moves to the new user',
        body: newPersonSchema,
        response: { 201: phoneSchema },
      },
    },
    async (request, reply) => {
      const lines = await ownLines(deps, request)
      const person_id = await addPerson(deps, request.body)
      return reply.code(201).send(await showPhone(deps, lines, person_id))
    },
  )

  http.post(
    '/sandbox/time',
    {
      config: { scope: 'messages:write', audit: { none: 'The request only affects the simulated clock.' } },
      schema: {
        tags: ['sandbox'],
        summary: 'Advance the clock of the sandbox and of this server',
        body: z.strictObject({ days: z.number().int().min(1).max(400) }),
        response: { 200: z.object({ now: z.iso.datetime() }) },
      },
    },
    async (request) => {
      await ownLines(deps, request)
      await advanceClock(deps, `${request.body.days} days`)
      await deps.clock.refresh()
      return readClock(deps)
    },
  )
}

function servePhone(http: Http, deps: Deps): void {
  http.get(
    '/sandbox/people/:id',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['sandbox'],
        summary: 'Show a simulated phone, and the identifiers that each WhatsApp number sees',
        params,
        response: { 200: phoneSchema },
      },
    },
    async (request) => showPhone(deps, await ownLines(deps, request), request.params.id),
  )
}

function serveActs(http: Http, deps: Deps): void {
  http.post(
    '/sandbox/people/:id/acts',
    {
      config: { scope: 'messages:write', audit: { none: 'The request only affects simulated users.' } },
      schema: {
        tags: ['sandbox'],
        summary: 'Act on a simulated phone: write, hide the number, change it, block the business',
        params,
        body: actSchema,
        response: { 200: phoneSchema },
      },
    },
    async (request) => {
      const lines = await ownLines(deps, request)
      const { id } = request.params
      const { action, given } = actOf(request.body, (inbox_id) => numberOf(lines, inbox_id))
      await act(deps, action, { who: id, ...given })
      return showPhone(deps, lines, id)
    },
  )
}

async function showPhone(deps: Deps, lines: OwnLine[], id: string) {
  const [person, messages] = await Promise.all([readPerson(deps, id), readMessages(deps, id)])
  return presentPhone(person, messages, lines)
}

/** The account's inboxes that are lines of the sandbox. Without one this account has nothing to do with it. */
async function ownLines(deps: Deps, request: FastifyRequest): Promise<OwnLine[]> {
  const { account_id } = callerOf(request)
  const numbers = await listNumbers(deps)
  const inboxes = await withCaller(deps.db, request, (trx) =>
    listInboxes(trx, account_id, MANY_INBOXES, null),
  )
  const lines = inboxes.flatMap((inbox) => {
    const number = numbers.find(({ id }) => id === inbox.phone_number_id)
    return number === undefined ? [] : [{ inbox, number }]
  })
  if (lines.length === 0) throw problem('not_found')
  return lines.map(({ inbox, number }) => ({
    id: inbox.id,
    inbox_id: presentId('inbox', inbox.id),
    name: inbox.name,
    phone: inbox.display_phone,
    number_id: number.id,
    portfolio_id: number.portfolio_id,
  }))
}

function numberOf(lines: OwnLine[], inbox_id: string): string {
  const line = lines.find(({ id }) => id === parseId('inbox', inbox_id))
  if (line === undefined) throw problem('not_found')
  return line.number_id
}
