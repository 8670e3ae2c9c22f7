import { isObject, type JsonObject } from '../readers.ts'

/** The files of ours that a request still names, wherever they stand: media, headers, parameters of templates. */
export function mediaIdsIn(body: JsonObject): string[] {
  const found = new Set<string>()
  mapMedia(body, ({ media_id, ...rest }) => {
    found.add(media_id)
    return rest
  })
  return [...found]
}

/** The request as Meta takes it: `ids` has Meta's id for each of ours that `mediaIdsIn` has found. */
export function withUploadedMedia(body: JsonObject, ids: ReadonlyMap<string, string>): JsonObject {
  return mapMedia(body, ({ media_id, ...rest }) => {
    const id = ids.get(media_id)
    if (id === undefined) throw new Error('A file has not been uploaded.')
    return { id, ...rest }
  })
}

type NamesFile = JsonObject & { media_id: string }

// What callers themselves pass through, such as the data of a flow, is theirs: it may use any name.
const FOREIGN = new Set(['flow_action_payload', 'flow_action_data'])

function mapMedia(object: JsonObject, map: (file: NamesFile) => JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, value]) => [
    key,
    FOREIGN.has(key) ? value : mapValue(value, map),
  ])
  const copy: JsonObject = Object.fromEntries(entries)
  return namesFile(copy) ? map(copy) : copy
}

function mapValue(value: unknown, map: (file: NamesFile) => JsonObject): unknown {
  if (Array.isArray(value)) return value.map((item) => mapValue(item, map))
  return isObject(value) ? mapMedia(value, map) : value
}

function namesFile(object: JsonObject): object is NamesFile {
  return typeof object.media_id === 'string'
}
