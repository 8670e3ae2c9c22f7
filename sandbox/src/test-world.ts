import { addPerson } from './people/people.ts'
import type { SendResult } from './sending/accept.ts'
import { acceptSend } from './sending/accept.ts'
import { isObject } from './world/json.ts'
import { addApp, addBusinessNumber, addPortfolio, addWaba, subscribeApp } from './world/portfolios.ts'
import type { Json, JsonObject } from './world/wire.ts'
import { createWorld, type WorldOptions } from './world/world.ts'

/** For tests: one portfolio with one app and number, people who can be hidden, and the values of all webhooks. */
export function buildWorld(
  options: WorldOptions & { contact_book?: boolean; enrolment_group?: string } = {},
) {
  const { contact_book, enrolment_group, ...world_options } = options
  const world = createWorld(world_options)
  const portfolio = addPortfolio(world, { contact_book: contact_book ?? false, enrolment_group })
  const app = addApp(world, { callback_url: 'http://127.0.0.1:9/webhook', secret: 'test_app_secret' })
  const waba = addWaba(world, portfolio.id)
  const number = addBusinessNumber(world, waba.id)
  subscribeApp(world, app.id, waba.id)
  const webhooks: { field: string; value: JsonObject }[] = []
  world.onEvent((event) => {
    if (event.type === 'webhook_queued') webhooks.push({ field: event.field, value: event.value })
  })
  /** A person without a username: always visible. */
  const ines = addPerson(world, { id: 'ines', name: 'Ines', phone: '+15550104477' })
  /** A person with one, and no contact by phone yet: hidden. */
  const rafa = addPerson(world, { id: 'rafa', name: 'Rafa', phone: '+351912345678', username: 'rafa.kite' })
  const send = (body: JsonObject): SendResult =>
    acceptSend(world, number.id, {
      messaging_product: 'whatsapp',
      type: 'text',
      text: { body: 'Hello' },
      ...body,
    })
  return { world, portfolio, app, waba, number, ines, rafa, webhooks, send }
}

/** The one object at a path of a JSON value, e.g. `at(value, 'messages', 0)`; an empty object if there is none. */
export function at(value: Json | undefined, ...path: (string | number)[]): JsonObject {
  let current: Json | undefined = value
  for (const step of path) {
    if (Array.isArray(current)) current = current[Number(step)]
    else current = isObject(current) ? current[step] : undefined
  }
  return isObject(current) ? current : {}
}

/** The error code of a refused send, 0 for an accepted one. */
export function codeOf(result: SendResult | { ok: boolean; body: object }): number {
  return Number(at(result.body as JsonObject, 'error').code ?? 0)
}

/** The error code of the newest `failed` status, if there is one. */
export function failedCode(webhooks: { value: JsonObject }[]): number | undefined {
  const status = webhooks
    .map((one) => at(one.value, 'statuses', 0))
    .findLast((one) => one.status === 'failed')
  return status && Number(at(status, 'errors', 0).code)
}
