import { type RawBuilder, sql } from 'kysely'
import { normalForms } from '../platform/base/normal-forms.ts'
import { marketingStoppedFor } from './consents.ts'
import { reachable } from './reachable.ts'

/** Which contacts are meant; what is absent says nothing. */
export type ContactFilters = {
  has_phone?: boolean | undefined
  bsuid_only?: boolean | undefined
  conflicted?: boolean | undefined
  reachable?: boolean | undefined
  marketing_stopped?: boolean | undefined
  label?: string | undefined
  attribute?: { name: string; value: string } | undefined
}

export function isFiltered(filters: ContactFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined)
}

// Each contact is looked up separately, since a page ends after a few: with `exists` the planner could read every
// identity of the account first.
/** Conditions on `contacts c`. */
export function filterConditions(account_id: string, filters: ContactFilters): RawBuilder<unknown> {
  const { has_phone, bsuid_only, conflicted, marketing_stopped, label, attribute } = filters
  const conditions: RawBuilder<unknown>[] = [sql`true`]
  const is = (condition: RawBuilder<boolean>, wanted: boolean | undefined) => {
    if (wanted !== undefined) conditions.push(sql`(${condition}) = ${wanted}::boolean`)
  }
  const holds = (kind: 'phone' | 'bsuid') => sql<boolean>`coalesce((
    select true from identities i
     where i.account_id = ${account_id} and i.contact_id = c.id and i.kind = ${kind} and i.state = 'active' limit 1), false)`
  is(holds('phone'), has_phone)
  is(sql`${holds('bsuid')} and not ${holds('phone')}`, bsuid_only)
  is(sql`${waits(account_id, 'left_contact_id')} or ${waits(account_id, 'right_contact_id')}`, conflicted)
  is(reachable(account_id), filters.reachable)
  is(marketingStoppedFor(account_id), marketing_stopped)
  if (label !== undefined) conditions.push(hasLabel(account_id, label))
  if (attribute !== undefined) conditions.push(hasAttribute(account_id, attribute))
  return sql.join(conditions, sql` and `)
}

function waits(account_id: string, side: 'left_contact_id' | 'right_contact_id') {
  return sql<boolean>`coalesce((
    select true from conflicts k
     where k.account_id = ${account_id} and k.${sql.ref(side)} = c.id and k.state = 'open' limit 1), false)`
}

/** On one of its conversations. */
function hasLabel(account_id: string, label: string) {
  return sql<boolean>`coalesce((
    select true from conversations v
     where v.account_id = ${account_id} and v.contact_id = c.id and v.merged_into is null and v.labels && ${normalForms(label)}::text[]
     limit 1), false)`
}

/** As shown: the contact's own value, else that of a merged contact; never anything that rests on a sealed link. */
function hasAttribute(account_id: string, { name, value }: { name: string; value: string }) {
  return sql<boolean>`coalesce((
    select f.attributes ->> ${name} = any(${normalForms(value)}::text[]) from contacts f
     where f.account_id = ${account_id} and (f.id = c.id or f.merged_into = c.id) and f.attributes ? ${name}
       and not exists (
         select from anchors a where a.account_id = ${account_id} and a.contact_id = c.id and a.sealed)
     order by f.id <> c.id, f.created_at, f.id limit 1), false)`
}
