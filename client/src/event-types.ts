import type { paths } from './schema.ts'

type AnyEvent = paths['/v1/events']['get']['responses'][200]['content']['application/json']['data'][number]

/** The catalogue has a literal type for each; what a later version of the server adds has any text. */
type Known<Event> = Event extends { type: infer Type } ? (string extends Type ? never : Event) : never

/** A type of event that this version of the client knows, such as `message.received`. */
export type EventType = Known<AnyEvent>['type']

/** An event of this type, as the feed tells it. */
export type EventOf<Type extends EventType> = Extract<Known<AnyEvent>, { type: Type }>

/** Any event of the feed. `isEvent` tells which; a type that this version does not know has `data` of unknown fields. */
export type FeedEvent = AnyEvent

/** Who an event is about today, with every identifier that counts there. */
export type Contact = NonNullable<AnyEvent['contact']>

type Envelope = {
  /** The same at every attempt and replay: remember it, and nothing is done twice. */
  event_id: string
  /** The number in the feed; 0 for a test. */
  seq: number
  version: number
  account_id: string
  /** As it was then; after a merge `contact.id` is another. */
  contact_id: string | null
  conversation_id: string | null
  inbox_id: string | null
  contact: Contact | null
}

type Told<Type extends string, Data> = { type: Type; timestamp: string; data: Envelope & Data }

/** An event of this type, as endpoints get it. */
export type WebhookEventOf<Type extends EventType> = Told<Type, EventOf<Type>['data']>

/** Any event that an endpoint gets: of the catalogue, of a later version, or a test. */
export type WebhookEvent =
  | { [Type in EventType]: WebhookEventOf<Type> }[EventType]
  | Told<'endpoint.test', { endpoint_id: string }>
  | Told<string, Record<string, unknown>>
