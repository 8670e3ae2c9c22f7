import { wireError } from '../sending/errors.ts'
import { DAY_MS, unixSeconds } from '../world/clock.ts'
import type { ContactCard, Content, MediaContent } from '../world/content.ts'
import { mediaLink } from '../world/media.ts'
import { digitsOf } from '../world/phones.ts'
import type { MediaFile, World } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { WorldError } from '../world/world.ts'

const MEDIA_HOST = 'https://lookaside.fbsbx.com'
const CALL_PERMISSION_DAYS = 7

/** The part of a message that depends on its type: `type` and the object named after it. */
export function buildContent(world: World, content: Content): JsonObject {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: { body: content.body } }
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return buildMedia(world, content)
    case 'location': {
      const { type, ...location } = content
      return { type, location }
    }
    case 'contacts':
      return { type: 'contacts', contacts: content.cards.map(buildCard) }
    case 'button':
      return { type: 'button', button: { payload: content.payload, text: content.text } }
    case 'button_reply':
    case 'list_reply':
    case 'flow_reply':
    case 'call_permission_reply':
    case 'product_reply':
      return { type: 'interactive', interactive: buildInteractive(world, content) }
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: content.message_id, emoji: content.emoji } }
    case 'order': {
      const { type, ...order } = content
      return { type, order }
    }
    case 'unsupported':
      return buildUnsupported(content.unsupported_type, content.code)
    case 'edit':
      return {
        type: 'edit',
        edit: {
          original_message_id: content.original_message_id,
          message: buildContent(world, content.content),
        },
      }
    case 'revoke':
      return { type: 'revoke', revoke: { original_message_id: content.original_message_id } }
    case 'unknown':
      return { type: content.name, [content.name]: content.body }
  }
}

type InteractiveContent = Extract<
  Content,
  { type: 'button_reply' | 'list_reply' | 'flow_reply' | 'call_permission_reply' | 'product_reply' }
>

function buildInteractive(world: World, content: InteractiveContent): JsonObject {
  switch (content.type) {
    case 'button_reply':
      return { type: 'button_reply', button_reply: { id: content.id, title: content.title } }
    case 'list_reply':
      return {
        type: 'list_reply',
        list_reply: { id: content.id, title: content.title, description: content.description },
      }
    case 'flow_reply':
      return {
        type: 'nfm_reply',
        nfm_reply: {
          name: content.name ?? 'flow',
          body: content.body ?? 'Sent',
          response_json: JSON.stringify(content.response),
        },
      }
    case 'call_permission_reply': {
      const expires_ms = world.clock.now_ms + CALL_PERMISSION_DAYS * DAY_MS
      const temporary = content.response === 'accept' && !content.is_permanent
      return {
        type: 'call_permission_reply',
        call_permission_reply: {
          response: content.response,
          is_permanent: content.is_permanent ?? false,
          expiration_timestamp: temporary ? String(unixSeconds(expires_ms)) : undefined,
          response_source: content.response_source ?? 'user_action',
        },
      }
    }
    case 'product_reply':
      return { type: 'product', product: content.product }
  }
}

function buildUnsupported(unsupported_type = 'poll_creation', code: 131051 | 131060 = 131051): JsonObject {
  return { type: 'unsupported', errors: [wireError(code)], unsupported: { type: unsupported_type } }
}

function buildMedia(world: World, content: MediaContent): JsonObject {
  if (content.too_large) {
    return { type: 'unsupported', errors: [wireError(131052)], unsupported: { type: content.type } }
  }
  const file = content.media_id ? world.media.get(content.media_id) : undefined
  if (!file) throw new WorldError(`There is no media ${content.media_id}`)
  return { type: content.type, [content.type]: describeMedia(world, content, file) }
}

function describeMedia(world: World, content: MediaContent, file: MediaFile): JsonObject {
  return {
    caption: content.caption,
    filename: content.filename,
    mime_type: file.mime_type,
    sha256: Buffer.from(file.sha256_hex, 'hex').toString('base64'),
    id: file.id,
    url: world.switches.inbound_media_url === 'present' ? linkTo(world, file) : undefined,
    voice: content.type === 'audio' ? (content.voice ?? false) : undefined,
    animated: content.type === 'sticker' ? (content.animated ?? false) : undefined,
  }
}

/** A fresh link, as a look-up would give it: it lives five minutes. */
function linkTo(world: World, file: MediaFile): string {
  return mediaLink(world, file, world.media_base_url ?? MEDIA_HOST)
}

/** A card sent by hand: a vcard and whatever the sender's address book knew. */
function buildCard(card: ContactCard): JsonObject {
  const digits = card.phone === undefined ? undefined : digitsOf(card.phone)
  const [first_name, ...rest] = (card.name ?? '').split(' ')
  return {
    origin: 'other',
    vcard: buildVcard(card, digits),
    name: card.name
      ? { formatted_name: card.name, first_name, last_name: rest.join(' ') || undefined }
      : undefined,
    phones: digits ? [{ phone: card.phone, wa_id: digits, type: 'CELL' }] : undefined,
    emails: card.emails,
    org: card.org,
    birthday: card.birthday,
  }
}

function buildVcard(card: ContactCard, digits: string | undefined): string {
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `FN:${card.name ?? ''}`]
  if (digits) lines.push(`TEL;type=CELL;waid=${digits}:${card.phone}`)
  return [...lines, 'END:VCARD'].join('\n')
}
