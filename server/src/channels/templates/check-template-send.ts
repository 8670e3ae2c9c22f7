import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import { isOneTimePassword, readDefinition } from './definition.ts'
import { fillTemplate } from './fill-template.ts'
import type { TemplateError } from './template-error.ts'

/** `text` is the body as the person reads it. `needs_phone`: WhatsApp sends it to no BSUID. */
export type TemplateCheck =
  | { ok: true; needs_phone: boolean; category: string; text: string | null }
  | { ok: false; errors: TemplateError[] }

type Sendable = { category: string; parameter_format: string; components: unknown[] }

/**
 * Whether a template can be sent with these components; the fields of the errors stand below the template. With
 * `leave_to_meta` only what Meta surely refuses is an error.
 */
export function checkTemplateSend(
  template: Sendable,
  components: TemplateComponent[],
  { leave_to_meta = false }: { leave_to_meta?: boolean } = {},
): TemplateCheck {
  const definition = readDefinition(template.components)
  const { filled, errors: all } = fillTemplate(definition, template.parameter_format, components)
  const errors = leave_to_meta ? all.filter(({ unsure }) => unsure !== true) : all
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    needs_phone: isOneTimePassword(definition),
    category: template.category,
    text: filled.body,
  }
}
