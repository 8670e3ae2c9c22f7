import {
  isOneTimePassword,
  readDefinition,
  type TemplateDefinition,
} from '../../channels/templates/definition.ts'
import { findTemplate, type TemplateRow } from '../../channels/templates/queries.ts'
import { listVariables, type TemplateVariable } from '../../channels/templates/variables.ts'
import type { Trx } from '../../platform/db/types.ts'
import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import type { Parameters } from './fill-parameters.ts'
import type { Broadcast } from './queries.ts'

/** What of a broadcast is the same for all its recipients. */
export type BroadcastPlan = {
  broadcast_id: string
  inbox: { id: string; portfolio_id: string; is_test_number: boolean }
  template: TemplateRow
  definition: TemplateDefinition
  variables: TemplateVariable[]
  components: TemplateComponent[]
  parameters: Parameters
  needs_phone: boolean
}

/** Null where the inbox's WABA has the template no more. */
export async function loadPlan(
  trx: Trx,
  account_id: string,
  { id, inbox_id, template_name, template_language, components, parameters }: Broadcast,
): Promise<BroadcastPlan | null> {
  const inbox = await trx
    .selectFrom('inboxes')
    .select(['id', 'portfolio_id', 'is_test_number', 'waba_id'])
    .where('account_id', '=', account_id)
    .where('id', '=', inbox_id)
    .executeTakeFirstOrThrow()
  const template = await findTemplate(trx, account_id, inbox.waba_id, template_name, template_language)
  if (template === null) return null
  const definition = readDefinition(template.components)
  return {
    broadcast_id: id,
    inbox,
    template,
    definition,
    variables: listVariables(definition, template.parameter_format === 'named'),
    components,
    parameters,
    needs_phone: isOneTimePassword(definition),
  }
}

/** Whether WhatsApp takes the template now; else the code of why not. */
export function templateObstacle(
  plan: BroadcastPlan | null,
): 'template_not_found' | 'template_not_approved' | null {
  if (plan === null) return 'template_not_found'
  return plan.template.status === 'approved' ? null : 'template_not_approved'
}
