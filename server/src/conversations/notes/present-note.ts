import type { z } from 'zod'
import { type ContactNames, loadContactNames } from '../../contacts/queries.ts'
import { presentId } from '../../platform/base/ids.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { presentSummary } from '../messages/present-message.ts'
import type { Note } from './notes.ts'
import type { noteSchema } from './schema.ts'

const AUTHOR_ID = {
  member: (id: string) => presentId('user', id),
  api_key: (id: string) => presentId('api_key', id),
  operator: () => null,
}

export function presentNote(note: Note, names: Map<string, ContactNames>): z.output<typeof noteSchema> {
  return {
    id: presentId('note', note.id),
    conversation_id: note.conversation_id && presentId('conversation', note.conversation_id),
    inbox_id: presentId('inbox', note.inbox_id),
    contact: presentSummary(note.contact_id, names),
    author: {
      kind: note.author_kind,
      id: AUTHOR_ID[note.author_kind](note.author_id),
      name: note.author_name,
    },
    text: note.text,
    mentions: note.mentions.map((id) => presentId('user', id)),
    created_at: note.created_at.toISOString(),
  }
}

/** How to name the contacts of these notes. */
export function namesOf(trx: ReadTrx, account_id: string, notes: Note[]): Promise<Map<string, ContactNames>> {
  return loadContactNames(
    trx,
    account_id,
    notes.map(({ contact_id }) => contact_id),
    false,
  )
}
