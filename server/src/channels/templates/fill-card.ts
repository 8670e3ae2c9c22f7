import type { TemplateComponent } from '../../whatsapp/outgoing/template.ts'
import type { CardDefinition, HeaderDefinition } from './definition.ts'
import { fillButton, type GivenButton } from './fill-button.ts'
import { fillText, type Naming, type Parameter } from './fill-text.ts'
import type { TemplateError } from './template-error.ts'

export type FilledButton = { type: string; text: string | null; url: string | null }

/** As the person sees it. A header that is no text is named by its kind. */
export type FilledCard = {
  header: { type: string; text: string | null } | null
  body: string | null
  buttons: FilledButton[]
}

type Component<Type extends TemplateComponent['type']> = Extract<TemplateComponent, { type: Type }>

type Given<Of extends { parameters?: unknown[] }> = {
  component: Of
  field: string
  /** Given more than once: the parameters of all stand together. */
  repeated?: true
}

// The longest texts that a body and a header may have once they are filled: error 132005.
const LONGEST_BODY = 1024
const LONGEST_HEADER = 60

/** Fills the header, body and buttons of a template, or of one card of a carousel. */
export function fillCard(
  card: CardDefinition,
  components: TemplateComponent[],
  { naming, field }: { naming: Naming; field: string },
  all: TemplateError[],
): FilledCard {
  const given = sortComponents(components, field, all)
  const errors: TemplateError[] = []
  const header = fillHeader(card.header, given.header, { naming, field }, errorsOf(given.header, errors))
  const body = card.body ?? { text: '', placeholders: [] }
  const text = fillText(
    body,
    given.body?.component.parameters ?? [],
    place(given.body, field, naming, 'body'),
    errorsOf(given.body, errors),
  )
  if (text.length > LONGEST_BODY) {
    const message = `Expected at most ${LONGEST_BODY} characters after the variables are filled, not ${text.length}`
    const where = place(given.body, field, naming, 'body').field
    errorsOf(given.body, errors).push({ field: where, message, meta_code: 132005 })
  }
  const buttons = card.buttons.map((button, index) => {
    const it = given.buttons.get(index)
    const url = fillButton(button, { index, missing_field: field }, it, errorsOf(it, errors))
    return { type: button.kind, text: button.label, url }
  })
  for (const [index, { field: where }] of given.buttons) {
    if (index < card.buttons.length) continue
    errors.push({
      field: `${where}.index`,
      message: `Button ${index} does not exist. The template has ${card.buttons.length}, counted from 0`,
      unsure: true,
    })
  }
  // Of a send that repeats a component, Meta alone knows what it looks at first.
  all.push(...(given.repeats ? errors.map((error) => ({ ...error, unsure: true as const })) : errors))
  return { header, body: card.body === null ? null : text, buttons }
}

function fillHeader(
  header: HeaderDefinition | null,
  given: Given<Component<'header'>> | undefined,
  { naming, field }: { naming: Naming; field: string },
  errors: TemplateError[],
): FilledCard['header'] {
  const parameters: Parameter[] = given?.component.parameters ?? []
  const where = place(given, field, naming, 'header')
  if (header === null || header.format === 'text') {
    const text = fillText(header ?? { text: '', placeholders: [] }, parameters, where, errors)
    const wrong = parameters.findIndex(({ type }) => type !== 'text')
    if (wrong !== -1 && header !== null)
      errors.push({ field: `${where.field}.${wrong}.type`, message: 'Expected text', unsure: true })
    if (header !== null && text.length > LONGEST_HEADER && parameters.length > 0) {
      const message = `Expected at most ${LONGEST_HEADER} characters after the variables are filled, not ${text.length}`
      // Meta documents the 60 for the text that is approved, and 132005 for whatever grows beyond the longest body.
      const certainty =
        text.length > LONGEST_BODY ? { meta_code: 132005 as const } : { unsure: true as const }
      errors.push({ field: where.field, message, ...certainty })
    }
    return header === null ? null : { type: 'text', text }
  }
  if (parameters.length !== 1) {
    const message = `Expected one parameter of type ${header.format} for the header, not ${parameters.length}`
    errors.push({ field: where.field, message, meta_code: 132000 })
  } else if (parameters[0]?.type !== header.format) {
    errors.push({ field: `${where.field}.0.type`, message: `Expected ${header.format}` })
  }
  return { type: header.format, text: null }
}

function place(given: { field: string } | undefined, field: string, naming: Naming, where: string) {
  return { naming, where, field: given === undefined ? field : `${given.field}.parameters` }
}

/** A component that is given twice is one error; what else does not fit in it follows from that. */
function errorsOf(given: { repeated?: true } | undefined, errors: TemplateError[]): TemplateError[] {
  return given?.repeated ? [] : errors
}

function sortComponents(components: TemplateComponent[], field: string, errors: TemplateError[]) {
  const given: {
    header?: Given<Component<'header'>>
    body?: Given<Component<'body'>>
    buttons: Map<number, Given<Component<'button'>>>
  } = {
    buttons: new Map(),
  }
  for (const [at, component] of components.entries()) {
    const where = `${field}.${at}`
    const twice = (what: string) =>
      errors.push({ field: where, message: `Expected ${what} once`, unsure: true })
    if (component.type === 'header') {
      if (given.header) twice('the header')
      given.header = joined(given.header, component, where)
    } else if (component.type === 'body') {
      if (given.body) twice('the body')
      given.body = joined(given.body, component, where)
    } else if (component.type === 'button') {
      // Clients of the Cloud API leave the place of an only button out.
      const index = Number(component.index ?? 0)
      if (given.buttons.has(index)) twice(`button ${index}`)
      given.buttons.set(index, joined(given.buttons.get(index), component satisfies GivenButton, where))
    }
  }
  const repeats = [given.header, given.body, ...given.buttons.values()].some((it) => it?.repeated)
  return { ...given, repeats }
}

function joined<Of extends { parameters?: unknown[] }>(
  before: Given<Of> | undefined,
  component: Of,
  field: string,
): Given<Of> {
  if (before === undefined) return { component, field }
  const parameters = [...(before.component.parameters ?? []), ...(component.parameters ?? [])]
  return { ...before, component: { ...before.component, parameters }, repeated: true }
}
