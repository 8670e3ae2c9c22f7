import { sql } from 'kysely'
import { type Copy, orderCopies, seenCopies } from '../conversations/messages/copies.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { MessageContent } from '../whatsapp/values/types.ts'
import type { IngestScope } from './ingest-scope.ts'

/** A message as the database has it already. */
export type KnownMessage = {
  id: string
  inbox_id: string
  wamid: string
  group_id: string | null
  direction: 'inbound' | 'outbound'
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  anomaly: boolean
  anchor_id: string
  conversation_id: string
  identity_at: Date
  sent_at: Date
  at_from_meta: boolean
  status: string | null
  arrival: number | null
  seen: Copy[]
  /** A call, perhaps with the voice message that the caller left. */
  is_call: boolean
  content: MessageContent
  identity_key_hash: string | null
}

type Row = Omit<KnownMessage, 'content' | 'identity_key_hash'> & {
  type: string
  text: string | null
  content: Stored
  refers_to_wamid: string | null
}

/** As `contentOf` writes it: beside what is named here, whatever else of Meta's was kept. */
type Stored = Partial<
  Pick<MessageContent, 'data' | 'media' | 'forwarded' | 'referral' | 'referred_product' | 'errors'>
> & { identity_key_hash?: string }

/** Those of these messages that are stored: one query, however many are asked for. */
export async function loadKnown(
  locked: IngestScope,
  keys: { inbox_id: string; wamid: string }[],
): Promise<KnownMessage[]> {
  const { rows } = await sql<Row>`
    select m.id, m.inbox_id, m.wamid, c.group_id, m.direction, m.bsuid, m.parent_bsuid, m.phone, m.anomaly, m.anchor_id,
      m.conversation_id, m.identity_at, m.sent_at, m.at_from_meta, m.status, m.arrival, ${seenCopies} as seen,
      m.source = 'call' as is_call, m.type, m.text,
      m.content, m.refers_to_wamid
      from ${rowsOf(keys, 'k', { inbox_id: 'uuid', wamid: 'text' })}
      join messages m on m.account_id = ${locked.account_id} and m.inbox_id = k.inbox_id and m.wamid = k.wamid
      join conversations c on c.account_id = m.account_id and c.id = m.conversation_id`.execute(locked.trx)
  return rows.map(({ type, text, content, refers_to_wamid, seen, ...row }) => {
    const { identity_key_hash = null, ...stored } = content
    return {
      ...row,
      identity_key_hash,
      seen: orderCopies(seen),
      content: { type, text, refers_to_wamid, ...readContent(stored) },
    }
  })
}

function readContent({
  data = {},
  media = null,
  forwarded = null,
  referral = null,
  referred_product,
  errors = [],
  ...kept
}: Stored): Omit<MessageContent, 'type' | 'text' | 'refers_to_wamid'> {
  return {
    data,
    media,
    forwarded,
    referral,
    errors,
    ...(referred_product && { referred_product }),
    ...(Object.keys(kept).length > 0 && { kept }),
  }
}
