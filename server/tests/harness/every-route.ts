import type { IdKind } from '../../src/platform/base/ids.ts'
import { presentId } from '../../src/platform/base/ids.ts'
import type { JsonSchema } from '../../src/platform/http/json-schema.ts'
import type { TestApp } from './app.ts'

export const NOTHING = '01900000-0000-7000-8000-00000000dead'

/** What an id in a path names, by the path before it, and in which table it is found. */
export const NAMED: Record<string, { kind: IdKind; table: string }> = {
  broadcasts: { kind: 'broadcast', table: 'broadcasts' },
  conflicts: { kind: 'conflict', table: 'conflicts' },
  contacts: { kind: 'contact', table: 'contacts' },
  conversations: { kind: 'conversation', table: 'conversations' },
  gateway_consumers: { kind: 'gateway_consumer', table: 'gateway_consumers' },
  inboxes: { kind: 'inbox', table: 'inboxes' },
  'ingest/events': { kind: 'webhook_event', table: 'webhook_events' },
  'ingest/replays': { kind: 'replay', table: 'replays' },
  media: { kind: 'media', table: 'media' },
  merges: { kind: 'merge', table: 'merges' },
  messages: { kind: 'message', table: 'messages' },
  notes: { kind: 'note', table: 'notes' },
  segments: { kind: 'segment', table: 'segments' },
  phone_requests: { kind: 'phone_request', table: 'phone_requests' },
  templates: { kind: 'template', table: 'templates' },
  webhook_endpoints: { kind: 'endpoint', table: 'endpoints' },
}
/** What a list asks for besides. */
const QUERIES: Record<string, string> = {
  '/v1/events': '?limit=500',
  '/v1/search/messages': '?query=wrote',
  '/v1/search/notes': '?query=note',
}
/** Routes about two: the query names another of the same ids. */
const ABOUT_TWO: Record<string, string> = { '/v1/contacts/{id}/merge_preview': 'contact_id' }
/** They end never, or answer nothing of any account. */
const LEFT_OUT = ['/v1/stream', '/v1/setup', '/v1/me', '/v1/sandbox', '/v1/sandbox/people/{id}']

/** What is sent to routes that change something and refuse a body without it. */
const BODIES: Record<string, object> = {
  'PATCH /v1/contacts/{id}': { name: 'Changed' },
  'POST /v1/contacts/{id}/blocks': { inbox_id: presentId('inbox', NOTHING) },
  'POST /v1/contacts/{id}/distinctions': { contact_id: presentId('contact', NOTHING) },
  'POST /v1/contacts/{id}/merges': { contact_id: presentId('contact', NOTHING) },
  'PUT /v1/contacts/{id}/consents/{category}': { value: 'opted_out', source: 'a form' },
  'PATCH /v1/conversations/{id}': { status: 'resolved' },
  'POST /v1/conversations/{id}/read': { message_id: presentId('message', NOTHING) },
  'POST /v1/conversations/{id}/notes': { text: 'Changed' },
  'POST /v1/conversations/{id}/presence': { typing: true },
  'POST /v1/gateway_consumers/{id}/numbers': { contact_id: presentId('contact', NOTHING) },
  'PUT /v1/inboxes/{id}/assignment_rule': { method: 'round_robin' },
  'PUT /v1/conflicts/{id}/resolution': { decision: 'dismiss' },
  'PUT /v1/messages/{id}/resolution': { decision: 'give_up' },
  'POST /v1/messages/{id}/read': {},
  'POST /v1/contacts/{id}/phone_requests': {
    inbox_id: presentId('inbox', NOTHING),
    body: 'May we have your number?',
  },
  'POST /v1/templates/{id}/preview': { components: [] },
}
/** What stands for the other parts of a path. */
const PARTS: Record<string, string> = {
  '{category}': 'newsletter',
  '{delivery_id}': presentId('gateway_delivery', NOTHING),
  '{inbox_id}': presentId('inbox', NOTHING),
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof METHODS)[number]
/** What belongs to the whole account, or to admins. */
const OF_THE_ACCOUNT = [
  '/v1/api_keys',
  '/v1/gateway_consumers',
  '/v1/invitations',
  '/v1/members',
  '/v1/teams',
  '/v1/apps',
  '/v1/canned_replies',
  '/v1/segments',
  '/v1/labels',
  '/v1/views',
  '/v1/webhook_endpoints',
  '/v1/sandbox',
]

