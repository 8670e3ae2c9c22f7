import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import type { segmentFiltersSchema } from './schema.ts'

export type SegmentFilters = z.output<typeof segmentFiltersSchema>

export type Segment = {
  id: string
  name: string
  filters: SegmentFilters
  created_at: Date
  updated_at: Date
}

const COLUMNS = sql.raw('id, name, filters, created_at, updated_at')
// The order of the index, whatever the language of the database.
const KEY = sql.raw('lower(name) collate "C"')

/** By name, those after the one that is named `after` only. */
export async function listSegments(
  trx: ReadTrx,
  account_id: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<Segment[]> {
  const { rows } = await sql<Segment>`
    select ${COLUMNS} from segments
     where account_id = ${account_id} and ${after === null ? sql`true` : sql`${KEY} > lower(${after}) collate "C"`}
     order by ${KEY} limit ${limit}`.execute(trx)
  return rows
}

/** Throws `already_exists` where the name is another's. */
export async function addSegment(
  trx: Trx,
  account_id: string,
  { name, filters, now }: { name: string; filters: SegmentFilters; now: Date },
): Promise<Segment> {
  const id = newId()
  await requireFree(trx, account_id, id, name)
  await requireRoom(trx, account_id, 'segments')
  return one(
    trx,
    sql<Segment>`
      insert into segments (account_id, id, name, filters, created_at, updated_at)
      values (${account_id}, ${id}, ${name}, ${JSON.stringify(filters)}::jsonb, ${now}, ${now}) returning ${COLUMNS}`,
  )
}

/** Throws `not_found`, and `already_exists` where the new name is another's. */
export async function changeSegment(
  trx: Trx,
  account_id: string,
  id: string,
  { name, filters, now }: { name?: string | undefined; filters?: SegmentFilters | undefined; now: Date },
): Promise<Segment> {
  if (name !== undefined) await requireFree(trx, account_id, id, name)
  const given = filters === undefined ? null : JSON.stringify(filters)
  return one(
    trx,
    sql<Segment>`
      update segments set name = coalesce(${name ?? null}, name), filters = coalesce(${given}::jsonb, filters),
        updated_at = ${now}
       where account_id = ${account_id} and id = ${id} returning ${COLUMNS}`,
  )
}

export async function removeSegment(trx: Trx, account_id: string, id: string): Promise<void> {
  await one(trx, sql`delete from segments where account_id = ${account_id} and id = ${id} returning id`)
}

/** Of two who take one name at the same time, the second waits here for the first, and is refused. */
async function requireFree(trx: Trx, account_id: string, id: string, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('segments ' || ${account_id}, 0))`.execute(trx)
  const { rows } = await sql`
    select from segments
     where account_id = ${account_id} and ${KEY} = lower(${name}) collate "C" and id <> ${id}`.execute(trx)
  if (rows.length > 0) throw problem('already_exists', `A segment with the name ${name} already exists.`)
}

async function one<Row>(trx: Trx, statement: RawBuilder<Row>): Promise<Row> {
  const [row] = (await statement.execute(trx)).rows
  if (row === undefined) throw problem('not_found')
  return row
}

/** Replaces a label in the filters of segments. */
export async function relabelSegments(trx: Trx, account_id: string, name: string, by: string): Promise<void> {
  await sql`
    update segments set filters = filters || ${JSON.stringify({ label: by })}::jsonb
     where account_id = ${account_id} and filters->>'label' = ${name}`.execute(trx)
}
