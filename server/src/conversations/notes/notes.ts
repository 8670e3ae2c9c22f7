import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import type { Author } from '../../platform/base/author.ts'
import { newId } from '../../platform/base/ids.ts'
import type { NotesTable } from '../../platform/db/tables/notes.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { appendEvents } from '../../platform/events/append.ts'
import type { EventType } from '../../platform/events/catalogue.ts'

export type Note = Omit<NotesTable, 'account_id' | 'conversation_id' | 'words'> & {
  /** Whose it is today: after a merge, the survivor's. Null in a group. */
  contact_id: string | null
  /** The thread that shows it today; null where that person has none in this inbox. */
  conversation_id: string | null
  mentions: string[]
}

/** Where a page ended: the newest first, then by id. */
export type NotePosition = [created_at: string, id: string]

type Page = { limit: number; after: NotePosition | null }
type Thread = { id: string; inbox_id: string; contact_id: string | null }

/** Writes a note into a thread and tells of it. */
export async function addNote(
  locked: Locked,
  thread: Thread,
  { text, mentions, author }: { text: string; mentions: string[]; author: Author },
): Promise<Note> {
  const { trx, account_id, now } = locked
  const note = {
    id: newId(),
    inbox_id: thread.inbox_id,
    contact_id: thread.contact_id,
    author_kind: author.kind,
    author_id: author.id,
    author_name: author.name,
    text,
    created_at: now,
  }
  await trx
    .insertInto('notes')
    .values({ account_id, conversation_id: thread.id, ...note })
    .execute()
  if (mentions.length > 0) {
    const rows = mentions.map((user_id) => ({
      account_id,
      note_id: note.id,
      inbox_id: note.inbox_id,
      user_id,
      created_at: now,
    }))
    await trx.insertInto('note_mentions').values(rows).execute()
  }
  const made = { ...note, conversation_id: thread.id, mentions: mentions.toSorted() }
  await tell(locked, 'note.created', made)
  return made
}

/** Removes a note and tells of it. */
export async function removeNote(locked: Locked, note: Note): Promise<void> {
  const { trx, account_id } = locked
  await trx.deleteFrom('notes').where('account_id', '=', account_id).where('id', '=', note.id).execute()
  await tell(locked, 'note.deleted', note)
}

export async function findNote(trx: ReadTrx, account_id: string, id: string): Promise<Note | null> {
  const [note] = await selectNotes(trx, account_id, sql`select ${id}::uuid as id`, 1)
  return note ?? null
}

/** Notes by id, the newest first. */
export function loadNotes(trx: ReadTrx, account_id: string, ids: string[]): Promise<Note[]> {
  if (ids.length === 0) return Promise.resolve([])
  return selectNotes(trx, account_id, sql`select id from unnest(${ids}::uuid[]) as id`, ids.length)
}

/** The notes that a conversation shows, newest first, including those on merged contacts. */
export async function listThreadNotes(
  trx: ReadTrx,
  account_id: string,
  { id, inbox_id, contact_id }: Thread,
  page: Page,
): Promise<Note[]> {
  const chosen =
    contact_id === null
      ? sql`n.conversation_id = ${id} and n.contact_id is null`
      : sql`n.contact_id = any(${await foldedInto(trx, account_id, contact_id)}::uuid[]) and n.inbox_id = ${inbox_id}`
  return selectNotes(trx, account_id, pageOfNotes(account_id, chosen, page), page.limit)
}

/** The notes on a person in every inbox, the newest first. */
export async function listContactNotes(
  trx: ReadTrx,
  account_id: string,
  contact_id: string,
  page: Page,
): Promise<Note[]> {
  const chosen = sql`n.contact_id = any(${await foldedInto(trx, account_id, contact_id)}::uuid[])`
  return selectNotes(trx, account_id, pageOfNotes(account_id, chosen, page), page.limit)
}

