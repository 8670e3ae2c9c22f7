import type { CardDefinition, TemplateDefinition } from './definition.ts'
import { ruleOf } from './fill-button.ts'

/** One variable of a template. */
export type TemplateVariable = {
  component: 'header' | 'body' | 'button' | 'limited_time_offer'
  /** In a carousel. */
  card_index: number | null
  button_index: number | null
  /** The type of the parameter. */
  type: string
  /** For `parameter_name`; null where parameters are given one after another. */
  name: string | null
  /** Its place among the parameters of its component, from 1. */
  position: number
  required: boolean
  example: string | null
}

/** All that a send of this template gives, in the order of its components. */
export function listVariables(definition: TemplateDefinition, named: boolean): TemplateVariable[] {
  const offer: TemplateVariable = {
    component: 'limited_time_offer',
    card_index: null,
    button_index: null,
    type: 'limited_time_offer',
    name: null,
    position: 1,
    required: true,
    example: null,
  }
  return [
    ...variablesOf(definition, named, null),
    ...(definition.has_expiration ? [offer] : []),
    ...definition.cards.flatMap((card, index) => variablesOf(card, named, index)),
  ]
}

function variablesOf(card: CardDefinition, named: boolean, card_index: number | null): TemplateVariable[] {
  const common = { card_index, button_index: null, required: true }
  const texts = (component: 'header' | 'body'): TemplateVariable[] =>
    (card[component]?.placeholders ?? []).map(({ key, example }, index) => ({
      ...common,
      component,
      type: 'text',
      name: named ? key : null,
      position: index + 1,
      example,
    }))
  const { header } = card
  const media: TemplateVariable[] =
    header === null || header.format === 'text'
      ? []
      : [
          {
            ...common,
            component: 'header',
            type: header.format,
            name: null,
            position: 1,
            example: header.example,
          },
        ]
  const buttons = card.buttons.flatMap((button, button_index): TemplateVariable[] => {
    const rule = ruleOf(button)
    if (!rule) return []
    const { parameter: type, needed: required } = rule
    const example = button.placeholders[0]?.example ?? null
    return [
      { ...common, component: 'button', button_index, type, name: null, position: 1, required, example },
    ]
  })
  return [...media, ...texts('header'), ...texts('body'), ...buttons]
}
