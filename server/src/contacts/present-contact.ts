import type { z } from 'zod'
import { parseAnchor } from '../identity/anchors.ts'
import { dialForm } from '../identity/phone.ts'
import { presentId } from '../platform/base/ids.ts'
import { presentIds } from '../platform/events/present-ids.ts'
import { displayName } from './display-name.ts'
import type { ContactRow } from './queries.ts'
import { isReachable } from './reachable.ts'
import type { contactDetailSchema, contactSchema, identityEventSchema, identitySchema } from './schema.ts'

const DIGITS = /^\d+$/

/** `asked_for`: the id in the request, which may be that of a merged contact. */
export function presentContact(row: ContactRow, asked_for = row.id): z.output<typeof contactSchema> {
  const identities = row.identities.map(presentIdentity)
  return {
    id: presentId('contact', row.id),
    merged_into: asked_for === row.id ? null : presentId('contact', row.id),
    display_name: displayName(row),
    name: row.name,
    profile_name: row.profile_name,
    username: row.username,
    phone: identities.find(({ kind, state }) => kind === 'phone' && state === 'active')?.value ?? null,
    bsuids: identities.flatMap(({ kind, portfolio_id, value, state }) =>
      kind === 'bsuid' && portfolio_id !== null ? [{ portfolio_id, value, state }] : [],
    ),
    identities,
    usernames: row.usernames.map(({ username, first_at, last_at }) => ({
      username,
      first_at: isoTime(first_at),
      last_at: isoTime(last_at),
    })),
    attributes: row.attributes,
    merged_ids: row.merged_ids.map((id) => presentId('contact', id)),
    conflict_ids: row.conflict_ids.map((id) => presentId('conflict', id)),
    reachable: isReachable(row.identities),
    labels: row.labels,
    last_message_at: row.last_message_at?.toISOString() ?? null,
    sealed: row.sealed,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}

export type ReferralRow = {
  message_id: string
  inbox_id: string
  at: Date
  referral: Record<string, unknown>
}

export function presentContactDetail(
  row: ContactRow,
  asked_for: string,
  referrals: ReferralRow[],
): z.output<typeof contactDetailSchema> {
  return {
    ...presentContact(row, asked_for),
    referrals: referrals.map(({ message_id, inbox_id, at, referral }) => ({
      message_id: presentId('message', message_id),
      inbox_id: presentId('inbox', inbox_id),
      at: at.toISOString(),
      referral,
    })),
  }
}

export function presentIdentity(row: ContactRow['identities'][number]): z.output<typeof identitySchema> {
  return {
    ...row,
    id: presentId('identity', row.id),
    portfolio_id: row.portfolio_id && presentId('portfolio', row.portfolio_id),
    value: presentValue(row.kind, row.value),
    first_at: isoTime(row.first_at),
    last_at: isoTime(row.last_at),
  }
}

export type IdentityEventRow = {
  id: string
  contact_id: string
  type: string
  kind: 'bsuid' | 'parent_bsuid' | 'phone' | 'email' | 'external' | null
  value: string | null
  data: Record<string, unknown>
  at: Date
  recorded_at: Date
}

export function presentIdentityEvent(row: IdentityEventRow): z.output<typeof identityEventSchema> {
  const { anchors, ...data } = row.data
  return {
    id: presentId('identity_event', row.id),
    contact_id: presentId('contact', row.contact_id),
    type: row.type,
    kind: row.kind,
    value: row.value === null || row.kind === null ? row.value : presentValue(row.kind, row.value),
    data: {
      ...presentIds(data),
      ...(Array.isArray(anchors) ? { identifiers: anchors.flatMap(presentAnchor) } : {}),
    },
    at: row.at.toISOString(),
    recorded_at: row.recorded_at.toISOString(),
  }
}

/** What an anchor stands for, in the words of the API. */
function presentAnchor(anchor: unknown): { kind: string; portfolio_id: string | null; value: string }[] {
  if (typeof anchor !== 'string') return []
  const parsed = parseAnchor(anchor)
  switch (parsed.kind) {
    case 'bsuid':
      return [{ kind: 'bsuid', portfolio_id: presentId('portfolio', parsed.portfolio), value: parsed.bsuid }]
    case 'phone':
    case 'disputed':
      return [{ kind: 'phone', portfolio_id: null, value: presentValue('phone', parsed.phone_key) }]
    case 'contact':
      return [{ kind: 'contact', portfolio_id: null, value: presentId('contact', parsed.contact) }]
  }
}

function presentValue(kind: string, value: string): string {
  return kind === 'phone' && DIGITS.test(value) ? dialForm(value) : value
}

// Times inside a JSON aggregate are PostgreSQL's text.
function isoTime(text: string): string {
  return new Date(text).toISOString()
}
