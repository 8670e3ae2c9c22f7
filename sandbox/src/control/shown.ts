import { buttonsOf, componentOf, PLACEHOLDER, templateKey } from '../sending/template.ts'
import type { Content } from '../world/content.ts'
import { isObject } from '../world/json.ts'
import type { World, WorldMessage } from '../world/types.ts'
import type { Json, JsonObject } from '../world/wire.ts'

/** What can be tapped under a message. */
export type ShownButton = {
  kind: 'reply' | 'row' | 'quick_reply' | 'share_number'
  id: string
  title: string
}

/** A message as the screen of a phone shows it: its words, and what can be tapped. */
export type Shown = { text: string | null; buttons: ShownButton[] }

const SHARE = 'Share phone number'

export function shownOf(world: World, message: WorldMessage): Shown {
  if (message.content) return { text: wordsOf(message.content), buttons: [] }
  const { type, body = {} } = message
  const part = objectOf(body[type])
  if (type === 'template') return templateOf(world, message, part)
  if (type === 'interactive') return interactiveOf(part)
  return { text: textOf(part.body) ?? textOf(part.caption) ?? textOf(part.emoji), buttons: [] }
}

function wordsOf(content: Content): string | null {
  switch (content.type) {
    case 'text':
      return content.body
    case 'button':
      return content.text
    case 'button_reply':
    case 'list_reply':
      return content.title
    case 'edit':
      return wordsOf(content.content)
    case 'reaction':
      return content.emoji ?? null
    default:
      return 'caption' in content ? (content.caption ?? null) : null
  }
}

function interactiveOf(part: JsonObject): Shown {
  const action = objectOf(part.action)
  const buttons = listOf(action.buttons).map((button): ShownButton => {
    const reply = objectOf(button.reply)
    return { kind: 'reply', id: textOf(reply.id) ?? '', title: textOf(reply.title) ?? '' }
  })
  const rows = listOf(action.sections)
    .flatMap((section) => listOf(section.rows))
    .map((row): ShownButton => ({ kind: 'row', id: textOf(row.id) ?? '', title: textOf(row.title) ?? '' }))
  const asked: ShownButton[] =
    part.type === 'request_contact_info' ? [{ kind: 'share_number', id: 'share_number', title: SHARE }] : []
  return { text: textOf(objectOf(part.body).text), buttons: [...buttons, ...rows, ...asked] }
}

function templateOf(world: World, message: WorldMessage, part: JsonObject): Shown {
  const { name, language } = message.template ?? {}
  const waba = world.wabas.get(world.numbers.get(message.number_id)?.waba_id ?? '')
  const template = waba?.templates.get(templateKey(name ?? '', language ?? ''))
  if (!template) return { text: null, buttons: [] }
  const filled = ['HEADER', 'BODY', 'FOOTER'].flatMap((type) => {
    const text = textOf(componentOf(template, type)?.text)
    return text === null ? [] : [fill(text, part, type)]
  })
  const buttons = buttonsOf(template).flatMap((button): ShownButton[] => {
    const title = textOf(button.text) ?? ''
    if (button.type === 'QUICK_REPLY') return [{ kind: 'quick_reply', id: title, title }]
    return button.type === 'REQUEST_CONTACT_INFO'
      ? [{ kind: 'share_number', id: 'share_number', title: title || SHARE }]
      : []
  })
  return { text: filled.join('\n'), buttons }
}

function fill(text: string, part: JsonObject, type: string): string {
  const given = listOf(part.components)
    .filter((one) => String(one.type).toUpperCase() === type)
    .flatMap((one) => listOf(one.parameters))
  return text.replace(PLACEHOLDER, (placeholder, name: string) => {
    const found = given.find((one) => one.parameter_name === name) ?? given[Number(name) - 1]
    return textOf(found?.text) ?? placeholder
  })
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
