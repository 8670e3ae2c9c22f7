import type { z } from 'zod'
import { displayName } from '../../contacts/display-name.ts'
import type { ContactNames } from '../../contacts/queries.ts'
import { dialForm } from '../../identity/phone.ts'
import { presentId } from '../../platform/base/ids.ts'
import { isObject, readId, readObject } from '../../whatsapp/values/readers.ts'
import { readIsoTime } from '../../whatsapp/values/time.ts'
import type { AttachedRow } from '../media/queries.ts'
import { presentAuthor } from './author.ts'
import { orderCopies } from './copies.ts'
import { presentCall } from './present-call.ts'
import type { CallStep, MessageRow, ReferenceRow, StatusRow } from './queries.ts'
import type {
  contactSummarySchema,
  messageDetailSchema,
  messageSchema,
  messageStatusSchema,
  metaConversationSchema,
} from './schema.ts'

/** What a page of messages needs to know besides its rows. */
export type MessageContext = {
  names: Map<string, ContactNames>
  references: Map<string, ReferenceRow[]>
  media: Map<string, AttachedRow[]>
  calls: Map<string, CallStep[]>
  now_ms: number
}

/** Most phones are online once a day: what has not been delivered by then may never be. */
const DELIVERED_WITHIN_MS = 24 * 60 * 60 * 1000

export function presentMessage(
  row: MessageRow,
  { names, references, media, calls, now_ms }: MessageContext,
): z.output<typeof messageSchema> {
  const about = references.get(row.id) ?? []
  // Only who wrote a message can change it or take it back.
  const own = about.filter(({ direction }) => direction === row.direction)
  return {
    id: presentId('message', row.id),
    wamid: row.wamid,
    conversation_id: presentId('conversation', row.conversation_id),
    inbox_id: presentId('inbox', row.inbox_id),
    contact: presentSummary(row.contact_id, names),
    direction: row.direction,
    source: row.source,
    author: presentAuthor(row),
    seen_copies: orderCopies(row.seen_copies),
    type: row.type,
    text: row.text,
    content: row.content,
    media: presentFiles(media.get(row.id)),
    call: row.source === 'call' ? presentCall(calls.get(row.id) ?? []) : null,
    refers_to:
      row.refers_to_wamid === null
        ? null
        : {
            wamid: row.refers_to_wamid,
            message_id: row.refers_to_id && presentId('message', row.refers_to_id),
          },
    status: row.status,
    status_at: row.status_at?.toISOString() ?? null,
    travelled_by: presentIdentifiers(row),
    reactions: standingReactions(about),
    edits: own
      .filter(({ type }) => type === 'edit')
      .map(({ id, text, sent_at }) => ({
        message_id: presentId('message', id),
        text,
        at: sent_at.toISOString(),
      })),
    revoked_at: own.find(({ type }) => type === 'revoke')?.sent_at.toISOString() ?? null,
    undelivered:
      row.status === 'sent' &&
      row.source !== 'call' &&
      row.status_at !== null &&
      now_ms - row.status_at.getTime() > DELIVERED_WITHIN_MS,
    misaddressed: row.misaddressed,
    delivered_to_stranger: row.delivered_to_stranger,
    anomaly: row.anomaly,
    standby: row.standby,
    sent_at: row.sent_at.toISOString(),
    at_from_meta: row.at_from_meta,
    received_at: row.received_at.toISOString(),
  }
}

export function presentMessageDetail(
  row: MessageRow,
  context: MessageContext,
  statuses: StatusRow[],
): z.output<typeof messageDetailSchema> {
  return {
    ...presentMessage(row, context),
    statuses: statuses.map(presentStatus),
  }
}

export function presentStatus(row: StatusRow): z.output<typeof messageStatusSchema> {
  return {
    status: row.status,
    at: row.at.toISOString(),
    recipient: presentIdentifiers(row),
    errors: row.errors,
    pricing: row.pricing,
    conversation: presentConversation(row.data?.conversation),
    callback_data: row.callback_data,
    data: row.data,
  }
}

/** Meta's conversation of a free entry point; what it says besides stays in `data`. */
function presentConversation(value: unknown): z.output<typeof metaConversationSchema> | null {
  if (!isObject(value)) return null
  const origin = readObject(value, 'origin')
  return {
    id: readId(value, 'id'),
    origin: origin && readId(origin, 'type'),
    expires_at: readIsoTime(value.expiration_timestamp),
  }
}

export function presentSummary(
  contact_id: string | null,
  names: Map<string, ContactNames>,
): z.output<typeof contactSummarySchema> | null {
  const found = contact_id === null ? undefined : names.get(contact_id)
  return found === undefined
    ? null
    : { id: presentId('contact', found.id), display_name: displayName(found), username: found.username }
}

function presentIdentifiers(row: {
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
}) {
  return {
    bsuid: row.bsuid,
    parent_bsuid: row.parent_bsuid,
    phone: row.phone === null ? null : dialForm(row.phone),
  }
}

function presentFiles(files: AttachedRow[] | undefined) {
  if (files === undefined) return null
  return files.map(({ id, state, mime_type, size, file_name }) => ({
    id: presentId('media', id),
    state,
    mime_type,
    size,
    file_name,
  }))
}

function standingReactions(about: ReferenceRow[]) {
  const latest = new Map<string, ReferenceRow>()
  for (const it of about) {
    if (it.type === 'reaction')
      latest.set(`${it.direction} ${it.direction === 'inbound' ? it.contact_id : ''}`, it)
  }
  return [...latest.values()].flatMap(({ id, text, direction, contact_id, sent_at }) =>
    text === null
      ? []
      : [
          {
            message_id: presentId('message', id),
            emoji: text,
            direction,
            contact_id: contact_id && presentId('contact', contact_id),
            at: sent_at.toISOString(),
          },
        ],
  )
}
