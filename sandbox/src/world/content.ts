import type { JsonObject } from './wire.ts'

/** What a person (or the business, on its phone) puts into a message. */
export type Content =
  | { type: 'text'; body: string }
  | MediaContent
  | { type: 'location'; latitude: number; longitude: number; name?: string; address?: string; url?: string }
  | { type: 'contacts'; cards: ContactCard[] }
  | { type: 'button'; payload: string; text: string }
  | { type: 'button_reply'; id: string; title: string }
  | { type: 'list_reply'; id: string; title: string; description?: string }
  | { type: 'flow_reply'; response: JsonObject; name?: string; body?: string }
  | {
      type: 'call_permission_reply'
      response: 'accept' | 'reject'
      is_permanent?: boolean
      response_source?: 'user_action' | 'automatic'
    }
  | { type: 'product_reply'; product: JsonObject }
  /** Without an emoji the reaction is removed. */
  | { type: 'reaction'; message_id: string; emoji?: string }
  | { type: 'order'; catalog_id: string; text?: string; product_items: OrderItem[] }
  | { type: 'unsupported'; unsupported_type?: string; code?: 131051 | 131060 }
  | { type: 'edit'; original_message_id: string; content: Content }
  | { type: 'revoke'; original_message_id: string }
  /** A type of the future: `name` becomes `type` and the key of `body`. */
  | { type: 'unknown'; name: string; body: JsonObject }

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker'

export type MediaContent = {
  type: MediaKind
  media_id?: string
  mime_type?: string
  caption?: string
  filename?: string
  voice?: boolean
  animated?: boolean
  /** A file over 100 MB comes in as error 131052 without the media. */
  too_large?: boolean
}

export type ContactCard = {
  name?: string
  /** Written any way a person would write it, e.g. `+1 555-010-7788`. */
  phone?: string
  emails?: { email: string; type?: string }[]
  org?: { company?: string; department?: string; title?: string }
  birthday?: string
}

export type OrderItem = {
  product_retailer_id: string
  quantity: number
  item_price: number
  currency: string
}

export type Referral = {
  source_url: string
  source_id: string
  source_type: 'ad' | 'post'
  body?: string
  headline?: string
  media_type?: 'image' | 'video'
  image_url?: string
  video_url?: string
  thumbnail_url?: string
  ctwa_clid?: string
  welcome_message?: { text: string }
}

export type WriteOptions = {
  /** The wamid that the message quotes. */
  reply_to?: string
  forwarded?: boolean
  frequently_forwarded?: boolean
  referral?: Referral
  referred_product?: { catalog_id: string; product_retailer_id: string }
  group_id?: string
  /** An odd sender: a contact entry with identifiers but no profile at all. */
  without_profile?: boolean
  /** AI summary that comes with a thread handed over by Conversation Routing. */
  conversation_summary?: string
}
