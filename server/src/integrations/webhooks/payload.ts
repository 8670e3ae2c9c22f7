import { presentId } from '../../platform/base/ids.ts'
import type { EndpointFormat } from '../../platform/db/tables/webhooks.ts'
import type { PresentedEvent } from '../../platform/events/schema.ts'

/** The version of the envelope; fields are only ever added to it. */
const VERSION = 1

/** What is sent: the bytes that are signed, the same for every endpoint of a format, and their type. */
export type Payload = { content_type: string; body: Buffer }

/**
 * An event as endpoints get it: type, time and data, and nothing else at the top. It includes the identifiers of its
 * contact: the contact's id and every identifier that is active on that inbox, so that the receiver need not ask again.
 */
export function renderPayload(event: PresentedEvent, account_id: string, format: EndpointFormat): Payload {
  const account = presentId('account', account_id)
  const { id: event_id, seq, type, at, contact_id, conversation_id, inbox_id, contact } = event
  const data = {
    event_id,
    seq,
    version: VERSION,
    account_id: account,
    contact_id,
    conversation_id,
    inbox_id,
    contact,
    ...event.data,
  }
  if (format === 'standard') {
    return { content_type: 'application/json', body: bytesOf({ type, timestamp: at, data }) }
  }
  return {
    content_type: 'application/cloudevents+json; charset=utf-8',
    body: bytesOf({
      specversion: '1.0',
      id: event_id,
      source: `urn:selfsame:account:${account}`,
      type,
      time: at,
      ...(contact_id !== null && { subject: contact_id }),
      datacontenttype: 'application/json',
      data,
    }),
  }
}

function bytesOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value))
}
