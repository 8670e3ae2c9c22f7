import { callGraph, type GraphDeps, type GraphOutcome } from './graph.ts'
import { isObject, type JsonObject, readId, readObject, readText } from './values/readers.ts'
import { storableJson } from './values/storable.ts'

/** A template as Meta lists it, its words in lower case. */
export type ListedTemplate = {
  meta_template_id: string
  name: string
  language: string
  status: string
  category: string
  quality: string | null
  rejected_reason: string | null
  parameter_format: string
  components: unknown[]
}

/** `unreadable` counts entries that could not be read, so that they are not taken for deleted. */
export type TemplateListing = { kind: 'ok'; templates: ListedTemplate[]; unreadable: number }

const PAGE_SIZE = 100
const MOST_PAGES = 100
const FIELDS = 'id,name,language,status,category,quality_score,rejected_reason,parameter_format,components'

/** Reads all templates of a WABA, page by page; or what stood in the way, and then none. */
export async function listMetaTemplates(
  deps: GraphDeps,
  { waba_id, access_token }: { waba_id: string; access_token: string },
): Promise<TemplateListing | Exclude<GraphOutcome, { kind: 'ok' }>> {
  const templates = new Map<string, ListedTemplate>()
  let unreadable = 0
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const outcome: GraphOutcome = await callGraph(deps, {
      token: access_token,
      method: 'GET',
      path: `${waba_id}/message_templates`,
      query: { limit: String(PAGE_SIZE), fields: FIELDS, ...(after !== null && { after }) },
    })
    if (outcome.kind !== 'ok') return outcome
    const { data } = outcome.body
    if (!Array.isArray(data)) break
    for (const item of data) {
      const template = isObject(item) ? readTemplate(item) : null
      if (template === null) unreadable += 1
      else templates.set(JSON.stringify([template.name, template.language]), template)
    }
    const next = nextCursor(outcome.body)
    if (next === null) return { kind: 'ok', templates: [...templates.values()], unreadable }
    // A cursor that leads back to the same page would lead there for ever.
    if (next === after) break
    after = next
  }
  return { kind: 'unknown', http_status: 200, reason: 'unreadable_answer' }
}

/** The cursor is there on the last page too; only `next` says that more follows. */
function nextCursor(body: JsonObject): string | null {
  const paging = readObject(body, 'paging')
  const cursors = paging && readObject(paging, 'cursors')
  return paging && cursors && readText(paging, 'next') !== null ? readId(cursors, 'after') : null
}

function readTemplate(item: JsonObject): ListedTemplate | null {
  const meta_template_id = readId(item, 'id')
  const name = readId(item, 'name')
  const language = readId(item, 'language')
  const status = readId(item, 'status')?.toLowerCase()
  const category = readId(item, 'category')?.toLowerCase()
  if (!meta_template_id || !name || !language || !status || !category) return null
  if (!Array.isArray(item.components)) return null
  const quality = readObject(item, 'quality_score')
  const reason = readId(item, 'rejected_reason')
  return {
    meta_template_id,
    name,
    language,
    status,
    category,
    quality: (quality && readId(quality, 'score')?.toLowerCase()) ?? null,
    rejected_reason: reason === null || reason === 'NONE' ? null : reason.toLowerCase(),
    parameter_format: readId(item, 'parameter_format')?.toLowerCase() ?? 'positional',
    components: item.components.map((component) => storableJson(component)),
  }
}
