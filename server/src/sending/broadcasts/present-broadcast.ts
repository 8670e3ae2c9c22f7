import type { z } from 'zod'
import { displayName } from '../../contacts/display-name.ts'
import type { ContactNames } from '../../contacts/queries.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { Broadcast } from './queries.ts'
import type { RecipientCount, RecipientRow } from './recipients.ts'
import type { broadcastDetailSchema, broadcastSchema, recipientSchema } from './schema.ts'

export function presentBroadcast(row: Broadcast): z.output<typeof broadcastSchema> {
  const { template_name, template_language, components, checked_position } = row
  return {
    id: presentId('broadcast', row.id),
    name: row.name,
    inbox_id: presentId('inbox', row.inbox_id),
    template: { name: template_name, language: template_language, components },
    audience: row.audience,
    parameters: row.parameters,
    endpoint: row.endpoint,
    send_at: row.send_at?.toISOString() ?? null,
    state: row.state,
    pause_reason: row.pause_reason,
    recipients: row.recipients,
    checked: checked_position,
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    ready_at: row.ready_at?.toISOString() ?? null,
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  }
}

export function presentBroadcastDetail(
  row: Broadcast,
  counted: RecipientCount[],
): z.output<typeof broadcastDetailSchema> {
  const estimate = new Map<string, { category: string; market: string | null; messages: number }>()
  for (const { state, category, market, count } of counted) {
    if (category === null || state === 'cancelled') continue
    const key = `${category} ${market}`
    const line = estimate.get(key) ?? { category, market, messages: 0 }
    line.messages += count
    estimate.set(key, line)
  }
  return {
    ...presentBroadcast(row),
    counts: {
      by_state: sumBy(counted, ({ state }) => state),
      by_reason: sumBy(counted, ({ reason }) => reason),
      by_address_kind: sumBy(counted, ({ state, address_kind }) =>
        state === 'cancelled' ? null : address_kind,
      ),
    },
    estimate: [...estimate.entries()]
      .sort(([a, { messages: left }], [b, { messages: right }]) => right - left || (a < b ? -1 : 1))
      .map(([, line]) => line),
  }
}

function sumBy(
  counted: RecipientCount[],
  keyOf: (row: RecipientCount) => string | null,
): Record<string, number> {
  const sums = new Map<string, number>()
  for (const row of counted) {
    const key = keyOf(row)
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + row.count)
  }
  return Object.fromEntries(sums)
}

export function presentRecipient(
  row: RecipientRow,
  names: Map<string, ContactNames>,
  threads: Map<string, string>,
): z.output<typeof recipientSchema> {
  const known = row.contact_id === null ? undefined : names.get(row.contact_id)
  const conversation_id = row.contact_id === null ? undefined : threads.get(row.contact_id)
  return {
    position: row.position,
    contact_id: row.contact_id && presentId('contact', row.contact_id),
    display_name: known ? displayName(known) : null,
    state: row.state,
    reason: row.reason,
    meta_code: row.meta_code,
    missing: row.missing ?? [],
    address_kind: row.address_kind,
    category: row.category,
    market: row.market,
    message_id: row.message_id && presentId('message', row.message_id),
    conversation_id: conversation_id === undefined ? null : presentId('conversation', conversation_id),
  }
}