/** The notes that mention a member, the newest first. */
export function listMentions(trx: ReadTrx, account_id: string, user_id: string, page: Page): Promise<Note[]> {
  const behind =
    page.after === null
      ? sql`true`
      : sql`(m.created_at, m.note_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`
  const ids = sql`
    select m.note_id as id from note_mentions m
     where m.account_id = ${account_id} and m.user_id = ${user_id} and ${behind}
     order by m.created_at desc, m.note_id desc limit ${page.limit}`
  return selectNotes(trx, account_id, ids, page.limit)
}

function pageOfNotes(account_id: string, chosen: RawBuilder<unknown>, { limit, after }: Page) {
  const behind =
    after === null ? sql`true` : sql`(n.created_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  return sql`
    select n.id from notes n where n.account_id = ${account_id} and ${chosen} and ${behind}
     order by n.created_at desc, n.id desc limit ${limit}`
}

async function foldedInto(trx: ReadTrx, account_id: string, contact_id: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('contacts')
    .select('id')
    .where('account_id', '=', account_id)
    .where('merged_into', '=', contact_id)
    .execute()
  return [contact_id, ...rows.map(({ id }) => id)]
}

async function selectNotes(
  trx: ReadTrx,
  account_id: string,
  ids: RawBuilder<unknown>,
  limit: number,
): Promise<Note[]> {
  type Row = Omit<Note, 'conversation_id'> & { written_in: string }
  const { rows } = await sql<Row>`
    with page as materialized (${ids})
    select n.id, n.inbox_id, n.contact_id, n.conversation_id as written_in, n.author_kind, n.author_id, n.author_name, n.text,
      n.created_at, array(select m.user_id::text from note_mentions m
        where m.account_id = n.account_id and m.note_id = n.id order by m.user_id) as mentions
      from page join notes n on n.account_id = ${account_id} and n.id = page.id
     order by n.created_at desc, n.id desc limit ${limit}`.execute(trx)
  const places = await loadPlaces(trx, account_id, rows)
  return rows.map(({ written_in, ...row }) => {
    if (row.contact_id === null) return { ...row, conversation_id: written_in }
    const { contact_id, threads } = places.get(row.contact_id) ?? {
      contact_id: row.contact_id,
      threads: new Map(),
    }
    return { ...row, contact_id, conversation_id: threads.get(row.inbox_id) ?? null }
  })
}

/** Deletes the notes of an inbox that were written before a time. */
export async function deleteOldNotes(
  trx: Trx,
  { account_id, inbox_id, before }: { account_id: string; inbox_id: string; before: Date },
): Promise<void> {
  await sql`
    delete from notes where account_id = ${account_id} and inbox_id = ${inbox_id} and created_at < ${before}`.execute(
    trx,
  )
}

type Place = { contact_id: string; threads: Map<string, string> }

/** Who the contacts of these notes are today, and where they talk in each inbox. */
async function loadPlaces(
  trx: ReadTrx,
  account_id: string,
  notes: { contact_id: string | null }[],
): Promise<Map<string, Place>> {
  const ids = [...new Set(notes.flatMap(({ contact_id }) => contact_id ?? []))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    contact_id: string
    thread: string | null
    inbox_id: string | null
  }>`
    select k.id, k.contact_id, c.id as thread, c.inbox_id
      from (
        select id, coalesce(merged_into, id) as contact_id from contacts
         where account_id = ${account_id} and id = any(${ids}::uuid[]) offset 0) as k
      left join conversations c
        on c.account_id = ${account_id} and c.contact_id = k.contact_id and c.merged_into is null`.execute(
    trx,
  )
  const places = new Map<string, Place>()
  for (const { id, contact_id, thread, inbox_id } of rows) {
    const place = places.get(id) ?? { contact_id, threads: new Map() }
    if (thread !== null && inbox_id !== null) place.threads.set(inbox_id, thread)
    places.set(id, place)
  }
  return places
}

async function tell(locked: Locked, type: Extract<EventType, `note.${string}`>, note: Note): Promise<void> {
  const { contact_id, conversation_id, inbox_id } = note
  const data = { note_id: note.id }
  await appendEvents(locked, [{ type, at: locked.now, contact_id, conversation_id, inbox_id, data }])
}
