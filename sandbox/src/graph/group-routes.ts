import type { FastifyInstance } from 'fastify'
import {
  answerJoinRequests,
  changeGroup,
  presentGroup,
  presentJoinRequests,
  removeParticipants,
  setGroupState,
} from '../people/groups.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'
import { parseBody } from './body.ts'
import { badBody, badParameter } from './errors.ts'
import { type GraphCall, handle, selectFields, succeed, withGroup, withNumber } from './handle.ts'

const MESSAGING = 'whatsapp_business_messaging'

export function registerGroupRoutes(app: FastifyInstance, runtime: Runtime): void {
  const route = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    run: (call: GraphCall) => GraphResult<object>,
  ) => {
    app.route({
      method,
      url: `/:id/${path}`,
      handler: handle(runtime, { operation: 'groups', permission: MESSAGING, run }),
    })
  }
  route('GET', 'join_requests', (call) =>
    withGroup(call, () => succeed(presentJoinRequests(runtime.world, call.id))),
  )
  route('POST', 'join_requests', (call) =>
    withGroupBody(call, (body) => answerJoinRequests(runtime.world, call.id, body, true)),
  )
  route('DELETE', 'join_requests', (call) =>
    withGroupBody(call, (body) => answerJoinRequests(runtime.world, call.id, body, false)),
  )
  route('DELETE', 'participants', (call) =>
    withGroupBody(call, (body) => removeParticipants(runtime.world, call.id, body)),
  )
  route('GET', 'groups', (call) => withNumber(call, () => listGroups(call)))
}

/** `GET /<group>?fields=participants`. */
export function readGroup(call: GraphCall): GraphResult<object> {
  return withGroup(call, () =>
    succeed(selectFields(presentGroup(call.runtime.world, call.id), call.query.fields)),
  )
}

/** `POST /<group>` with a new subject or description. */
export function writeGroup(call: GraphCall): GraphResult<object> {
  return withGroupBody(call, ({ subject, description }) => {
    for (const [name, value] of Object.entries({ subject, description })) {
      if (value !== undefined && typeof value !== 'string') {
        return badParameter(call.runtime.world, `${name} must be a string`)
      }
    }
    changeGroup(call.runtime.world, call.id, {
      subject: typeof subject === 'string' ? subject : undefined,
      description: typeof description === 'string' ? description : undefined,
    })
    return succeed()
  })
}

/** `DELETE /<group>`. */
export function removeGroup(call: GraphCall): GraphResult<object> {
  return withGroup(call, () => {
    setGroupState(call.runtime.world, call.id, 'deleted')
    return succeed()
  })
}

function listGroups(call: GraphCall): GraphResult<object> {
  const groups = [...call.runtime.world.groups.values()]
    .filter((group) => group.number_id === call.id && group.state !== 'deleted')
    .map(({ id, subject }) => ({ id, subject }))
  return succeed({ data: { groups } })
}

function withGroupBody(call: GraphCall, use: (body: JsonObject) => GraphResult<object>): GraphResult<object> {
  return withGroup(call, () => {
    const parsed = parseBody(call)
    return parsed.ok ? use(parsed.body) : badBody(call.runtime.world, parsed.details)
  })
}
