import type { FastifyInstance } from 'fastify'
import type { Permission } from '../runtime/grants.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { graphError } from '../sending/errors.ts'
import {
  blockUsers,
  changeCommerce,
  changeNumberSettings,
  changeProfile,
  claimBusinessUsername,
  deleteBusinessUsername,
  deleteContactBookEntry,
  deleteQrCode,
  listBlockedUsers,
  listQrCodes,
  NUMBER_FIELDS,
  presentNumber,
  readBusinessUsername,
  readCommerce,
  readProfile,
  suggestBusinessUsernames,
  USUAL_FIELDS,
  unblockUsers,
  writeQrCode,
} from '../world/operations.ts'
import type { World } from '../world/types.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'
import { badParameter } from './errors.ts'
import { type GraphCall, handle, selectKnown, succeed, withNumber } from './handle.ts'
import { withBody } from './message-routes.ts'

type NumberRoute = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  operation: string
  permission: Permission
  run: (world: World, id: string, call: GraphCall, body: JsonObject) => GraphResult<object>
}

const MANAGEMENT = 'whatsapp_business_management'
const MESSAGING = 'whatsapp_business_messaging'

/** What belongs to one business phone number, beside its messages and calls. */
const ROUTES: NumberRoute[] = [
  {
    method: 'DELETE',
    path: 'contact_book',
    operation: 'contact_book',
    permission: MESSAGING,
    run: (world, id, call) => forgetContact(world, id, call),
  },
  {
    method: 'POST',
    path: 'block_users',
    operation: 'block_users',
    permission: MESSAGING,
    run: (world, id, _call, body) => blockUsers(world, id, body),
  },
  {
    method: 'DELETE',
    path: 'block_users',
    operation: 'block_users',
    permission: MESSAGING,
    run: (world, id, _call, body) => unblockUsers(world, id, body),
  },
  {
    method: 'GET',
    path: 'block_users',
    operation: 'block_users',
    permission: MESSAGING,
    run: (world, id, { query }) =>
      listBlockedUsers(world, id, { limit: pageLimit(query.limit), after: query.after }),
  },
  {
    method: 'GET',
    path: 'username',
    operation: 'username',
    permission: MANAGEMENT,
    run: (world, id) => readBusinessUsername(world, id),
  },
  {
    method: 'POST',
    path: 'username',
    operation: 'username',
    permission: MANAGEMENT,
    run: (world, id, _call, body) => claimBusinessUsername(world, id, body),
  },
  {
    method: 'DELETE',
    path: 'username',
    operation: 'username',
    permission: MANAGEMENT,
    run: (world, id) => deleteBusinessUsername(world, id),
  },
  {
    method: 'GET',
    path: 'username_suggestions',
    operation: 'username',
    permission: MANAGEMENT,
    run: (world, id) => suggestBusinessUsernames(world, id),
  },
  {
    method: 'POST',
    path: 'settings',
    operation: 'settings',
    permission: MANAGEMENT,
    run: (world, id, _call, body) => changeNumberSettings(world, id, body),
  },
  {
    method: 'GET',
    path: 'settings',
    operation: 'settings',
    permission: MANAGEMENT,
    run: (world, id) => succeed(presentSettings(world, id)),
  },
  {
    method: 'POST',
    path: 'register',
    operation: 'register',
    permission: MANAGEMENT,
    run: (world, id, _call, body) => setRegistered(world, id, body),
  },
  {
    method: 'POST',
    path: 'deregister',
    operation: 'register',
    permission: MANAGEMENT,
    run: (world, id) => setRegistered(world, id, undefined),
  },
  {
    method: 'GET',
    path: 'whatsapp_business_profile',
    operation: 'profile',
    permission: MANAGEMENT,
    run: (world, id, { query }) => readProfile(world, id, query.fields),
  },
  {
    method: 'POST',
    path: 'whatsapp_business_profile',
    operation: 'profile',
    permission: MANAGEMENT,
    run: (world, id, { query }, body) => changeProfile(world, id, { ...query, ...body }),
  },
  {
    method: 'GET',
    path: 'whatsapp_commerce_settings',
    operation: 'commerce',
    permission: MANAGEMENT,
    run: (world, id) => readCommerce(world, id),
  },
  {
    method: 'POST',
    path: 'whatsapp_commerce_settings',
    operation: 'commerce',
    permission: MANAGEMENT,
    run: (world, id, { query }, body) => changeCommerce(world, id, { ...query, ...body }),
  },
  {
    method: 'POST',
    path: 'message_qrdls',
    operation: 'qr_codes',
    permission: MANAGEMENT,
    run: (world, id, { query }, body) => writeQrCode(world, id, { ...query, ...body }),
  },
  {
    method: 'GET',
    path: 'message_qrdls',
    operation: 'qr_codes',
    permission: MANAGEMENT,
    run: (world, id, call) => listQrCodes(world, id, undefined, pageLimit(call.query.limit)),
  },
  {
    method: 'GET',
    path: 'message_qrdls/:code',
    operation: 'qr_codes',
    permission: MANAGEMENT,
    run: (world, id, call) => listQrCodes(world, id, codeOf(call)),
  },
  {
    method: 'DELETE',
    path: 'message_qrdls/:code',
    operation: 'qr_codes',
    permission: MANAGEMENT,
    run: (world, id, call) => deleteQrCode(world, id, codeOf(call)),
  },
]

