import type { FastifyInstance } from 'fastify'
import type { Runtime } from '../runtime/runtime.ts'
import type { GraphResult } from '../world/wire.ts'
import { registerAppRoutes } from './app-routes.ts'
import { badBody, unknownPath } from './errors.ts'
import { readGroup, registerGroupRoutes, removeGroup, writeGroup } from './group-routes.ts'
import { type GraphCall, handle, missing } from './handle.ts'
import { readMedia, registerMediaRoutes, removeMedia } from './media-routes.ts'
import { registerMessageRoutes } from './message-routes.ts'
import { changeNumber, readNumber, registerNumberRoutes } from './number-routes.ts'
import { findTemplate, readTemplate, registerTemplateRoutes, writeTemplate } from './template-routes.ts'
import { readPortfolio, readWaba, registerWabaRoutes } from './waba-routes.ts'

type ObjectKind = 'number' | 'waba' | 'group' | 'media' | 'portfolio' | 'template'
type Run = (call: GraphCall) => GraphResult<object> | Promise<GraphResult<object>>

/** What `GET`, `POST` and `DELETE /<id>` do for each kind of object. */
const OBJECTS: Record<ObjectKind, { operation: string; GET: Run; POST: Run; DELETE: Run }> = {
  number: { operation: 'phone_numbers', GET: readNumber, POST: changeNumber, DELETE: missing },
  waba: { operation: 'waba', GET: readWaba, POST: missing, DELETE: missing },
  group: { operation: 'groups', GET: readGroup, POST: writeGroup, DELETE: removeGroup },
  media: { operation: 'media', GET: readMedia, POST: missing, DELETE: removeMedia },
  template: { operation: 'message_templates', GET: readTemplate, POST: writeTemplate, DELETE: missing },
  portfolio: { operation: 'waba', GET: readPortfolio, POST: missing, DELETE: missing },
}

/** The Graph surface. Version prefixes (`/v26.0`) are taken off before routing, see `stripVersion`. */
export async function registerGraph(app: FastifyInstance, runtime: Runtime): Promise<void> {
  // Bodies stay bytes until an operation wants them, so that broken JSON gets Meta's error and not Fastify's.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setNotFoundHandler((request, reply) => {
    const failure = unknownPath(runtime.world, new URL(request.url, 'http://graph').pathname)
    return reply.code(failure.http_status).send(failure.body)
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error.statusCode === undefined || error.statusCode >= 500) throw error
    const failure = badBody(runtime.world, error.message)
    return reply.code(failure.http_status).send(failure.body)
  })
  registerMessageRoutes(app, runtime)
  registerMediaRoutes(app, runtime)
  registerNumberRoutes(app, runtime)
  registerWabaRoutes(app, runtime)
  registerTemplateRoutes(app, runtime)
  registerGroupRoutes(app, runtime)
  registerAppRoutes(app, runtime)
  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    app.route({
      method,
      url: '/:id',
      handler: (request, reply) => {
        const { id } = request.params as { id: string }
        const { operation, [method]: run } = OBJECTS[kindOf(runtime, id)]
        const permission =
          operation === 'media' ? 'whatsapp_business_messaging' : 'whatsapp_business_management'
        return handle(runtime, { operation, permission, run })(request, reply)
      },
    })
  }
}

function kindOf({ world }: Runtime, id: string): ObjectKind {
  if (world.numbers.has(id)) return 'number'
  if (world.wabas.has(id)) return 'waba'
  if (world.groups.has(id)) return 'group'
  if (world.portfolios.has(id)) return 'portfolio'
  if (world.media.has(id)) return 'media'
  return findTemplate(world, id) ? 'template' : 'media'
}

/** `/v26.0/123/messages` → `/123/messages`; any version counts, and none at all. */
export function stripVersion(url: string): string {
  const path = url.replace(/^\/v\d+\.\d+(?=\/|$)/, '')
  // The control API has no versions: `/v26.0/control/…` is not it.
  return path === url || /^\/control(\/|\?|$)/.test(path) ? url : path || '/'
}
