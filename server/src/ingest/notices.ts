import { createHash } from 'node:crypto'
import type { NewEvent } from '../events/append.ts'
import type { Update } from '../whatsapp/types.ts'
import type { Directory } from './locate-people.ts'
import type { Inbox, IngestLane } from './open-lane.ts'

const DAY_MS = 86_400_000

export type Told = { update: Update; inbox: Inbox | null }

/** What Meta tells besides messages goes to the feed: groups, handovers, its own usernames, notices about the account. */
export function noticeEvents(lane: IngestLane, told: Told[], directory: Directory): NewEvent[] {
  return told.flatMap((it): NewEvent[] => {
    const event = describe(lane, it, directory)
    return event ? [{ ...event, at: new Date(it.update.at_ms), once: nameOf(it, event) }] : []
  })
}

function describe(
  lane: IngestLane,
  { update, inbox }: Told,
  directory: Directory,
): Omit<NewEvent, 'at'> | null {
  const inbox_id = inbox?.id ?? null
  switch (update.kind) {
    case 'group': {
      const { group_id, group_event, data } = update
      return { type: 'group.updated', inbox_id, data: { group_id, event: group_event, details: data } }
    }
    case 'handover': {
      const named = { ...update.person, portfolio_id: inbox?.portfolio_id ?? '', at: update.at_ms }
      const contact_id = directory.find(named)?.contact_id ?? null
      const data = { handover: update.handover, details: update.data }
      return { type: 'conversation.handover', inbox_id, contact_id, data }
    }
    case 'business_username': {
      const data = { username: update.username, status: update.status }
      return {
        type: 'inbox.username_updated',
        inbox_id: inbox_id ?? lineByPhone(lane, update.display_phone),
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
function nameOf({ update }: Told, event: Omit<NewEvent, 'at'>): string {
  const when = update.at_from_meta ? update.at_ms : Math.floor(update.at_ms / DAY_MS)
  const text = JSON.stringify([event.type, event.inbox_id, event.data, when])
  return createHash('sha256').update(text).digest('base64url')
}

/** Meta names the line of its own username by the displayed phone alone. */
export function lineByPhone(lane: IngestLane, display_phone: string | null): string | null {
  const digits = (text: string) => text.replaceAll(/\D/g, '')
  if (!display_phone) return null
  for (const inbox of lane.inboxes.values()) {
    if (digits(inbox.display_phone) === digits(display_phone)) return inbox.id
  }
  return null
}
