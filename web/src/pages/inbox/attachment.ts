import { ApiError, accountHeaders, toApiError } from '../../api/client'

type Kind = 'image' | 'sticker' | 'video' | 'audio' | 'document'

/** A file that the server has and no message carries yet. */
export type Attachment = { media_id: string; name: string; kind: Kind }

/** What WhatsApp shows of a file by itself; everything else goes as a document. */
function kindOf(type: string): Kind {
  if (type === 'image/jpeg' || type === 'image/png') return 'image'
  if (type === 'image/webp') return 'sticker'
  if (type.startsWith('audio/')) return 'audio'
  return type.startsWith('video/') ? 'video' : 'document'
}

/** Gives a file to the server. Throws an `ApiError` where WhatsApp would not take it. */
export async function upload([file, ...others]: File[]): Promise<Attachment> {
  if (file === undefined || others.length > 0)
    throw new ApiError(400, 'one_file', 'A message carries one file: send them one after another.')
  const form = new FormData()
  form.set('file', file)
  const response = await fetch('/v1/media', { method: 'POST', headers: accountHeaders(), body: form })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw toApiError(response.status, answer)
  // The contract of POST /v1/media.
  const { id } = answer as { id: string }
  return { media_id: id, name: file.name, kind: kindOf(file.type) }
}

/** Whether WhatsApp shows words under such a file; those of others stay in the box, to be sent after it. */
export function takesCaption({ kind }: Attachment): boolean {
  return kind !== 'audio' && kind !== 'sticker'
}

/** The content of a message, in the shape of the API. */
export function contentOf(text: string, file: Attachment | null) {
  if (file === null) return { type: 'text' as const, text: { body: text } }
  const { kind, media_id, name } = file
  const captioned = { media_id, ...(text.trim() !== '' && { caption: text }) }
  switch (kind) {
    case 'image':
      return { type: kind, image: captioned }
    case 'video':
      return { type: kind, video: captioned }
    case 'document':
      return { type: kind, document: { ...captioned, filename: name } }
    case 'audio':
      return { type: kind, audio: { media_id } }
    case 'sticker':
      return { type: kind, sticker: { media_id } }
  }
}
