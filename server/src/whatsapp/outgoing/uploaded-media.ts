import { idPattern } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { isObject, type JsonObject } from '../values/readers.ts'
import { FOREIGN } from './foreign.ts'

/**
 * A file of ours in a request, and as what it is sent: `image`, `video`, `audio`, `document`, `sticker`. A request names it
 * by its id of the API (`med_…`), also while it waits in the database; outside of here it has our own.
 */
export type NamedMedia = { media_id: string; kind: string }

/** The files of ours that a request still names, wherever they stand: media, headers, parameters of templates. */
export function mediaIn(body: JsonObject): NamedMedia[] {
  const found = new Map<string, NamedMedia>()
  mapMedia(body, '', ({ media_id, ...rest }, kind) => {
    found.set(`${kind} ${media_id}`, { media_id: parseId('media', media_id), kind })
    return rest
  })
  return [...found.values()]
}

/** Their ids alone, each once. */
export function mediaIdsIn(body: JsonObject): string[] {
  return [...new Set(mediaIn(body).map(({ media_id }) => media_id))]
}

/** The request as Meta takes it: `ids` has Meta's id for each of ours that `mediaIdsIn` has found. */
export function withUploadedMedia(body: JsonObject, ids: ReadonlyMap<string, string>): JsonObject {
  return mapMedia(body, '', ({ media_id, ...rest }) => {
    const id = ids.get(parseId('media', media_id))
    if (id === undefined) throw new Error('A file is not uploaded.')
    return { id, ...rest }
  })
}

type NamesFile = JsonObject & { media_id: string }
/** `name` is under which a file stands, which in every kind of message is what it is sent as. */
type MapFile = (file: NamesFile, name: string) => JsonObject

// A field of this name that holds something else is a field that we do not know.
const OURS = idPattern('media')

function mapMedia(object: JsonObject, name: string, map: MapFile): JsonObject {
  const entries = Object.entries(object).map(([key, value]) => [
    key,
    FOREIGN.has(key) ? value : mapValue(value, key, map),
  ])
  const copy: JsonObject = Object.fromEntries(entries)
  return namesFile(copy) ? map(copy, name) : copy
}

function mapValue(value: unknown, name: string, map: MapFile): unknown {
  if (Array.isArray(value)) return value.map((item) => mapValue(item, name, map))
  return isObject(value) ? mapMedia(value, name, map) : value
}

function namesFile(object: JsonObject): object is NamesFile {
  return typeof object.media_id === 'string' && OURS.test(object.media_id)
}
