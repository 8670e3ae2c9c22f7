type Button = { type: string; text: string; url: string | null }

export type TemplateParts = {
  header: string | null
  body: string | null
  footer: string | null
  buttons: Button[]
  /** How many cards can be swiped through below. */
  cards: number
}

/** What a template says, of the components as WhatsApp lists them. */
export function partsOf(components: unknown[]): TemplateParts {
  const parts: TemplateParts = { header: null, body: null, footer: null, buttons: [], cards: 0 }
  for (const component of components) {
    const type = read(component, 'type')
    const text = read(component, 'text')
    if (type === 'HEADER') parts.header = text ?? `[${read(component, 'format')?.toLowerCase() ?? 'header'}]`
    if (type === 'BODY') parts.body = text
    if (type === 'FOOTER') parts.footer = text
    if (type === 'BUTTONS') parts.buttons = listOf(component, 'buttons').map(buttonOf)
    if (type === 'CAROUSEL') parts.cards = listOf(component, 'cards').length
  }
  return parts
}

function buttonOf(button: unknown): Button {
  const type = read(button, 'type') ?? 'BUTTON'
  const fallback = type.toLowerCase().replaceAll('_', ' ')
  return { type, text: read(button, 'text') ?? fallback, url: read(button, 'url') }
}

function read(value: unknown, name: string): string | null {
  const found = memberOf(value, name)
  return typeof found === 'string' ? found : null
}

function listOf(value: unknown, name: string): unknown[] {
  const found = memberOf(value, name)
  return Array.isArray(found) ? found : []
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map(Object.entries(value)).get(name)
}
