// What the package offers. Inside the package, files import each other directly.
export { type Client, type ClientSettings, createClient } from './client.ts'
export { SelfsameError } from './error.ts'
export type { Contact, EventOf, EventType, FeedEvent, WebhookEvent, WebhookEventOf } from './event-types.ts'
export type { FeedOptions } from './feed.ts'
export { isEvent } from './is-event.ts'
export type { paths } from './schema.ts'
export { verifyWebhook, type WebhookRequest, WebhookVerificationError } from './webhook.ts'
