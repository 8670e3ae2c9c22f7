import type { z } from 'zod'
import { readIsoTime } from '../../whatsapp/values/time.ts'
import type { CallStep } from './queries.ts'
import type { callSchema } from './schema.ts'

/** A call from everything that WhatsApp reported about it, oldest first. */
export function presentCall(steps: CallStep[]): z.output<typeof callSchema> {
  const end = steps.find(({ event }) => event === 'terminate')
  const told = (key: string) => steps.map(({ data }) => data?.[key]).find((value) => value != null)
  return {
    state: stateOf(steps, end),
    started_at: readIsoTime(told('start_time')),
    ended_at: readIsoTime(told('end_time')) ?? end?.at.toISOString() ?? null,
    duration_s: numberOf(told('duration_s')),
    payload: textOf(told('cta_payload')) ?? textOf(told('deeplink_payload')),
  }
}

const OWN_WORDS = new Map([
  ['connect', 'connecting'],
  ['call_created', 'connecting'],
])

/** A refusal says more than that it ended, and an end more than how it began. Recordings come behind and say nothing. */
function stateOf(steps: CallStep[], end: CallStep | undefined): string {
  if (steps.some(({ event }) => event === 'rejected')) return 'rejected'
  if (end) return textOf(end.data?.status)?.toLowerCase() ?? 'ended'
  const last = steps.findLast(({ event }) => !event.endsWith('_available'))
  return last === undefined ? 'unknown' : (OWN_WORDS.get(last.event) ?? last.event)
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
