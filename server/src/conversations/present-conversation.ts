import type { z } from 'zod'
import type { ContactNames } from '../contacts/queries.ts'
import { presentId } from '../platform/base/ids.ts'
import { presentAuthor } from './messages/author.ts'
import { presentSummary } from './messages/present-message.ts'
import type { ConversationRow, ConversationView } from './queries.ts'
import type { conversationSchema } from './schema.ts'
import type { State } from './state.ts'

/** `asked_for`: the id in the request, which may be that of a merged conversation. */
export function presentConversation(
  row: ConversationRow,
  names: Map<string, ContactNames>,
  { reader_id }: Pick<ConversationView, 'reader_id'>,
  asked_for = row.id,
): z.output<typeof conversationSchema> {
  const { last_message } = row
  return {
    id: presentId('conversation', row.id),
    merged_into: asked_for === row.id ? null : presentId('conversation', row.id),
    inbox_id: presentId('inbox', row.inbox_id),
    contact: presentSummary(row.contact_id, names),
    group_id: row.group_id,
    ...presentState(row),
    last_message: last_message && {
      id: presentId('message', last_message.id),
      direction: last_message.direction,
      author: presentAuthor(last_message),
      type: last_message.type,
      text: last_message.text,
      status: last_message.status,
      // Inside a JSON value a time is PostgreSQL's text.
      sent_at: new Date(last_message.sent_at).toISOString(),
    },
    last_message_at: row.last_message_at?.toISOString() ?? null,
    last_inbound_at: row.last_inbound_at?.toISOString() ?? null,
    waiting_since: row.waiting_since?.toISOString() ?? null,
    unread_count: reader_id === null ? null : (row.unread?.messages ?? 0),
    first_unread_message_id: row.unread && presentId('message', row.unread.first_id),
    last_unread_message_id: row.unread && presentId('message', row.unread.last_id),
    window: row.group_id === null ? presentWindow(row.window) : null,
    created_at: row.created_at.toISOString(),
  }
}

export function presentState({ status, labels, priority, assignee_id, team_id, snoozed_until }: State) {
  return {
    status,
    labels,
    priority,
    assignee_id: assignee_id && presentId('user', assignee_id),
    team_id: team_id && presentId('team', team_id),
    snoozed_until: snoozed_until?.toISOString() ?? null,
  }
}

function presentWindow(window: ConversationRow['window']) {
  const open_until = window?.customer_service_until ?? null
  return {
    customer_service_until: open_until?.toISOString() ?? null,
    free_entry_until: window?.free_entry_until?.toISOString() ?? null,
    may_send: open_until === null ? ('templates' as const) : ('anything' as const),
  }
}
