import type { Shop } from './people.ts'

/**
 * All that the API shows of an account's people, threads and messages, row by row. Without when an identity was seen last:
 * one more sighting of it is counted there only when its person is next resolved.
 */
export async function pictureOf(shop: Shop): Promise<Record<string, unknown[]>> {
  const queries: Record<string, string> = {
    contacts:
      'select id, name, profile_name, username, attributes, merged_into, created_at from contacts order by id',
    identities:
      'select id, contact_id, kind, portfolio_id, value, key, state, reason, evidence, first_at from identities order by id',
    conversations: `select id, inbox_id, contact_id, status, assignee_id, team_id, labels, priority, snoozed_until, merged_into, last_message_at,
        last_inbound_at, last_inbound_anchor_id from conversations order by id`,
    messages: 'select id, conversation_id, anchor_id, wamid, status, bsuid, phone from messages order by id',
    anchors: 'select id, key, contact_id, sealed from anchors order by key',
    consents: 'select anchor_id, category, value from consents order by at',
  }
  const picture: Record<string, unknown[]> = {}
  for (const [name, query] of Object.entries(queries)) picture[name] = await shop.rows(query)
  return picture
}
