import type { FastifyInstance } from 'fastify'
import { acceptCall, callPermissions } from '../people/calls.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { acceptSend } from '../sending/accept.ts'
import { isReceipt, markRead } from '../sending/receipts.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'
import { parseBody } from './body.ts'
import { badBody } from './errors.ts'
import { type GraphCall, handle, withNumber } from './handle.ts'

const MESSAGING = 'whatsapp_business_messaging'

/** Sending, marking as read, calls. */
export function registerMessageRoutes(app: FastifyInstance, runtime: Runtime): void {
  app.post(
    '/:id/messages',
    handle(runtime, {
      operation: 'messages',
      permission: MESSAGING,
      run: (call) =>
        withBody(call, (body) =>
          isReceipt(body) ? markRead(runtime.world, call.id, body) : send(call, body, 'messages'),
        ),
    }),
  )
  app.post(
    '/:id/marketing_messages',
    handle(runtime, {
      operation: 'marketing_messages',
      permission: MESSAGING,
      run: (call) => withBody(call, (body) => send(call, body, 'marketing_messages')),
    }),
  )
  app.post(
    '/:id/calls',
    handle(runtime, {
      operation: 'calls',
      permission: MESSAGING,
      run: (call) => withBody(call, (body) => acceptCall(runtime.world, call.id, body)),
    }),
  )
  app.get(
    '/:id/call_permissions',
    handle(runtime, {
      operation: 'call_permissions',
      permission: MESSAGING,
      run: (call) => withNumber(call, () => callPermissions(runtime.world, call.id, call.query)),
    }),
  )
}

async function send(
  call: GraphCall,
  body: JsonObject,
  endpoint: 'messages' | 'marketing_messages',
): Promise<GraphResult<object>> {
  const { runtime } = call
  const result = acceptSend(runtime.world, call.id, body, { endpoint })
  if (!result.ok) return result
  // The status overtakes the answer only if it is out before the answer is written.
  if (runtime.world.switches.status_before_answer === 'yes') await runtime.deliverer.overtake()
  return { ok: true, http_status: result.http_status, body: result.body }
}

/** Checks the object and the JSON, in Meta's order: one may not learn of numbers by sending them broken JSON. */
export function withBody(
  call: GraphCall,
  use: (body: JsonObject) => GraphResult<object> | Promise<GraphResult<object>>,
): GraphResult<object> | Promise<GraphResult<object>> {
  const known = withNumber(call, () => ({ ok: true, http_status: 200, body: {} }))
  if (!known.ok) return known
  const parsed = parseBody(call)
  return parsed.ok ? use(parsed.body) : badBody(call.runtime.world, parsed.details)
}
