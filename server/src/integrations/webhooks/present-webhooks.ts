import { presentId } from '../../platform/base/ids.ts'
import { BREAKS_AT } from '../../platform/outbound-http/health.ts'
import type { Delivery } from './deliveries.ts'
import type { Endpoint } from './endpoints.ts'

export function presentEndpoint(endpoint: Endpoint, now_ms: number) {
  const { account_id: _, id, inbox_ids, previous_until, failures, last_success_at, ...rest } = endpoint
  return {
    ...rest,
    id: presentId('endpoint', id),
    inbox_ids: inbox_ids?.map((inbox_id) => presentId('inbox', inbox_id)) ?? null,
    health: healthOf(endpoint),
    failures,
    state_at: rest.state_at.toISOString(),
    failing_since: text(rest.failing_since),
    held_back_until: text(rest.held_back_until),
    last_success_at: text(last_success_at),
    last_failure_at: text(rest.last_failure_at),
    behind_since: text(rest.behind_since),
    previous_secret_until: previous_until && previous_until.getTime() > now_ms ? text(previous_until) : null,
    created_at: rest.created_at.toISOString(),
    updated_at: rest.updated_at.toISOString(),
  }
}

function healthOf({ failures, last_success_at }: Endpoint): 'untried' | 'healthy' | 'failing' | 'held_back' {
  if (failures >= BREAKS_AT) return 'held_back'
  if (failures > 0) return 'failing'
  return last_success_at === null ? 'untried' : 'healthy'
}

export function presentDelivery(delivery: Delivery) {
  const { endpoint_id: _, id, event_id, due_at, ended_at, ...rest } = delivery
  return {
    ...rest,
    id: presentId('delivery', id),
    event_id: presentId('event', event_id),
    due_at: text(due_at),
    ended_at: text(ended_at),
  }
}

function text(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