export function registerNumberRoutes(app: FastifyInstance, runtime: Runtime): void {
  for (const { method, path, operation, permission, run } of ROUTES) {
    app.route({
      method,
      url: `/:id/${path}`,
      handler: handle(runtime, {
        operation,
        permission,
        run: (call) => withBody(call, (body) => run(runtime.world, call.id, call, body)),
      }),
    })
  }
}

export function readNumber(call: GraphCall): GraphResult<object> {
  return withNumber(call, () =>
    selectKnown(call, presentNumber(call.runtime.world, call.id), call.query.fields ?? USUAL_FIELDS, {
      known: NUMBER_FIELDS,
      node: 'WhatsAppBusinessPhoneNumber',
    }),
  )
}

/** `POST /<number>`: only the webhook override can be changed here. */
export function changeNumber(call: GraphCall): GraphResult<object> | Promise<GraphResult<object>> {
  return withBody(call, (body) => {
    const { world } = call.runtime
    const number = world.numbers.get(call.id)
    const configuration = body.webhook_configuration
    if (
      !number ||
      typeof configuration !== 'object' ||
      configuration === null ||
      Array.isArray(configuration)
    ) {
      return badParameter(world, 'The parameter webhook_configuration is required.')
    }
    const uri = configuration.override_callback_uri
    if (uri !== undefined && uri !== null && typeof uri !== 'string') {
      return badParameter(world, 'override_callback_uri must be a string')
    }
    if (typeof uri === 'string' && uri.length > MAX_OVERRIDE_LENGTH) {
      return badParameter(world, `override_callback_uri is longer than ${MAX_OVERRIDE_LENGTH} characters`)
    }
    // An empty text takes the override away.
    number.override_callback_url = uri || undefined
    return succeed()
  })
}

export const MAX_OVERRIDE_LENGTH = 200

function codeOf({ request }: GraphCall): string {
  return (request.params as { code?: string }).code ?? ''
}

function forgetContact(world: World, id: string, { query }: GraphCall): GraphResult<object> {
  if (query.messaging_product !== 'whatsapp') {
    return badParameter(world, 'The parameter messaging_product is required.')
  }
  if (!query.bsuid) return badParameter(world, 'The parameter bsuid is required.')
  return deleteContactBookEntry(world, id, query.bsuid)
}

function presentSettings(world: World, id: string): JsonObject {
  return {
    user_identity_change: {
      enable_identity_key_check: world.numbers.get(id)?.identity_key_check ?? false,
    },
    id,
  }
}

function setRegistered(world: World, id: string, body: JsonObject | undefined): GraphResult<object> {
  const number = world.numbers.get(id)
  if (!number) return badParameter(world, 'There is no such number')
  if (body && body.messaging_product !== 'whatsapp')
    return badParameter(world, 'The parameter messaging_product is required.')
  if (body && !/^\d{6}$/.test(String(body.pin ?? ''))) {
    return graphError(world, 100, 'The parameter pin must have six digits.')
  }
  number.registered = body !== undefined
  return succeed()
}

function pageLimit(text: string | undefined): number | undefined {
  const limit = Number(text)
  return text !== undefined && Number.isInteger(limit) && limit > 0 ? limit : undefined
}
