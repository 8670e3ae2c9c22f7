import { type JsonObject, readText } from '../values/readers.ts'
import type { TypeContent } from './type-content.ts'

export function parseLocation(location: JsonObject): TypeContent {
  const parts = [readText(location, 'name'), readText(location, 'address')].filter((part) => part !== null)
  return { text: parts.length > 0 ? parts.join(', ') : null }
}
