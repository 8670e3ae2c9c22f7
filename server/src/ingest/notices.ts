import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { phoneKey } from '../identity/phone.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { NewEvent } from '../platform/events/append.ts'
import type { Seeds } from '../resolution/facts/load-facts.ts'
import { NOBODY } from '../whatsapp/values/identifiers.ts'
import type { Identifiers, Update } from '../whatsapp/values/types.ts'
import type { Inbox, IngestScope } from './ingest-scope.ts'
import type { Directory } from './locate-people.ts'

const DAY_MS = 86_400_000

export type Told = { update: Update; inbox: Inbox | null }

type Described = NewEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'at'> : never) : never

/**
 * What Meta reports besides messages goes to the feed: groups, handovers, payments, changes of accounts, its own
 * usernames, notices about the account. News about a contact goes to the contact's conversation in the inbox, if there
 * is one.
 */
export async function noticeEvents(
  locked: IngestScope,
  told: Told[],
  directory: Directory,
): Promise<NewEvent[]> {
  const events = told.flatMap((it): NewEvent[] => {
    const event = describe(locked, it)
    if (!event) return []
    const contact_id = findSubject(it, directory)
    return [{ ...event, contact_id, at: new Date(it.update.at_ms), once: nameOf(it, event) }]
  })
  return withConversations(locked, events)
}

/** Also looks up the people that only a notice names. A notice proves nothing about them. */
export function withSubjects(seeds: Seeds, told: Told[]): Seeds {
  const subjects = told.flatMap(({ update, inbox }) =>
    inbox ? subjectsOf(update).map((it) => ({ ...it, portfolio: inbox.portfolio_id })) : [],
  )
  return {
    ...seeds,
    bsuids: [
      ...seeds.bsuids,
      ...subjects.flatMap(({ portfolio, bsuid }) => (bsuid ? [{ portfolio, bsuid }] : [])),
    ],
    phones: [...seeds.phones, ...subjects.flatMap(({ phone }) => (phone ? [phoneKey(phone)] : []))],
    parents: [
      ...seeds.parents,
      ...subjects.flatMap(({ parent_bsuid }) => (parent_bsuid ? [parent_bsuid] : [])),
    ],
  }
}

/** The contacts that it may be about, likeliest first. */
function subjectsOf(update: Update): Identifiers[] {
  switch (update.kind) {
    case 'handover':
    case 'payment':
      return [update.person]
    case 'system':
      return update.about
    case 'rotation':
      return [
        { ...NOBODY, bsuid: update.current_bsuid },
        { ...NOBODY, bsuid: update.previous_bsuid },
      ]
    default:
      return []
  }
}

function findSubject({ update, inbox }: Told, directory: Directory): string | null {
  if (!inbox) return null
  for (const person of subjectsOf(update)) {
    const place = directory.find({ ...person, portfolio_id: inbox.portfolio_id, at: update.at_ms })
    if (place) return place.contact_id
  }
  return null
}

async function withConversations(locked: IngestScope, events: NewEvent[]): Promise<NewEvent[]> {
  const wanted = events.flatMap(({ contact_id, inbox_id }) =>
    contact_id && inbox_id ? [{ contact_id, inbox_id }] : [],
  )
  if (wanted.length === 0) return events
  const { rows } = await sql<{ id: string; contact_id: string; inbox_id: string }>`
    select c.id, c.contact_id, c.inbox_id
      from ${rowsOf(wanted, 'w', { contact_id: 'uuid', inbox_id: 'uuid' })}
      join conversations c on c.account_id = ${locked.account_id} and c.contact_id = w.contact_id and c.inbox_id = w.inbox_id
       and c.merged_into is null`.execute(locked.trx)
  const found = new Map(rows.map(({ id, contact_id, inbox_id }) => [`${contact_id} ${inbox_id}`, id]))
  return events.map((event) => ({
    ...event,
    conversation_id: found.get(`${event.contact_id} ${event.inbox_id}`) ?? null,
  }))
}

function describe(locked: IngestScope, { update, inbox }: Told): Described | null {
  const inbox_id = inbox?.id ?? null
  switch (update.kind) {
    case 'group': {
      const { group_id, group_event, data } = update
      return { type: 'group.updated', inbox_id, data: { group_id, event: group_event, details: data } }
    }
    case 'handover': {
      const data = { handover: update.handover, details: update.data }
      return { type: 'conversation.handover', inbox_id, data }
    }
    case 'system':
    case 'rotation': {
      const data = { system_type: update.system_type, wamid: update.wamid, details: update.data }
      return {
        type: 'conversation.system_message',
        inbox_id,
        data: { ...data, rotation: update.kind === 'rotation' },
      }
    }
    case 'payment': {
      const { status, reference_id, amount, currency, transaction } = update
      const data = { status, reference_id, amount, currency, transaction, details: update.data }
      return { type: 'payment.updated', inbox_id, data }
    }
    case 'business_username': {
      const { username, status, data: details } = update
      const data = { username, status, ...(details && { details }) }
      return {
        type: 'inbox.username_updated',
        inbox_id: inbox_id ?? lineByPhone(locked, update.display_phone),
        data,
      }
    }
    case 'notice': {
      const data = { field: update.field, notice: update.notice, details: update.data }
      return { type: 'whatsapp.notice', inbox_id, data }
    }
    default:
      return null
  }
}

/** A redelivered notice has the same content and Meta's time; of those without a time, one a day counts. */
function nameOf({ update }: Told, event: Described): string {
  const when = update.at_from_meta ? update.at_ms : Math.floor(update.at_ms / DAY_MS)
  const text = JSON.stringify([event.type, event.inbox_id, event.data, when])
  return createHash('sha256').update(text).digest('base64url')
}

/** Meta names the line of its own username by the displayed phone alone. */
export function lineByPhone(locked: IngestScope, display_phone: string | null): string | null {
  const digits = (text: string) => text.replaceAll(/\D/g, '')
  if (!display_phone) return null
  for (const inbox of locked.inboxes.values()) {
    if (digits(inbox.display_phone) === digits(display_phone)) return inbox.id
  }
  return null
}
