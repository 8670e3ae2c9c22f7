import type { FastifyInstance } from 'fastify'
import type { Permission } from '../runtime/grants.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { presentNumber, presentParentAccount } from '../world/operations.ts'
import { subscribeApp, unsubscribeApp } from '../world/portfolios.ts'
import type { Waba } from '../world/types.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'
import { parseBody } from './body.ts'
import { badBody, badParameter } from './errors.ts'
import { type GraphCall, handle, missing, reaches, selectFields, succeed, withWaba } from './handle.ts'
import { MAX_OVERRIDE_LENGTH } from './number-routes.ts'

const MANAGEMENT: Permission = 'whatsapp_business_management'

export function registerWabaRoutes(app: FastifyInstance, runtime: Runtime): void {
  const route = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    operation: string,
    run: (call: GraphCall) => GraphResult<object>,
  ) => {
    app.route({
      method,
      url: `/:id/${path}`,
      handler: handle(runtime, { operation, permission: MANAGEMENT, run }),
    })
  }
  route('POST', 'subscribed_apps', 'subscribed_apps', (call) =>
    withWabaBody(call, (body) => subscribe(call, body)),
  )
  route('GET', 'subscribed_apps', 'subscribed_apps', (call) => withWaba(call, () => listSubscriptions(call)))
  route('DELETE', 'subscribed_apps', 'subscribed_apps', (call) =>
    withWaba(call, () => succeed({ success: unsubscribeApp(call.runtime.world, call.app.id, call.id) })),
  )
  route('GET', 'phone_numbers', 'phone_numbers', (call) => withWaba(call, () => listNumbers(call)))
  for (const edge of ['owned_whatsapp_business_accounts', 'client_whatsapp_business_accounts']) {
    route('GET', edge, 'waba', (call) => listWabas(call, edge.startsWith('owned')))
  }
  route('GET', 'parent-bsuid-accounts', 'parent_bsuid_accounts', (call) =>
    call.runtime.world.portfolios.has(call.id)
      ? presentParentAccount(call.runtime.world, call.id)
      : missing(call),
  )
}

/** `GET /<WABA>`. */
export function readWaba(call: GraphCall): GraphResult<object> {
  return withWaba(call, () => {
    const waba = call.runtime.world.wabas.get(call.id)
    return waba ? succeed(selectFields(presentWaba(call, waba), call.query.fields)) : missing(call)
  })
}

/** `GET /<portfolio>`. */
export function readPortfolio(call: GraphCall): GraphResult<object> {
  const portfolio = call.runtime.world.portfolios.get(call.id)
  if (!portfolio) return missing(call)
  return succeed(selectFields({ id: portfolio.id, name: portfolio.name }, call.query.fields))
}

function withWabaBody(call: GraphCall, use: (body: JsonObject) => GraphResult<object>): GraphResult<object> {
  return withWaba(call, () => {
    const parsed = parseBody(call)
    return parsed.ok ? use(parsed.body) : badBody(call.runtime.world, parsed.details)
  })
}

function subscribe(call: GraphCall, body: JsonObject): GraphResult<object> {
  const { world } = call.runtime
  const uri = body.override_callback_uri ?? call.query.override_callback_uri
  if (uri !== undefined && (typeof uri !== 'string' || uri.length > MAX_OVERRIDE_LENGTH)) {
    return badParameter(world, `override_callback_uri must be at most ${MAX_OVERRIDE_LENGTH} characters`)
  }
  const fields = call.app.subscriptions.get(call.id)?.fields
  subscribeApp(world, call.app.id, call.id, {
    // Subscribing again changes the override, never which fields the app asked for.
    fields: fields === undefined || fields === 'all' ? undefined : [...fields],
    override_callback_url: uri || undefined,
  })
  return succeed()
}

function listSubscriptions(call: GraphCall): GraphResult<object> {
  const data = []
  for (const app of call.runtime.world.apps.values()) {
    const subscription = app.subscriptions.get(call.id)
    if (!subscription) continue
    const { override_callback_url } = subscription
    data.push({
      whatsapp_business_api_data: { id: app.id, name: app.name },
      ...(override_callback_url ? { override_callback_uri: override_callback_url } : {}),
    })
  }
  return succeed({ data })
}

function listNumbers(call: GraphCall): GraphResult<object> {
  const { world } = call.runtime
  const data = [...world.numbers.values()]
    .filter((number) => number.waba_id === call.id)
    .map((number) => selectFields(presentNumber(world, number.id), call.query.fields))
  return succeed({ data, ...(data.length > 0 ? { paging: pagingOf(data) } : {}) })
}

function listWabas(call: GraphCall, owned: boolean): GraphResult<object> {
  const { world } = call.runtime
  if (!world.portfolios.has(call.id)) return missing(call)
  // Everything here belongs to its own portfolio: no WABA is shared with a client's.
  const data = [...world.wabas.values()]
    .filter((waba) => owned && waba.portfolio_id === call.id && reaches(call, waba.id))
    .map((waba) => selectFields(presentWaba(call, waba), call.query.fields))
  return succeed({ data, ...(data.length > 0 ? { paging: pagingOf(data) } : {}) })
}

function presentWaba(call: GraphCall, waba: Waba): Record<string, unknown> {
  const portfolio = call.runtime.world.portfolios.get(waba.portfolio_id)
  return {
    id: waba.id,
    name: waba.name,
    currency: 'EUR',
    timezone_id: '1',
    message_template_namespace: `${waba.id}_ns`,
    account_review_status: 'APPROVED',
    owner_business_info: { id: waba.portfolio_id, name: portfolio?.name },
  }
}

function pagingOf(data: Record<string, unknown>[]) {
  const cursor = (item: Record<string, unknown> | undefined) =>
    Buffer.from(String(item?.id ?? '')).toString('base64url')
  return { cursors: { before: cursor(data[0]), after: cursor(data.at(-1)) } }
}
