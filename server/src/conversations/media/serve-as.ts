import { bareType } from './limits.ts'

// What a browser shows without running anything in it. Everything else is saved.
const SHOWN = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.+-]+)*$/
const LONGEST_NAME = 200

/** The type to serve a stranger's file under: as it was named, if that is a type at all. */
export function servedType(mime_type: string | null): string {
  return mime_type !== null && MEDIA_TYPE.test(mime_type) ? mime_type : 'application/octet-stream'
}

/** The Content-Disposition of a file: shown only where that is harmless, and its name in RFC 8187's form. */
export function dispositionOf(mime_type: string | null, file_name: string | null): string {
  const kind = SHOWN.test(bareType(mime_type ?? '')) ? 'inline' : 'attachment'
  if (file_name === null) return kind
  const name = file_name.slice(0, LONGEST_NAME).toWellFormed()
  const plain = name.replace(/[^\x20-\x7e]|["\\%/]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