export type Got = { path: string; status: number; body: string }

/**
 * Asks every GET route that there is, those with an id for each of the ids that `idsIn` gives for its table. A new route
 * whose id nobody has described here fails, so that it cannot be forgotten.
 */
export async function everyGet(
  app: TestApp,
  headers: Record<string, string>,
  idsIn: (table: string) => Promise<string[]>,
  mentioned_id = presentId('user', NOTHING),
): Promise<Got[]> {
  const got: Got[] = []
  for (const { method, path } of await listRoutes(app)) {
    if (method !== 'GET' || LEFT_OUT.includes(path)) continue
    const urls = path === '/v1/notes' ? [`${path}?mentions=${mentioned_id}`] : await urlsOf(path, idsIn)
    for (const url of urls) {
      const answer = await app.http.inject({ url, headers })
      got.push({ path, status: answer.statusCode, body: answer.body })
    }
  }
  return got
}

/** Asks every route that changes what an id names, in the same way. */
export async function everyChange(
  app: TestApp,
  headers: Record<string, string>,
  idsIn: (table: string) => Promise<string[]>,
): Promise<Got[]> {
  const got: Got[] = []
  for (const { method, path } of await listRoutes(app)) {
    if (method === 'GET' || !path.includes('{id}') || OF_THE_ACCOUNT.some((it) => path.startsWith(it)))
      continue
    const body = BODIES[`${method} ${path}`]
    for (const url of await urlsOf(path, idsIn)) {
      const answer = await app.http.inject({ method, url, headers, ...(body && { payload: body }) })
      got.push({ path: `${method} ${path}`, status: answer.statusCode, body: answer.body })
    }
  }
  return got
}

export type Route = {
  method: Method
  path: string
  /** The schema of the JSON that it takes; null: none. */
  body: JsonSchema | null
  /** The names that its query takes. */
  query: string[]
}

/** Every route of the OpenAPI document. */
export async function listRoutes(app: TestApp): Promise<Route[]> {
  const { paths } = (await app.http.inject({ url: '/openapi.json' })).json()
  return Object.keys(paths).flatMap((path) =>
    METHODS.filter((method) => method.toLowerCase() in paths[path]).map((method) => {
      const { requestBody, parameters = [] } = paths[path][method.toLowerCase()]
      const query = parameters.filter((it: { in: string }) => it.in === 'query')
      return {
        method,
        path,
        body: requestBody?.content['application/json']?.schema ?? null,
        query: query.map((it: { name: string }) => it.name),
      }
    }),
  )
}

async function urlsOf(path: string, idsIn: (table: string) => Promise<string[]>): Promise<string[]> {
  const [, before = '', after = ''] = /^\/v1\/(.*?)\/\{id\}(.*)$/.exec(path) ?? []
  if (before === '') {
    if (path.includes('{')) throw new Error(`Say in every-route.ts what ${path} names.`)
    return [path + (QUERIES[path] ?? '')]
  }
  const named = NAMED[before]
  const rest = after.replace(/\{\w+\}/g, (part) => PARTS[part] ?? part)
  if (named === undefined || rest.includes('{')) throw new Error(`Say in every-route.ts what ${path} names.`)
  const ids = (await idsIn(named.table)).map((id) => presentId(named.kind, id))
  const other = ABOUT_TWO[path]
  const queryOf = (index: number) => (other === undefined ? '' : `?${other}=${ids[(index + 1) % ids.length]}`)
  return ids.map((id, index) => `/v1/${before}/${id}${rest}${queryOf(index)}`)
}
