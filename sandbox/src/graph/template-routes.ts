import type { FastifyInstance } from 'fastify'
import type { Runtime } from '../runtime/runtime.ts'
import { createTemplate, deleteTemplates, editTemplate } from '../world/operations.ts'
import { MOST_TEMPLATES } from '../world/templates.ts'
import type { Template, Waba, World } from '../world/types.ts'
import type { GraphResult, JsonObject } from '../world/wire.ts'
import { parseBody } from './body.ts'
import { badBody, badParameter } from './errors.ts'
import { type GraphCall, handle, missing, reaches, selectKnown, succeed, withWaba } from './handle.ts'
import { pageOf } from './page.ts'

const FIELDS = (
  'id name language status category sub_category parameter_format components quality_score rejected_reason ' +
  'previous_category correct_category message_send_ttl_seconds library_template_name source health_status ' +
  'display_format cta_url_link_tracking_opted_out last_updated_time'
).split(' ')
const SHOWN = 'id,name,language,category,status,parameter_format,components'
const COUNTS = [
  'total_count',
  'message_template_count',
  'message_template_limit',
  'are_translations_complete',
]
const NODE = 'MessageTemplate'

export function registerTemplateRoutes(app: FastifyInstance, runtime: Runtime): void {
  const edge = (method: 'GET' | 'POST' | 'DELETE', run: (call: GraphCall) => GraphResult<object>) => {
    app.route({
      method,
      url: '/:id/message_templates',
      handler: handle(runtime, {
        operation: 'message_templates',
        permission: 'whatsapp_business_management',
        run: (call) => withWaba(call, () => run(call)),
      }),
    })
  }
  edge('GET', listTemplates)
  edge('POST', (call) => withParameters(call, (body) => createTemplate(runtime.world, call.id, body)))
  edge('DELETE', removeTemplates)
}

/** `GET /<waba>/message_templates`: filtered, in pages, with `summary` the counts that it names. */
function listTemplates(call: GraphCall): GraphResult<object> {
  const { world } = call.runtime
  const { query } = call
  const all = [...(world.wabas.get(call.id)?.templates.values() ?? [])]
  const fitting = all.filter((template) => fits(template, query))
  const page = pageOf(call, fitting)
  if (!page.ok) return page
  const data: object[] = []
  for (const template of page.items) {
    const shown = selectKnown(call, presentTemplate(template), query.fields ?? SHOWN, {
      known: FIELDS,
      node: NODE,
    })
    if (!shown.ok) return shown
    data.push(shown.body)
  }
  const names = query.summary?.split(',').map((name) => name.trim()) ?? []
  const unknown = names.find((name) => !COUNTS.includes(name))
  if (unknown !== undefined) return badParameter(world, `Param summary does not know ${unknown}`)
  const counts = [fitting.length, all.length, MOST_TEMPLATES, true]
  const summary = Object.fromEntries(
    COUNTS.map((name, at) => [name, counts[at]]).filter(([name]) => names.includes(String(name))),
  )
  return succeed({ data, ...(page.paging && { paging: page.paging }), ...(names.length > 0 && { summary }) })
}

function fits(template: Template, query: GraphCall['query']): boolean {
  const one = (given: string | undefined, value: string) => {
    const words = listOf(given).map((word) => word.toLowerCase())
    return words.length === 0 || words.includes(value.toLowerCase())
  }
  const holds = (given: string | undefined, text: string) =>
    !given || text.toLowerCase().includes(given.toLowerCase())
  const content = JSON.stringify(template.components.map(({ text }) => text))
  return (
    (!query.name || template.name === query.name) &&
    one(query.status, template.status) &&
    one(query.category, template.category) &&
    one(query.language, template.language) &&
    one(query.quality_score, 'UNKNOWN') &&
    holds(query.content, content) &&
    holds(query.name_or_content, `${template.name} ${content}`)
  )
}

/** `A`, `A,B` or `["A","B"]`. */
function listOf(given: string | undefined): string[] {
  return (given ?? '').split(/[[\]",\s]+/).filter((word) => word !== '')
}

function presentTemplate(template: Template): JsonObject {
  const { id, name, language, category, status, parameter_format, components } = template
  const quality_score = { score: 'UNKNOWN' }
  return {
    id,
    name,
    language,
    category,
    status,
    parameter_format,
    components,
    quality_score,
    rejected_reason: 'NONE',
  }
}

function removeTemplates(call: GraphCall): GraphResult<object> {
  const { world } = call.runtime
  const { name, hsm_id } = call.query
  const hsm_ids = call.query.hsm_ids === undefined ? undefined : listOf(call.query.hsm_ids)
  if (hsm_ids !== undefined && (hsm_ids.length === 0 || hsm_ids.length > 100))
    return badParameter(world, 'Param hsm_ids must be a list of 1 to 100 ids.')
  if (hsm_ids === undefined && !name) return badParameter(world, 'The parameter name is required.')
  return deleteTemplates(world, call.id, hsm_ids === undefined ? { name, hsm_id } : { hsm_ids })
}

/** The template with this id and the WABA that has it. */
export function findTemplate(world: World, id: string): { template: Template; waba: Waba } | undefined {
  for (const waba of world.wabas.values())
    for (const template of waba.templates.values()) if (template.id === id) return { template, waba }
  return undefined
}

/** `GET /<template>`. */
export function readTemplate(call: GraphCall): GraphResult<object> {
  const found = findTemplate(call.runtime.world, call.id)
  if (!found || !reaches(call, found.waba.id)) return missing(call)
  return selectKnown(call, presentTemplate(found.template), call.query.fields ?? SHOWN, {
    known: FIELDS,
    node: NODE,
  })
}

/** `POST /<template>`. */
export function writeTemplate(call: GraphCall): GraphResult<object> {
  const { world } = call.runtime
  const found = findTemplate(world, call.id)
  if (!found || !reaches(call, found.waba.id)) return missing(call)
  return withParameters(call, (body) => editTemplate(world, found.waba.id, found.template, body))
}

function withParameters(
  call: GraphCall,
  use: (body: JsonObject) => GraphResult<object>,
): GraphResult<object> {
  const parsed = parseBody(call)
  return parsed.ok ? use(parsed.body) : badBody(call.runtime.world, parsed.details)
}
