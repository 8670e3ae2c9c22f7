import type { z } from 'zod'
import { dialForm } from '../../identity/phone.ts'
import type { SendingRow } from './queries.ts'
import type { sendingSchema } from './schema.ts'

export function presentSending(row: SendingRow): z.output<typeof sendingSchema> {
  const { state, due_at, address_kind, address, address_reason, error, attempts } = row
  return {
    state,
    due_at: due_at.toISOString(),
    address:
      address_kind && address && address_reason ? present(address_kind, address, address_reason) : null,
    error,
    attempts: attempts.map((it) => ({
      at: it.at.toISOString(),
      address: present(it.address_kind, it.address, it.address_reason),
      outcome: it.outcome,
      http_status: it.http_status,
      error: it.error,
      wamid: it.wamid,
    })),
  }
}

function present(kind: string, value: string, reason: string) {
  return { kind, value: kind === 'phone' ? dialForm(value) : value, reason }
}
