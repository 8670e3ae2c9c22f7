import { ApiError, accountHeaders, toApiError } from '../../api/client'
import { t } from '../../i18n/t'
import { plainName, sizeWords } from '../message/content/measures'

type Kind = 'image' | 'sticker' | 'video' | 'audio' | 'document'

/** A file that the server has and no message carries yet. */
export type Attachment = { media_id: string; name: string; kind: Kind }

const MEGABYTE = 1_000_000

// A little less than what the server takes, which counts in powers of two: see docs/media.md.
const LIMITS: Record<Kind, number> = {
  image: 5 * MEGABYTE,
  sticker: 500_000,
  audio: 16 * MEGABYTE,
  video: 16 * MEGABYTE,
  document: 100 * MEGABYTE,
}

/** The files that WhatsApp shows directly; everything else goes as a document. */
function kindOf(type: string): Kind {
  if (type === 'image/jpeg' || type === 'image/png') return 'image'
  if (type === 'image/webp') return 'sticker'
  if (type.startsWith('audio/')) return 'audio'
  return type.startsWith('video/') ? 'video' : 'document'
}

/** Why a file need not be uploaded at all; null where it may fit. The server has the last word. */
export function whyNot({ name, type, size }: File): string | null {
  const limit = LIMITS[kindOf(type)]
  if (size === 0) return t('attachment.empty', { name: plainName(name) })
  if (size <= limit) return null
  return t('attachment.too_large', {
    name: plainName(name),
    size: sizeWords(size),
    limit: sizeWords(limit),
  })
}

type How = { signal?: AbortSignal; progress?: (part: number) => void }

/** Gives a file to the server, telling how far it has come. Throws an `ApiError` where WhatsApp would not take it. */
export function upload(file: File, { signal, progress }: How = {}): Promise<Attachment> {
  const form = new FormData()
  form.set('file', file)
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body has left.
    const request = new XMLHttpRequest()
    request.open('POST', '/v1/media')
    for (const [name, value] of Object.entries(accountHeaders())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => progress?.(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const { status, response } = request
      if (status !== 201) return reject(toApiError(status, response))
      // The contract of POST /v1/media.
      const { id } = response as { id: string }
      resolve({ media_id: id, name: plainName(file.name), kind: kindOf(file.type) })
    }
    request.onerror = () => reject(new ApiError(0, 'unreachable', t('attachment.unreachable')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

/** Whether WhatsApp shows words under such a file; those of others go as a message of their own. */
function takesCaption({ kind }: Attachment): boolean {
  return kind !== 'audio' && kind !== 'sticker'
}

/** The content of a message with these words and perhaps a file, in the shape of the API. */
function contentOf(text: string, file: Attachment | null) {
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

/** The messages that carry these files and words, in order: one a file; the words under the first that shows any. */
export function contentsOf(text: string, files: Attachment[]) {
  const captioned = text.trim() === '' ? undefined : files.find(takesCaption)
  const contents = files.map((file) => contentOf(file === captioned ? text : '', file))
  return captioned === undefined && text.trim() !== '' ? [...contents, contentOf(text, null)] : contents
}

/** Whether a content holds text that a person wrote. */
export function carriesWords(content: ReturnType<typeof contentOf>): boolean {
  return content.type === 'text' || JSON.stringify(content).includes('"caption":')
}
