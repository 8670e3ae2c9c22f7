import type { NewBroadcast } from '../../api/broadcasts'
import { t } from '../../i18n/t'
import { own } from '../../util/own'
import { partWords } from '../../util/template-words'
import type { Attachment } from '../attachment/attachment'
import { type FileKind, fileKindOf } from '../template/fill-template'
import type { AttributeDraft, BroadcastDraft, FillingDraft, QueryDraft, Variable } from './broadcast-draft'

const FILLABLE = new Set(['text', 'payload', 'coupon_code'])

/** How the API names a variable: `body.first_name`, `header.1`, `button.0`; in a carousel `card.1.body.1`. */
export function nameVariable({ component, card_index, button_index, name, position }: Variable): string {
  const card = card_index === null ? '' : `card.${card_index}.`
  return `${card}${component}.${component === 'button' ? button_index : (name ?? position)}`
}

type ToFill = { texts: Variable[]; header: FileKind | null; needs_more: boolean }

/** What the form asks for: texts and the file of the header; and whether the template needs more than that. */
export function variablesToFill(variables: Variable[]): ToFill {
  const required = variables.filter((variable) => variable.required)
  const texts = required.filter(({ type }) => FILLABLE.has(type))
  const own = required.filter(({ card_index }) => card_index === null)
  const header = own.map(fileKindOf).find((kind) => kind !== null) ?? null
  return { texts, header, needs_more: texts.length + (header === null ? 0 : 1) < required.length }
}

/** What still keeps the draft from being tried, in a sentence; null where nothing does. */
export function whatIsMissing(draft: BroadcastDraft, variables: Variable[] | undefined): string | null {
  const { name, template, file, audience, query, people, when, send_at } = draft
  if (name.trim() === '') return t('broadcast.missing.name')
  if (template === null) return t('broadcast.missing.template')
  if (variables === undefined) return t('broadcast.missing.template_loading')
  const { texts, header, needs_more } = variablesToFill(variables)
  if (needs_more) return t('broadcast.missing.needs_api')
  if (header !== null && file === null) return t('broadcast.missing.header_file')
  const open = texts.find((variable) => !isFilled(own(draft.fillings, nameVariable(variable))))
  if (open !== undefined) return t('broadcast.missing.value', { place: labelOf(open) })
  if (audience === 'people' && people.length === 0) return t('broadcast.missing.contact')
  if (audience === 'query' && Object.keys(queryOf(query)).length === 0)
    return t('broadcast.missing.condition')
  if (audience === 'query' && query.attributes.some((it) => attributeValue(it) === null))
    return t('broadcast.missing.attribute')
  if (when === 'later' && Number.isNaN(Date.parse(send_at))) return t('broadcast.missing.time')
  return null
}

export function labelOf({ component, card_index, button_index, name, position }: Variable): string {
  const place =
    component === 'button'
      ? t('template.place.button', { number: (button_index ?? 0) + 1 })
      : (name ?? t('template.place.part', { part: partWords(component), number: position ?? 1 }))
  return card_index === null ? place : t('template.place.card', { number: card_index + 1, place })
}

function isFilled(filling: FillingDraft | undefined): boolean {
  if (filling === undefined) return false
  if (filling.source === 'name') return true
  return (filling.source === 'text' ? filling.text : filling.attribute).trim() !== ''
}

/** The broadcast that a complete draft asks for. */
export function broadcastOf(draft: BroadcastDraft, variables: Variable[]): NewBroadcast {
  const { name, inbox_id, template, file, when, send_at } = draft
  const { texts, header } = variablesToFill(variables)
  const names = texts.map(nameVariable)
  return {
    name: name.trim(),
    inbox_id,
    template: {
      name: template?.name ?? '',
      language: template?.language ?? '',
      components:
        header === null || file === null ? [] : [{ type: 'header', parameters: [headerOf(header, file)] }],
    },
    parameters: Object.fromEntries(names.map((it) => [it, fillingOf(own(draft.fillings, it))])),
    audience: audienceOf(draft),
    endpoint: 'messages',
    ...(when === 'later' && { send_at: new Date(send_at).toISOString() }),
  }
}

function headerOf(kind: FileKind, { media_id, name }: Attachment) {
  switch (kind) {
    case 'image':
      return { type: kind, image: { media_id } }
    case 'video':
      return { type: kind, video: { media_id } }
    case 'document':
      return { type: kind, document: { media_id, filename: name } }
  }
}

function fillingOf(filling: FillingDraft | undefined) {
  const { source = 'text', text = '', attribute = '', fallback = '' } = filling ?? {}
  if (source === 'text') return { text: text.trim() }
  const otherwise = fallback.trim() !== '' && { fallback: fallback.trim() }
  return { attribute: source === 'name' ? 'name' : attribute.trim(), ...otherwise }
}

function audienceOf({ audience, query, people }: BroadcastDraft): NewBroadcast['audience'] {
  if (audience === 'people') return { contact_ids: people.map(({ id }) => id) }
  return { query: audience === 'everybody' ? {} : queryOf(query) }
}

function queryOf({ search, attributes, phone, since, before }: QueryDraft) {
  const wanted = attributes.map((it) => [it.name.trim(), attributeValue(it) ?? ''])
  return {
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(wanted.length > 0 && { attributes: Object.fromEntries(wanted) as Record<string, string> }),
    ...(phone !== 'any' && { has_phone: phone === 'known' }),
    ...(since !== '' && { updated_since: startOf(since) }),
    ...(before !== '' && { updated_before: startOf(before) }),
  }
}

/** As the contact has it: `true` and the word “true” are not the same to the server. */
function attributeValue({ name, kind, value }: AttributeDraft): string | number | boolean | null {
  const typed = value.trim()
  if (name.trim() === '' || typed === '') return null
  if (kind === 'yes_no') return typed === 'yes'
  if (kind === 'text') return typed
  const number = Number(typed)
  return Number.isFinite(number) ? number : null
}

/** The first moment of a day, in the time of this browser. */
function startOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString()
}
