import type { Message } from '../../../api/types'

export type Fields = Record<string, unknown>

/** What a message of a type holds. It is WhatsApp's own object, which may hold anything. */
export function dataOf(message: Message): Fields {
  const data = objectOf(message.content.data)
  return Object.hasOwn(data, message.type) ? objectOf(data[message.type]) : data
}

export function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

export function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}

/** A text that says something; null for anything else. */
export function wordsIn(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** An address that may be opened from a message: of the web, and nothing that could run something. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null
  const { protocol, href } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
