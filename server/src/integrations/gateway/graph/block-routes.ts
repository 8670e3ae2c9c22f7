import type { FastifyRequest } from 'fastify'
import { findOwners, readIdentifiers } from '../../../contacts/identifiers.ts'
import { readIdentityScope } from '../../../platform/account-lock/identity-scope.ts'
import { Problem, problem } from '../../../platform/base/errors.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Http } from '../../../platform/http/types.ts'
import { withWhole } from '../../../platform/http/with-caller.ts'
import { blockContact, unblockContact } from '../../../sending/blocks/block-contact.ts'
import { listedPerson } from '../../../whatsapp/person-slots.ts'
import { readPhone } from '../../../whatsapp/values/identifiers.ts'
import { type JsonObject, readObjects } from '../../../whatsapp/values/readers.ts'
import type { Consumer } from '../consumers.ts'
import { fillSlots } from '../fill-slots.ts'
import { presentGraphError } from '../graph-error.ts'
import { requireLineOf } from '../lines.ts'
import { findMeant } from '../numbers.ts'
import { findKnown } from '../view.ts'
import { consumerOf } from './caller.ts'
import { forwardAbout } from './forward.ts'
import { graphParams } from './params.ts'
import { readBlockList } from './read-block-list.ts'
import { readBody } from './read-body.ts'

const schema = { hide: true, params: graphParams }
const SOME_FAILED = 139100

// What programs do stands in the feed; the audit log is of people.
const unrecorded = () => Promise.resolve()

type Entry = { input: string; contact_id: string | null }

/** Blocking people by the numbers that the consumer knows them by. */
export function registerGraphBlockRoutes(graph: Http, deps: Deps): void {
  graph.get('/:id/block_users', { schema }, async (request, reply) => {
    const answer = await forwardAbout(deps, request, reply, 'block_users')
    await nameListed(deps, request, request.params.id, readObjects(answer, 'data'))
    return answer
  })
  for (const method of ['POST', 'DELETE'] as const) {
    graph.route({
      method,
      url: '/:id/block_users',
      schema,
      handler: async (request, reply) => {
        const consumer = consumerOf(request)
        const { inbox_id, entries } = await readEntries(
          deps,
          request,
          request.params.id,
          await readBody(request),
        )
        const change = method === 'POST' ? blockContact : unblockContact
        const done: object[] = []
        const failed: object[] = []
        for (const { input, contact_id } of entries) {
          const error = await attempt(deps, change, { consumer, contact_id, inbox_id })
          if (error === null) done.push({ input, wa_id: readPhone(input) ?? undefined })
          else failed.push({ input, errors: [error] })
        }
        const list = method === 'POST' ? 'added_users' : 'removed_users'
        const block_users = { [list]: done, ...(failed.length > 0 && { failed_users: failed }) }
        if (failed.length > 0) reply.code(400)
        return {
          messaging_product: 'whatsapp',
          block_users,
          ...(failed.length > 0 && {
            error: { message: `(#${SOME_FAILED}) Failed to block or unblock some users`, code: SOME_FAILED },
          }),
        }
      },
    })
  }
}

/** Names the people in a list of Meta's as the consumer knows them; the list itself is altered. */
async function nameListed(
  deps: Deps,
  request: FastifyRequest,
  phone_number_id: string,
  listed: JsonObject[],
): Promise<void> {
  const consumer = consumerOf(request)
  const { account_id, policy } = consumer
  await withWhole(deps.db, request, async (trx) => {
    const line = await requireLineOf(trx, consumer, phone_number_id)
    const slots = listed.map(listedPerson)
    const now = new Date(deps.clock.now())
    fillSlots(slots, policy, await findKnown(trx, account_id, consumer, { line, slots, policy, now }))
  })
}

/** Null where it was done; else what Meta would say of this one. */
async function attempt(
  deps: Deps,
  change: typeof blockContact,
  { consumer, contact_id, inbox_id }: { consumer: Consumer; contact_id: string | null; inbox_id: string },
): Promise<unknown> {
  try {
    if (contact_id === null) throw problem('block_refused', 'No contact has this identifier.')
    await change(deps, {
      account_id: consumer.account_id,
      contact_id,
      inbox_id,
      by: consumer.id,
      record: unrecorded,
      lifts_unknown: true,
    })
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return presentGraphError(error).body.error
  }
}

async function readEntries(deps: Deps, request: FastifyRequest, phone_number_id: string, body: JsonObject) {
  const consumer = consumerOf(request)
  const { account_id } = consumer
  return withWhole(deps.db, request, async (trx) => {
    const line = await requireLineOf(trx, consumer, phone_number_id)
    const scope = await readIdentityScope({ trx, account_id, now: new Date(deps.clock.now()) })
    const entries: Entry[] = []
    for (const given of readBlockList(body)) {
      const { user } = given
      const digits = user === null ? null : readPhone(user.replace(/[\s().-]/g, ''))
      const known = digits === null ? null : await findMeant(trx, consumer, digits)
      const { identifiers } = readIdentifiers(
        {
          phone: digits === null ? undefined : `+${digits}`,
          bsuid: given.user === null ? given.user_id : undefined,
          portfolio_id: line.portfolio_id,
        },
        { default_country: null, portfolios: [line.portfolio_id] },
      )
      const owners = known === null ? [...(await findOwners(scope, identifiers)).values()] : []
      const [found] = owners.flatMap((ids) => [...ids])
      entries.push({ input: given.user ?? given.user_id, contact_id: known ?? found ?? null })
    }
    return { inbox_id: line.id, entries }
  })
}
