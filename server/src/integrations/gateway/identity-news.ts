import { type JsonObject, readId, readObject, readObjects } from '../../whatsapp/values/readers.ts'

const NEWS = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id'])

/**
 * A change without Meta's system messages about a contact's new phone or BSUID; null if nothing is left of it. For a
 * consumer that keeps one number per contact nothing has changed, and readers of these messages would only start a
 * second conversation.
 */
export function withoutIdentityNews(change: JsonObject): JsonObject | null {
  const value = readObject(change, 'value')
  if (value === null || change.field !== 'messages') return change
  const messages = readObjects(value, 'messages')
  const others = messages.filter((message) => !isIdentityNews(message))
  if (others.length === messages.length) return change
  if (others.length === 0 && readObjects(value, 'statuses').length === 0) return null
  return { ...change, value: { ...value, messages: others } }
}

function isIdentityNews(message: JsonObject): boolean {
  const system = readObject(message, 'system')
  return system !== null && NEWS.has(readId(system, 'type') ?? '')
}
