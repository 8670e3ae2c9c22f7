import { z } from 'zod'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { requireScopes } from '../../platform/http/grants.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { insertApiKey, makeApiKey } from './api-key.ts'
import { findListedKey, type ListedKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import { apiKeySchema, madeApiKeySchema, newApiKeySchema } from './schema.ts'

const keyCursor = buildCursor('api_keys', z.uuid())

/** `forget` is called with every key that is revoked here. */
export function registerApiKeyRoutes(http: Http, deps: Deps, forget: (key_id: string) => void): void {
  serveList(http, deps)
  serveMaking(http, deps)
  serveRevoking(http, deps, forget)
}

function serveList(http: Http, deps: Deps): void {
  http.get(
    '/api_keys',
    {
      config: { scope: 'api_keys:write' },
      schema: {
        tags: ['accounts'],
        summary: 'List the active API keys, newest first',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(apiKeySchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : keyCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listApiKeys(trx, account_id, limit + 1, after),
      )
      const { rows, next_cursor } = cutPage(found, limit, keyCursor, (row) => row.id)
      return { data: rows.map(presentApiKey), next_cursor }
    },
  )
}

function serveMaking(http: Http, deps: Deps): void {
  http.post(
    '/api_keys',
    {
      config: {
        scope: 'api_keys:write',
        audit: {
          action: 'api_key.made',
          subject: 'answer.id',
          details: { name: 'body.name', scopes: 'body.scopes' },
        },
      },
      schema: {
        tags: ['accounts'],
        summary: 'Create an API key. The key is shown only once',
        description: 'It does not accept an Idempotency-Key: a stored response would contain the key.',
        body: newApiKeySchema,
        response: { 201: madeApiKeySchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const { name, scopes } = request.body
      // Else a caller that may make keys could make one that may do what the caller may not.
      requireScopes(caller, scopes)
      const key = makeApiKey()
      const now = new Date(deps.clock.now())
      const made = await changeWhole(deps, request, async ({ trx }) => {
        await requireRoom(trx, account_id, 'api_keys')
        const id = await insertApiKey(trx, { account_id, name, key, scopes, setup_generation: null, now })
        const row = await findListedKey(trx, account_id, id)
        if (row === null) throw new Error('The new API key can’t be read back.')
        return presentApiKey(row)
      })
      return reply.code(201).send({ ...made, key })
    },
  )
}

function serveRevoking(http: Http, deps: Deps, forget: (key_id: string) => void): void {
  http.delete(
    '/api_keys/:id',
    {
      config: { scope: 'api_keys:write', audit: { action: 'api_key.revoked', subject: 'params.id' } },
      schema: {
        tags: ['accounts'],
        summary: 'Revoke an API key. Every process refuses it within five seconds',
        params: z.object({ id: z.string() }),
        response: { 204: z.null().describe('The API key is revoked.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const id = parseId('api_key', request.params.id)
      const now = new Date(deps.clock.now())
      await changeWhole(deps, request, ({ trx }) =>
        // A key that may do more than the caller serves others, who would lose it.
        revokeApiKey(trx, { account_id, id, now }, (scopes) => requireScopes(caller, scopes)),
      )
      forget(id)
      return reply.code(204).send(null)
    },
  )
}

function presentApiKey(row: ListedKey): z.output<typeof apiKeySchema> {
  return {
    id: presentId('api_key', row.id),
    name: row.name,
    kind: row.setup_generation === null ? 'made' : 'set_up',
    scopes: row.scopes,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
  }
}
