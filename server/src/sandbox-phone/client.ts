import { z } from 'zod'
import { problem } from '../platform/base/errors.ts'
import type { Deps } from '../platform/deps.ts'
import { numberSchema, personSchema, phoneMessageSchema } from './schema.ts'

const ANSWER_WITHIN_MS = 10_000
const REFUSAL = z.looseObject({ error: z.looseObject({ message: z.string() }) })

type Asked = Pick<Deps, 'fetch' | 'config'>
type Call = { method?: 'GET' | 'POST'; path: string; body?: object }

/** What the sandbox answers under `/control`. Throws where none runs, where it refuses, and where it is silent. */
async function ask<Answer>(deps: Asked, answer: z.ZodType<Answer>, call: Call): Promise<Answer> {
  const { sandbox_url } = deps.config
  if (sandbox_url === undefined) throw problem('not_found')
  const { method = 'GET', path, body } = call
  const response = await deps
    .fetch(`${sandbox_url}/control/${path}`, {
      method,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      redirect: 'error',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    .catch((cause: unknown) => {
      throw problem('sandbox_unreachable', undefined, {}, { cause })
    })
  const given: unknown = await response.json().catch(() => null)
  if (response.status === 404) throw problem('not_found')
  if (!response.ok) throw problem('sandbox_refused', REFUSAL.safeParse(given).data?.error.message)
  return answer.parse(given)
}

const listOf = <Item>(item: z.ZodType<Item>) => z.object({ data: z.array(item) })

export const listNumbers = async (deps: Asked) =>
  (await ask(deps, listOf(numberSchema), { path: 'numbers' })).data

export const listPeople = async (deps: Asked) =>
  (await ask(deps, listOf(personSchema), { path: 'people' })).data

export const readPerson = (deps: Asked, id: string) =>
  ask(deps, personSchema, { path: `people/${encodeURIComponent(id)}` })

export const readMessages = async (deps: Asked, id: string) => {
  const answer = z.object({ messages: z.array(phoneMessageSchema) })
  return (await ask(deps, answer, { path: `people/${encodeURIComponent(id)}/phone` })).messages
}

export const addPerson = async (deps: Asked, given: object) =>
  (await ask(deps, z.object({ id: z.string() }), { method: 'POST', path: 'people', body: given })).id

export const act = (deps: Asked, action: string, given: object) =>
  ask(deps, z.unknown(), { method: 'POST', path: `act/${action}`, body: given })

export const readClock = (deps: Asked) => ask(deps, z.object({ now: z.string() }), { path: 'clock' })

export const advanceClock = (deps: Asked, by: string) =>
  ask(deps, z.unknown(), { method: 'POST', path: 'clock/advance', body: { by } })
