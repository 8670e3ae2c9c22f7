import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import { checkParameters } from './check-parameters.ts'
import type { TemplateDefinition } from './definition.ts'
import { type FilledCard, fillCard } from './fill-card.ts'
import type { Naming } from './fill-text.ts'
import type { TemplateError } from './template-error.ts'

/** A template as the person sees it. */
export type FilledTemplate = FilledCard & { footer: string | null; cards: FilledCard[] }

const FIELD = 'components'

/**
 * Fills a template with what a send gives, in Meta's form. `errors` name what does not fit, each by its field below the
 * template; where there are any, WhatsApp would refuse the send (132000, 132012).
 */
export function fillTemplate(
  definition: TemplateDefinition,
  parameter_format: string,
  components: TemplateComponent[],
): { filled: FilledTemplate; errors: TemplateError[] } {
  const errors: TemplateError[] = []
  checkParameters(components, FIELD, errors)
  const naming = namingOf(parameter_format)
  const card = fillCard(definition, components, { naming, field: FIELD }, errors)
  const cards = fillCards(definition, components, naming, errors)
  checkExpiration(definition, components, errors)
  return { filled: { ...card, footer: definition.footer, cards }, errors }
}

// Meta may add a format: how its parameters are matched with the placeholders is then left to Meta.
function namingOf(parameter_format: string): Naming {
  if (parameter_format === 'named') return 'by_name'
  return parameter_format === 'positional' ? 'in_order' : 'unknown'
}

function fillCards(
  definition: TemplateDefinition,
  components: TemplateComponent[],
  naming: Naming,
  errors: TemplateError[],
): FilledCard[] {
  const at = components.findIndex(({ type }) => type === 'carousel')
  const carousel = components[at]
  const given = carousel?.type === 'carousel' ? (carousel.cards ?? []) : []
  const field = at === -1 ? FIELD : `${FIELD}.${at}.cards`
  const indexes = new Set(given.map(({ card_index }) => card_index))
  if (given.length !== definition.cards.length || indexes.size !== given.length) {
    const expected =
      definition.cards.length === 0 ? 'no carousel' : `each of the ${definition.cards.length} cards once`
    errors.push({ field, message: `Expected ${expected}, not ${given.length} cards`, unsure: true })
    return []
  }
  return definition.cards.map((card, index) => {
    const position = given.findIndex(({ card_index }) => card_index === index)
    const inner = `${field}.${position}.components`
    const wrong: TemplateError[] = []
    const filled = fillCard(card, given[position]?.components ?? [], { naming, field: inner }, wrong)
    errors.push(...wrong.map((error) => ({ ...error, unsure: true as const })))
    return filled
  })
}

function checkExpiration(
  { has_expiration }: TemplateDefinition,
  components: TemplateComponent[],
  errors: TemplateError[],
): void {
  const at = components.findIndex(({ type }) => type === 'limited_time_offer')
  if (has_expiration && at === -1) {
    const message = 'Expected a limited_time_offer with the end of the offer'
    errors.push({ field: FIELD, message, unsure: true })
  } else if (!has_expiration && at !== -1) {
    errors.push({ field: `${FIELD}.${at}`, message: 'This template has no limited-time offer', unsure: true })
  }
}
