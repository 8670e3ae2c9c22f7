import { sql } from 'kysely'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { asSeen } from '../../platform/db/with-viewer.ts'

/** The message that is answered or reacted to. */
export type Answered = {
  id: string
  wamid: string | null
  inbox_id: string
  conversation_id: string
  anchor_id: string | null
  /** Whose registration that is now. */
  contact_id: string | null
}

export type AnsweredMessages = Map<string, Answered>

/** The messages to reply to, as the caller sees them. */
export async function loadAnswered(
  { trx, account_id, seen }: IdentityScope & ForCaller,
  requests: { reply_to?: string | undefined }[],
): Promise<AnsweredMessages> {
  const ids = requests.flatMap(({ reply_to }) => reply_to ?? [])
  if (ids.length === 0) return new Map()
  const { rows } = await asSeen(seen, (trx) =>
    sql<Omit<Answered, 'contact_id'>>`
      select id, wamid, inbox_id, conversation_id, anchor_id from messages
       where account_id = ${account_id} and id = any(${ids}::uuid[])`.execute(trx),
  )
  const anchor_ids = rows.flatMap(({ anchor_id }) => anchor_id ?? [])
  const { rows: anchors } = await sql<{ id: string; contact_id: string | null }>`
    select id, contact_id from anchors where account_id = ${account_id} and id = any(${anchor_ids}::uuid[])`.execute(
    trx,
  )
  const contact_of = new Map(anchors.map(({ id, contact_id }) => [id, contact_id]))
  return new Map(
    rows.map((row) => [row.id, { ...row, contact_id: contact_of.get(row.anchor_id ?? '') ?? null }]),
  )
}

/** The message that a request answers; null where it answers none. Throws where it cannot be answered. */
export function requireAnswered(messages: AnsweredMessages, reply_to: string | undefined): Answered | null {
  if (reply_to === undefined) return null
  const found = messages.get(reply_to)
  if (found === undefined) throw problem('not_found', 'The message to reply to was not found.')
  if (found.wamid === null)
    throw problem('not_sent_yet', 'WhatsApp has not accepted the message to reply to yet.')
  return found
}
