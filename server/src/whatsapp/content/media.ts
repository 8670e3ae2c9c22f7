import { type JsonObject, readFlag, readId, readName, readText } from '../values/readers.ts'
import type { MediaReference } from '../values/types.ts'
import type { TypeContent } from './type-content.ts'

export const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'] as const

export function parseMedia(media: JsonObject): TypeContent {
  const reference = readMediaReference(media)
  const text = reference.caption ?? reference.filename
  // History names media before it can be fetched; the reference follows in a webhook of its own.
  return reference.media_id === null && reference.url === null ? { text } : { text, media: reference }
}

/** How Meta names a file, in a message or a call. */
export function readMediaReference(media: JsonObject): MediaReference {
  return {
    media_id: readId(media, 'id'),
    mime_type: readId(media, 'mime_type'),
    sha256: readId(media, 'sha256'),
    // The send API, whose bodies come back as echoes, calls it `link`.
    url: readText(media, 'url') ?? readText(media, 'link'),
    filename: readName(media, 'filename'),
    caption: readText(media, 'caption'),
    voice: readFlag(media, 'voice'),
    animated: readFlag(media, 'animated'),
  }
}
