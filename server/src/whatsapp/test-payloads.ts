import { parseEntry } from './parse.ts'
import type { MessageUpdate, StatusUpdate, Update } from './values/types.ts'

/** When the payloads of the parser's tests were received: after all that they tell. */
export const RECEIVED_AT_MS = 1_793_500_000_000
export const INES = 'US.48213377190255610034'
export const RAFA = 'PT.7730164402915588211'
export const INES_PARENT = 'US.ENT.90317755210046682213'

export type WebhookValue = Record<string, unknown>

export function parseValue(value: WebhookValue, field = 'messages'): Update[] {
  const entry = { id: '310055500010001', changes: [{ field, value }] }
  return parseEntry(entry, { received_at_ms: RECEIVED_AT_MS })
}

export function buildText(fields: WebhookValue): WebhookValue {
  return { id: 'wamid.T', timestamp: '1793448000', type: 'text', text: { body: 'Hi' }, ...fields }
}

export function messagesOf(updates: Update[]): MessageUpdate[] {
  return updates.filter((update) => update.kind === 'message')
}

export function statusesOf(updates: Update[]): StatusUpdate[] {
  return updates.filter((update) => update.kind === 'status')
}

export function parseMessage(message: WebhookValue, contacts?: unknown): MessageUpdate {
  const [update] = messagesOf(parseValue({ contacts, messages: [buildText(message)] }))
  if (!update) throw new Error('The message did not come through as one.')
  return update
}
