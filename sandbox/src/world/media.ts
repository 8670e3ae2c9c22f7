import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { graphError } from '../sending/errors.ts'
import { DAY_MS } from './clock.ts'
import type { Content, MediaContent, MediaKind } from './content.ts'
import { newNumericId } from './ids.ts'
import { randomText } from './random.ts'
import type { MediaFile, World } from './types.ts'
import type { GraphResult } from './wire.ts'

const RECEIVED_DAYS = 7
const UPLOADED_DAYS = 30
const LINK_MS = 5 * 60_000
const MEGABYTE = 1024 * 1024

/** What may be uploaded, and how large. */
const LIMITS: [RegExp, number][] = [
  [/^image\/(jpeg|png)$/, 5 * MEGABYTE],
  [/^image\/webp$/, 500 * 1024],
  [/^video\/(mp4|3gpp)$/, 16 * MEGABYTE],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)$/, 16 * MEGABYTE],
  [/^(text\/plain|application\/(pdf|msword|vnd\..+))$/, 100 * MEGABYTE],
]

const USUAL_TYPE: Record<MediaKind, string> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg; codecs=opus',
  document: 'application/pdf',
  sticker: 'image/webp',
}

const PICTURE = readFileSync(new URL('./picture.jpg', import.meta.url))

/** `POST /<number>/media`. */
export function uploadMedia(
  world: World,
  file: { bytes: Uint8Array; mime_type: string; filename?: string },
): GraphResult<{ id: string }> {
  // Many clients add a charset or codecs, which belong to the type but do not decide it.
  const [type = ''] = file.mime_type.split(';')
  const limit = LIMITS.find(([types]) => types.test(type.trim().toLowerCase()))?.[1]
  if (limit === undefined) {
    return graphError(
      world,
      100,
      `Param file must be a file with one of the supported types, got ${file.mime_type}.`,
    )
  }
  if (file.bytes.length > limit) return graphError(world, 131053, `The file is larger than ${limit} bytes.`)
  const kept = keepMedia(world, file, 'uploaded')
  return { ok: true, http_status: 200, body: { id: kept.id } }
}

/** The file behind what a person sends: the one named, or a small made-up one of the right type. */
function receivedMedia(world: World, content: MediaContent): MediaFile {
  const known = content.media_id === undefined ? undefined : world.media.get(content.media_id)
  if (known) return known
  const mime_type = content.mime_type ?? USUAL_TYPE[content.type]
  const unlike_others = Buffer.from(`${content.type} ${randomText(world.random, 32, '0123456789abcdef')}\n`)
  // What follows the end of a JPEG is not looked at, so every picture can be seen and no two are the same file.
  const bytes = mime_type === 'image/jpeg' ? Buffer.concat([PICTURE, unlike_others]) : unlike_others
  return keepMedia(world, { bytes, mime_type, filename: content.filename }, 'received')
}

/** Keeps a file; the id of a received one lives 7 days, of an uploaded one 30. */
function keepMedia(
  world: World,
  file: { bytes: Uint8Array; mime_type: string; filename?: string },
  origin: MediaFile['origin'],
): MediaFile {
  const days = origin === 'received' ? RECEIVED_DAYS : UPLOADED_DAYS
  const kept: MediaFile = {
    id: newNumericId(world, '99'),
    mime_type: file.mime_type,
    bytes: file.bytes,
    sha256_hex: createHash('sha256').update(file.bytes).digest('hex'),
    filename: file.filename,
    origin,
    created_at_ms: world.clock.now_ms,
    expires_at_ms: world.clock.now_ms + days * DAY_MS,
    links: new Map(),
  }
  forgetExpired(world)
  world.media.set(kept.id, kept)
  return kept
}

/** The oldest files go first, so the first one that still lives ends the search. */
function forgetExpired(world: World): void {
  for (const [id, file] of world.media) {
    if (file.expires_at_ms > world.clock.now_ms) return
    world.media.delete(id)
  }
}

/** The file, unless it is unknown or its id has expired. */
export function findMedia(world: World, media_id: string): MediaFile | undefined {
  const file = world.media.get(media_id)
  return file && file.expires_at_ms > world.clock.now_ms ? file : undefined
}

/** A download link that lives five minutes. */
export function mediaLink(world: World, file: MediaFile, base_url: string): string {
  const secret = randomText(world.random, 32, '0123456789abcdef')
  const until_ms = world.clock.now_ms + LINK_MS
  for (const [old, end_ms] of file.links) if (end_ms < world.clock.now_ms) file.links.delete(old)
  file.links.set(secret, until_ms)
  const query = `mid=${file.id}&ext=${Math.floor(until_ms / 1000)}&hash=${secret}`
  return `${base_url}/whatsapp_business/attachments/?${query}`
}

/** `GET /<media>`. */
export function lookUpMedia(world: World, media_id: string, base_url: string): GraphResult {
  const file = findMedia(world, media_id)
  if (!file) return unknownMedia(world, media_id)
  return {
    ok: true,
    http_status: 200,
    body: {
      messaging_product: 'whatsapp',
      url: mediaLink(world, file, base_url),
      mime_type: file.mime_type,
      sha256: file.sha256_hex,
      file_size: String(file.bytes.length),
      id: file.id,
    },
  }
}

/** What is behind a link: 404 once the link or the file has expired. */
export function downloadMedia(
  world: World,
  media_id: string,
  link_secret: string,
): { ok: true; mime_type: string; bytes: Uint8Array } | { ok: false; http_status: number } {
  const file = findMedia(world, media_id)
  const until_ms = file?.links.get(link_secret)
  if (!file || until_ms === undefined || until_ms < world.clock.now_ms) return { ok: false, http_status: 404 }
  return { ok: true, mime_type: file.mime_type, bytes: file.bytes }
}

/** `DELETE /<media>`. */
export function deleteMedia(world: World, media_id: string): GraphResult {
  if (!findMedia(world, media_id)) return unknownMedia(world, media_id)
  world.media.delete(media_id)
  return { ok: true, http_status: 200, body: { success: true } }
}

function unknownMedia(world: World, media_id: string) {
  return graphError(world, 100, `Object with ID '${media_id}' does not exist.`)
}

/** Gives a media message its file. */
export function withMedia(world: World, content: Content): Content {
  switch (content.type) {
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return content.too_large ? content : { ...content, media_id: receivedMedia(world, content).id }
    case 'edit':
      return { ...content, content: withMedia(world, content.content) }
    default:
      return content
  }
}
