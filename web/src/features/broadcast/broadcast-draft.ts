import type { NewBroadcast } from '../../api/broadcasts'
import type { Broadcast, Contact, TemplateDetail } from '../../api/types'
import type { Attachment } from '../attachment/attachment'

export type Variable = TemplateDetail['variables'][number]
type ContactQuery = Extract<NewBroadcast['audience'], { query: unknown }>['query']
type Filling = NonNullable<NewBroadcast['parameters']>[string]

/** How a variable of the template is filled: by the same text for all, by the contact's name, or by an attribute. */
export type FillingDraft = {
  source: 'text' | 'name' | 'attribute'
  text: string
  attribute: string
  fallback: string
}

export type AttributeDraft = { id: string; name: string; kind: 'text' | 'number' | 'yes_no'; value: string }

export type QueryDraft = {
  search: string
  attributes: AttributeDraft[]
  phone: 'any' | 'known' | 'unknown'
  /** Days, as a date field has them. */
  since: string
  before: string
}

export type BroadcastDraft = {
  name: string
  inbox_id: string
  template: { name: string; language: string } | null
  /** Above the text, where the template has a file there. */
  file: Attachment | null
  fillings: Record<string, FillingDraft>
  audience: 'everybody' | 'query' | 'people'
  query: QueryDraft
  people: Pick<Contact, 'id' | 'display_name'>[]
  when: 'now' | 'later'
  /** As a field for date and time has it, in the time of this browser. */
  send_at: string
}

/** Changes some fields of the draft. */
export type Change = (part: Partial<BroadcastDraft>) => void

export const NO_FILLING: FillingDraft = { source: 'text', text: '', attribute: '', fallback: '' }

export function emptyDraft(inbox_id: string): BroadcastDraft {
  return {
    name: '',
    inbox_id,
    template: null,
    file: null,
    fillings: {},
    audience: 'everybody',
    query: { search: '', attributes: [], phone: 'any', since: '', before: '' },
    people: [],
    when: 'now',
    send_at: '',
  }
}

/** A draft with the values of an existing broadcast; its file and its individual contacts are chosen again. */
export function draftLike(broadcast: Broadcast): BroadcastDraft {
  const { name, inbox_id, template, parameters, audience } = broadcast
  const query = 'query' in audience ? audience.query : {}
  const draft = emptyDraft(inbox_id)
  const fillings = Object.entries(parameters).map(([variable, filling]) => [variable, fillingDraft(filling)])
  return {
    ...draft,
    name,
    template: { name: template.name, language: template.language },
    fillings: Object.fromEntries(fillings),
    audience: 'contact_ids' in audience ? 'people' : Object.keys(query).length === 0 ? 'everybody' : 'query',
    query: queryDraft(query),
  }
}

function fillingDraft(filling: Filling): FillingDraft {
  if ('text' in filling) return { ...NO_FILLING, text: filling.text }
  const { attribute, fallback = '' } = filling
  if (attribute === 'name') return { ...NO_FILLING, source: 'name', fallback }
  return { ...NO_FILLING, source: 'attribute', attribute, fallback }
}

function queryDraft({
  search = '',
  attributes = {},
  has_phone,
  updated_since,
  updated_before,
}: ContactQuery) {
  const kinds = { string: 'text', number: 'number', boolean: 'yes_no' } as const
  return {
    search,
    attributes: Object.entries(attributes).map(([name, value]): AttributeDraft => {
      const kind = kinds[typeof value as keyof typeof kinds]
      return {
        id: name,
        name,
        kind,
        value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
      }
    }),
    phone: has_phone === undefined ? 'any' : has_phone ? 'known' : 'unknown',
    since: updated_since === undefined ? '' : dayField(updated_since),
    before: updated_before === undefined ? '' : dayField(updated_before),
  } as const
}

function dayField(iso: string): string {
  const at = new Date(iso)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
