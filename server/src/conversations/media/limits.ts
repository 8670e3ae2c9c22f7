const KILOBYTE = 1024
const MEGABYTE = 1024 * KILOBYTE

/** No file is larger: Meta tells of one that is as an error, not as a file. See whatsapp-platform §4.3. */
export const LARGEST_FILE_BYTES = 100 * MEGABYTE

/** Meta's ids of files that contacts sent live seven days, those of files that we uploaded thirty. */
export const RECEIVED_ID_LIVES_MS = 7 * 86_400_000
/** A day less than Meta keeps it, so that it does not end between our look and the send. */
export const UPLOADED_ID_SERVES_MS = 29 * 86_400_000

const IMAGE = 5 * MEGABYTE
const STICKER = 500 * KILOBYTE
const AUDIO_OR_VIDEO = 16 * MEGABYTE

/** What WhatsApp takes from a business, and how large: Meta's list for uploads. */
const UPLOADS: ReadonlyMap<string, number> = new Map([
  ['image/jpeg', IMAGE],
  ['image/png', IMAGE],
  ['image/webp', STICKER],
  ['audio/aac', AUDIO_OR_VIDEO],
  ['audio/amr', AUDIO_OR_VIDEO],
  ['audio/mp4', AUDIO_OR_VIDEO],
  ['audio/mpeg', AUDIO_OR_VIDEO],
  ['audio/ogg', AUDIO_OR_VIDEO],
  ['video/3gpp', AUDIO_OR_VIDEO],
  ['video/mp4', AUDIO_OR_VIDEO],
  ['text/plain', LARGEST_FILE_BYTES],
  ['application/pdf', LARGEST_FILE_BYTES],
  ['application/msword', LARGEST_FILE_BYTES],
  ['application/vnd.ms-excel', LARGEST_FILE_BYTES],
  ['application/vnd.ms-powerpoint', LARGEST_FILE_BYTES],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', LARGEST_FILE_BYTES],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', LARGEST_FILE_BYTES],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', LARGEST_FILE_BYTES],
])

export const UPLOAD_TYPES: readonly string[] = [...UPLOADS.keys()]

/** How large a file of this type may be to be sent; null where WhatsApp does not take the type. */
export function uploadLimit(mime_type: string): number | null {
  return UPLOADS.get(bareType(mime_type)) ?? null
}

const KINDS: ReadonlyMap<string, RegExp> = new Map([
  ['image', /^image\/(jpeg|png)$/],
  ['sticker', /^image\/webp$/],
  ['audio', /^audio\//],
  ['video', /^video\//],
])

/** Whether a file may be sent as this kind of message; as a document whatever may be uploaded. */
export function fitsKind(mime_type: string, kind: string): boolean {
  return KINDS.get(kind)?.test(bareType(mime_type)) ?? true
}

/** A media type without its parameters: `audio/ogg; codecs=opus` is `audio/ogg`. */
export function bareType(mime_type: string): string {
  return (mime_type.split(';')[0] ?? '').trim().toLowerCase()
}
