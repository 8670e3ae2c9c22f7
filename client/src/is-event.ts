import type { EventOf, EventType, FeedEvent, WebhookEvent, WebhookEventOf } from './event-types.ts'

/**
 * Whether an event is of this type, with its data typed from then on. A plain comparison does not narrow that far: types
 * that a later version of the server adds are any text.
 */
export function isEvent<Type extends EventType>(
  event: WebhookEvent,
  type: Type,
): event is WebhookEventOf<Type>
export function isEvent<Type extends EventType>(event: FeedEvent, type: Type): event is EventOf<Type>
export function isEvent(event: { type: string }, type: string): boolean {
  return event.type === type
}
