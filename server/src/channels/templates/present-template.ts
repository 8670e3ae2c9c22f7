import { presentId } from '../../platform/base/ids.ts'
import { isOneTimePassword, readDefinition, type TemplateDefinition } from './definition.ts'
import type { TemplateRow } from './queries.ts'
import { listVariables } from './variables.ts'

export function presentTemplate(row: TemplateRow, definition = readDefinition(row.components)) {
  const { waba_id, meta_template_id, name, language, category, status, quality, rejected_reason } = row
  return {
    id: presentId('template', row.id),
    waba_id,
    meta_template_id,
    name,
    language,
    category,
    status,
    quality,
    rejected_reason,
    parameter_format: row.parameter_format,
    components: row.components,
    reach: reachOf(definition),
    updated_at: row.updated_at.toISOString(),
    synced_at: row.synced_at?.toISOString() ?? null,
  }
}

export function presentTemplateDetail(row: TemplateRow) {
  const definition = readDefinition(row.components)
  const variables = listVariables(definition, row.parameter_format === 'named')
  return { ...presentTemplate(row, definition), variables }
}

/** Whether WhatsApp also delivers it to a BSUID; if not, why. */
function reachOf(definition: TemplateDefinition): { bsuid: boolean; reason: 'one_time_password' | null } {
  const bsuid = !isOneTimePassword(definition)
  return { bsuid, reason: bsuid ? null : 'one_time_password' }
}
