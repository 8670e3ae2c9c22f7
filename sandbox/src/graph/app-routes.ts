import type { FastifyInstance } from 'fastify'
import type { Runtime } from '../runtime/runtime.ts'
import { verifyCallback } from '../webhooks/delivery.ts'
import { setCallback } from '../world/portfolios.ts'
import type { App } from '../world/types.ts'
import type { GraphResult } from '../world/wire.ts'
import { parseBody } from './body.ts'
import { badBody, badParameter } from './errors.ts'
import { type GraphCall, handle, missing, succeed } from './handle.ts'

const OBJECT = 'whatsapp_business_account'

/** An app's callback, as one sets it in the App Dashboard: checked by the verification GET before it counts. */
export function registerAppRoutes(app: FastifyInstance, runtime: Runtime): void {
  const permission = 'whatsapp_business_management'
  app.post(
    '/:id/subscriptions',
    handle(runtime, {
      operation: 'subscriptions',
      permission,
      run: (call) => (call.app.id === call.id ? setSubscription(call) : missing(call)),
    }),
  )
  app.get(
    '/:id/subscriptions',
    handle(runtime, {
      operation: 'subscriptions',
      permission,
      run: (call) =>
        call.app.id === call.id ? succeed({ data: presentSubscription(call.app) }) : missing(call),
    }),
  )
}

async function setSubscription(call: GraphCall): Promise<GraphResult<object>> {
  const { world } = call.runtime
  const parsed = parseBody(call)
  if (!parsed.ok) return badBody(world, parsed.details)
  const parameters = { ...call.query, ...parsed.body }
  const { object, callback_url, verify_token, fields } = parameters
  if (object !== OBJECT) return badParameter(world, `object must be ${OBJECT}`)
  if (typeof callback_url !== 'string' || !URL.canParse(callback_url)) {
    return badParameter(world, 'callback_url must be a URL')
  }
  if (typeof verify_token !== 'string' || verify_token === '') {
    return badParameter(world, 'The parameter verify_token is required.')
  }
  const verified = await verifyCallback(world, call.app.id, callback_url, verify_token)
  if (!verified) {
    return badParameter(
      world,
      'The URL could not be validated. Callback verification failed: it must answer 200 with hub.challenge.',
    )
  }
  setCallback(world, call.app.id, { callback_url, verify_token })
  const names = fieldNames(fields)
  for (const subscription of names ? call.app.subscriptions.values() : []) {
    subscription.fields = new Set(names)
  }
  return succeed()
}

/** A list, or names separated by commas; undefined leaves the fields as they are. */
function fieldNames(fields: unknown): string[] | undefined {
  if (Array.isArray(fields)) return fields.map(String)
  return typeof fields === 'string' && fields !== ''
    ? fields.split(',').map((name) => name.trim())
    : undefined
}

function presentSubscription(app: App): object[] {
  if (!app.callback_url) return []
  const fields = new Set<string>()
  for (const subscription of app.subscriptions.values()) {
    if (subscription.fields !== 'all') for (const name of subscription.fields) fields.add(name)
  }
  return [
    {
      object: OBJECT,
      callback_url: app.callback_url,
      active: true,
      fields: [...fields].sort().map((name) => ({ name, version: 'v26.0' })),
    },
  ]
}
