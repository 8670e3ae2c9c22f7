import { z } from 'zod'
import { problem } from '../base/errors.ts'
import { countFitting } from '../base/page-bytes.ts'

const DEFAULT_LIMIT = 25
const HIGHEST_LIMIT = 100
const LONGEST_CURSOR = 1000

/** The query parameters of every list; spread into its schema. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(HIGHEST_LIMIT)
    .default(DEFAULT_LIMIT)
    .describe('The maximum number of results.'),
  cursor: z
    .string()
    .max(LONGEST_CURSOR)
    .optional()
    .describe('The `next_cursor` of the previous page. Absent: from the start.'),
}

/** The schema of a page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item),
    next_cursor: z.string().nullable().describe('Pass it as `cursor` for the next page. Null at the end.'),
  })
}

export type Cursor<Position> = {
  encode(position: Position): string
  /** Throws `invalid_cursor` for text that this list has not given out. */
  decode(text: string): Position
}

/**
 * The cursor of the list `name`, holding where a page ended: the values of its sort keys, as JSON. A reader may look
 * into it but gains nothing: it is checked like any input and every query carries the account anyway.
 */
export function buildCursor<Position>(name: string, position: z.ZodType<Position>): Cursor<Position> {
  const schema = z.tuple([z.literal(name), position])
  return {
    encode: (value) => Buffer.from(JSON.stringify([name, value])).toString('base64url'),
    decode: (text) => {
      const parsed = schema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
      if (!parsed.success) throw problem('invalid_cursor')
      return parsed.data[1]
    },
  }
}

/** Cuts a page out of rows of which the query asked for `limit + 1`. */
export function cutPage<Row, Position>(
  rows: Row[],
  limit: number,
  cursor: Cursor<Position>,
  positionOf: (row: Row) => Position,
): { rows: Row[]; next_cursor: string | null } {
  const page = rows.slice(0, countFitting(rows.slice(0, limit)))
  const last = page.at(-1)
  const more = rows.length > page.length && last !== undefined
  return { rows: page, next_cursor: more ? cursor.encode(positionOf(last)) : null }
}

/** Cuts a page whose rows are ids once more, by the size of what they stand for; a row that is gone has none. */
export function cutLoaded<Row, Loaded, Position>(
  { rows, next_cursor }: { rows: Row[]; next_cursor: string | null },
  loaded: Map<Row, Loaded>,
  cursor: Cursor<Position>,
  positionOf: (row: Row) => Position,
): { loaded: Loaded[]; next_cursor: string | null } {
  const fitting = rows.slice(0, countFitting(rows.map((row) => loaded.get(row) ?? null)))
  const last = fitting.length < rows.length ? fitting.at(-1) : undefined
  return {
    loaded: fitting.flatMap((row) => loaded.get(row) ?? []),
    next_cursor: last === undefined ? next_cursor : cursor.encode(positionOf(last)),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
