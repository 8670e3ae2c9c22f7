import { sql } from 'kysely'
import { FORWARD, type MessageStatus } from '../../conversations/messages/move-forward.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import { takeBackMessages } from '../../platform/events/take-back.ts'

/** A status that the feed reported for a copy, with its time by WhatsApp. */
export type ToldStatus = { status: MessageStatus; at: string }

/** A message of ours that a copy was matched to. `was_sent`: the feed reported it as sent before the match. */
export type Joined = {
  id: string
  twin_id: string
  conversation_id: string
  contact_id: string | null
  inbox_id: string
  type: string
  source: string
  standby: boolean
  sent_at: Date
  was_sent: boolean
  told: ToldStatus[]
}

/**
 * Removes the feed's events about these copies, because each is one message with one of ours. Returns the reported
 * statuses of each. Events that endpoints have not got yet are cancelled when they come up.
 */
export async function untellCopies(
  locked: Locked,
  twins: { twin_id: string; contact_id: string | null }[],
): Promise<Map<string, ToldStatus[]>> {
  const ids = twins.map(({ twin_id }) => twin_id)
  const contact_ids = twins.flatMap(({ contact_id }) => contact_id ?? [])
  const rows = await takeBackMessages(locked, {
    message_ids: ids,
    of: sql`
      select id from contacts where account_id = ${locked.account_id}
         and (id = any(${contact_ids}::uuid[]) or merged_into = any(${contact_ids}::uuid[]))`,
    in_group: contact_ids.length < twins.length,
  })
  const told = new Map<string, ToldStatus[]>(ids.map((id) => [id, []]))
  for (const { message_id, type, at } of rows) {
    const status = FORWARD.find((it) => type === `message.${it}`)
    if (status !== undefined) told.get(message_id)?.push({ status, at })
  }
  return told
}

/**
 * Reports for our messages what the feed reported for their copies, in the order of the statuses. `former_message_id`
 * names the copy for readers that know it.
 */
export async function retellCopies(locked: Locked, joined: Joined[]): Promise<void> {
  await appendEvents(locked, joined.flatMap(eventsOf))
}

function eventsOf(joined: Joined): NewEvent[] {
  const { id, twin_id, type, source, standby, conversation_id, contact_id, inbox_id, was_sent, told } = joined
  const about = { conversation_id, contact_id, inbox_id }
  const named = { message_id: id, former_message_id: twin_id }
  const sent = told.find(({ status }) => status === 'sent')
  const first: NewEvent = was_sent
    ? { ...about, type: 'message.updated', at: joined.sent_at, data: { ...named, type, source, standby } }
    : {
        ...about,
        type: 'message.sent',
        at: sent ? new Date(sent.at) : joined.sent_at,
        data: { ...named, status: 'sent' },
      }
  const further = told
    .filter(({ status }) => status !== 'sent')
    .sort((a, b) => FORWARD.indexOf(a.status) - FORWARD.indexOf(b.status))
  return [
    first,
    ...further.map(
      ({ status, at }): NewEvent => ({
        ...about,
        type: `message.${status}`,
        at: new Date(at),
        data: { ...named, status },
      }),
    ),
  ]
}
