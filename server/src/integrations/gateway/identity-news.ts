import { type JsonObject, readId, readObject, readObjects } from '../../whatsapp/values/readers.ts'

const NEWS = new Set(['user_changed_number', 'customer_changed_number', 'user_changed_user_id'])

/**
 * A change without Meta's system messages about somebody's new phone or BSUID; null where nothing is left of it. To whom
 * everybody keeps one number nothing has changed, and what reads these messages would only start a second conversation.
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
