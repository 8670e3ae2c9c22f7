import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'

export type TextSearch = {
  kind: 'message' | 'note'
  query: string
  inbox_id: string | null
}

type Page = { limit: number; after: string | null }

// Most of what is found is shown. Where it is not, some more is looked at, and then the rest comes with the next page.
const MOST_ROUNDS = 4

/**
 * Texts with a word that begins with each word of the query, the newest first. The search itself knows ids only: `load`
 * reads those that the caller may see, and only they count. `next` is behind what was looked at; null at the end.
 */
export async function findTexts<Row extends { id: string }>(
  trx: ReadTrx,
  search: TextSearch,
  { limit, after }: Page,
  load: (ids: string[]) => Promise<Row[]>,
): Promise<{ rows: Row[]; next: string | null }> {
  const rows: Row[] = []
  let behind = after
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const ids = await findIds(trx, search, limit + 1, behind)
    const shown = new Map((await load(ids)).map((row) => [row.id, row]))
    for (const id of ids) {
      const row = shown.get(id)
      if (row === undefined) continue
      if (rows.length === limit) return { rows, next: rows.at(-1)?.id ?? null }
      rows.push(row)
    }
    if (ids.length <= limit) return { rows, next: null }
    behind = ids.at(-1) ?? null
  }
  return { rows, next: behind }
}

async function findIds(
  trx: ReadTrx,
  { kind, query, inbox_id }: TextSearch,
  most: number,
  behind: string | null,
): Promise<string[]> {
  const inboxes = inbox_id === null ? null : [inbox_id]
  const { rows } = await sql<{ id: string }>`
    select id from selfsame_find_texts(${kind}, ${query}, ${inboxes}::uuid[], ${behind}::uuid, ${most}) as id`.execute(
    trx,
  )
  return rows.map(({ id }) => id)
}
