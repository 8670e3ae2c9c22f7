import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'
import { beginningOf, excerptOf, type Part } from './excerpt.ts'

export type FoundRow = {
  id: string
  /** What a thread shows it as: itself, or what it edits. */
  shown_id: string
  conversation_id: string
  inbox_id: string
  contact_id: string | null
  direction: 'inbound' | 'outbound'
  type: string
  text: string | null
  content: Record<string, unknown>
  sent_at: Date
}

/** The matches that the caller may see: nothing sealed unless `include_sealed`, nothing that was revoked. */
export async function loadFound(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
  include_sealed: boolean,
): Promise<FoundRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundRow>`
    select m.id, coalesce(e.id, m.id) as shown_id, coalesce(c.merged_into, c.id) as conversation_id, m.inbox_id, a.contact_id,
      m.direction, m.type, m.text, m.content, m.sent_at
      from messages m
      join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
      left join messages e on m.type = 'edit' and e.account_id = m.account_id and e.inbox_id = m.inbox_id
        and e.wamid = m.refers_to_wamid
     where m.account_id = ${account_id} and m.id = any(${ids}::uuid[])
       and (${include_sealed}::boolean or a.sealed is not true)
       and not exists (
         select from messages r
          where r.account_id = m.account_id and r.inbox_id = m.inbox_id and r.refers_to_wamid = coalesce(e.wamid, m.wamid)
            and r.type = 'revoke' and r.direction = m.direction)`.execute(trx)
  return rows
}

export type FoundPlace = 'text' | 'file_name' | 'title'

/** Where the words stand in a message, and what of it to show around them. */
export function showFound(
  { text, content }: Pick<FoundRow, 'text' | 'content'>,
  words: string[],
): { found_in: FoundPlace; parts: Part[] } {
  const places: [FoundPlace, string | null][] = [
    ['text', text],
    ['file_name', textAt(content, 'media', 'filename') ?? textAt(content, 'data', 'filename')],
    ...titlesIn(content.data).map((title): [FoundPlace, string] => ['title', title]),
  ]
  for (const [found_in, shown] of places) {
    const parts = shown === null ? null : excerptOf(shown, words)
    if (parts !== null) return { found_in, parts }
  }
  return { found_in: 'text', parts: beginningOf(text ?? '') }
}

function textAt(content: Record<string, unknown>, object: string, key: string): string | null {
  const value = isObject(content[object]) ? content[object][key] : null
  return typeof value === 'string' ? value : null
}

/** The titles of buttons and of rows of a list, however deep they stand. */
function titlesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(titlesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'title' && typeof inner === 'string' ? [inner] : titlesIn(inner),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
