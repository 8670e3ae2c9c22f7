import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../../platform/deps.ts'
import type { Http } from '../../../platform/http/types.ts'
import { withWhole } from '../../../platform/http/with-caller.ts'
import { isObject, readObject, readText } from '../../../whatsapp/values/readers.ts'
import { noteRefusal } from '../refusals.ts'

/** Logs a refused call of a consumer and stores it for the operator, whether we or WhatsApp refused it. */
export function keepRefusals(graph: Http, deps: Deps): void {
  graph.addHook('onSend', async (request, reply, payload) => {
    const { consumer } = request
    const http_status = reply.statusCode
    if (consumer === null || http_status < 400 || http_status >= 500) return
    const { code, details } = readAnswer(payload)
    const call = callOf(request)
    const { account_id, id: consumer_id } = consumer
    request.log.info({ account_id, consumer_id, call, http_status, code }, 'call of a consumer refused')
    try {
      const at = new Date(deps.clock.now())
      await withWhole(deps.db, request, (trx) =>
        noteRefusal(trx, account_id, consumer_id, { call, http_status, code, details, at }),
      )
    } catch (error) {
      // The consumer gets its answer all the same, and the log holds that it was refused.
      request.log.warn({ err: error, consumer_id }, 'refused call not stored')
    }
  })
}

/** The edge that was called, such as `messages`; never the path, in which ids of people may stand. */
function callOf({ method, routeOptions }: FastifyRequest): string {
  const edge = routeOptions.url?.split('/').at(-1)
  if (edge === undefined || edge === '*') return `${method} of no known path`
  return edge.startsWith(':') ? `${method} of an object` : `${method} ${edge}`
}

function readAnswer(payload: unknown): { code: number | null; details: string } {
  const answer: unknown = typeof payload === 'string' ? parse(payload) : null
  const error = isObject(answer) ? readObject(answer, 'error') : null
  if (error === null) return { code: null, details: '' }
  const said = readText(readObject(error, 'error_data') ?? {}, 'details') ?? readText(error, 'message')
  return { code: typeof error.code === 'number' ? error.code : null, details: said ?? '' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No answer of ours: there is nothing to be read in it.
    return null
  }
}
