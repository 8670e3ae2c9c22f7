import { invalidField } from '../../../platform/base/errors.ts'
import { refuseExcess } from '../../../platform/base/json-limits.ts'
import { isObject } from '../../../whatsapp/values/readers.ts'

/** The parameters that a call passes on to Meta; Meta gets no others. */
export const PASSED_ON = {
  object: ['fields'],
  media: ['phone_number_id'],
  upload: ['messaging_product', 'type'],
  phone_numbers: ['fields', 'filtering', 'sort', 'limit', 'after', 'before', 'summary'],
  message_templates: [
    ...['fields', 'limit', 'after', 'before', 'summary', 'name', 'name_or_content', 'content', 'language'],
    ...['category', 'status', 'quality_score', 'since', 'until', 'hsm_id', 'hsm_ids'],
    ...['components', 'parameter_format', 'allow_category_change', 'message_send_ttl_seconds'],
    ...['sub_category', 'library_template_name', 'library_template_button_inputs'],
  ],
  whatsapp_business_profile: ['fields'],
  username: ['fields'],
  call_permissions: ['user_wa_id', 'recipient'],
  block_users: ['limit', 'after', 'before'],
} as const satisfies Record<string, readonly string[]>

/** What is looked at of a request. */
type Asked = { method: string; url: string; headers: Record<string, unknown>; body: unknown }

export type PassingCall = keyof typeof PASSED_ON

// Graph reads these wherever they stand: they turn one call into another, into many, or one about other objects.
const TURNS_INTO_ANOTHER = new Set(['batch', 'ids'])
const OVERRIDES = new Set(['method', '_method', 'http_method'])
const OVERRIDE_HEADERS = ['x-http-method-override', 'x-http-method', 'x-method-override']
// The only connections that a list of fields may open further; `fields=owner_business{…}` would lead out of the line.
const MAY_EXPAND = new Set([
  ...['phone_numbers', 'message_templates', 'whatsapp_business_profile', 'username'],
  ...['analytics', 'conversation_analytics', 'pricing_analytics', 'template_analytics'],
  ...['health_status', 'throughput', 'quality_score', 'whatsapp_business_manager_messaging_limit'],
])
const LIKE_JSON = /^\uFEFF?\s*[[{]/
const MULTIPART_NAME = /\bname\s*=\s*(?:"([^"]*)"|([^\s;"]+))/gi

/** Refuses what would make Meta read a call as another one. Throws `invalid_request` with the parameter's name. */
export function refuseOverrides(request: Asked): void {
  for (const name of OVERRIDE_HEADERS) requireSameMethod(request, name, request.headers[name])
  for (const [name, value] of new URL(request.url, 'http://graph').searchParams) refuse(request, name, value)
  if (!Buffer.isBuffer(request.body)) return
  for (const [name, value] of namesIn(request.body.toString('utf8'))) refuse(request, name, value)
}

/** What of a query goes on to Meta with this call. Throws `invalid_request` for fields that lead out of the line. */
export function passOn(query: URLSearchParams, call: PassingCall): URLSearchParams {
  const allowed: readonly string[] = PASSED_ON[call]
  const passed = new URLSearchParams()
  for (const [name, value] of query) {
    if (!allowed.includes(name)) continue
    if (name === 'fields') requireOwnFields(value)
    passed.append(name, value)
  }
  return passed
}

function refuse(request: Asked, given: string, value: unknown): void {
  // `method[]` and `method[0]` are the same parameter to Graph.
  const name = given.trim().toLowerCase().replace(/\[.*$/, '')
  if (TURNS_INTO_ANOTHER.has(name)) throw invalidField(name, 'Not available here: make one call per object')
  if (OVERRIDES.has(name)) requireSameMethod(request, name, value)
}

function requireSameMethod(request: Asked, name: string, value: unknown): void {
  if (value === undefined) return
  if (typeof value === 'string' && value.toUpperCase() === request.method) return
  throw invalidField(name, 'A method can’t be overridden: send the request with this method')
}

/** The top-level parameters of a body, read as each of the forms in which Graph might read it. */
function* namesIn(text: string): Generator<[string, unknown]> {
  if (LIKE_JSON.test(text)) refuseExcess(text)
  try {
    const body: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (isObject(body)) yield* Object.entries(body)
    return
  } catch {
    // Not JSON: a form, or parts.
  }
  yield* new URLSearchParams(text)
  if (!/content-disposition/i.test(text)) return
  for (const [, quoted, bare] of text.matchAll(MULTIPART_NAME)) yield [quoted ?? bare ?? '', null]
}

function requireOwnFields(fields: string): void {
  for (const [, name = '', opens] of fields.matchAll(/([A-Za-z0-9_]+)\s*([.{(]?)/g)) {
    const inner = opens === '{' || opens === '.'
    if (name.toLowerCase() === 'method' || (inner && !MAY_EXPAND.has(name))) {
      throw invalidField('fields', `${name} can’t be expanded here`)
    }
  }
}
