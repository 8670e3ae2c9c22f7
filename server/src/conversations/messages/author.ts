import type { Author } from '../../platform/base/author.ts'
import { type IdKind, presentId } from '../../platform/base/ids.ts'

/** Who wrote a message of ours, with the name of that moment. */
export type MessageAuthor = Author | { kind: 'broadcast' | 'gateway_consumer'; id: string; name: string }

export const AUTHOR_KINDS = [
  'member',
  'api_key',
  'operator',
  'broadcast',
  'gateway_consumer',
  'business_app',
] as const

/** The columns of a message that name its author: all of them, or none. */
export type AuthorColumns = {
  author_kind: MessageAuthor['kind'] | null
  author_id: string | null
  author_name: string | null
}

export function authorColumns({ kind, id, name }: MessageAuthor): AuthorColumns {
  return { author_kind: kind, author_id: id, author_name: name }
}

const ID_FIELDS: Record<MessageAuthor['kind'], string | null> = {
  member: 'author_user_id',
  api_key: 'author_api_key_id',
  operator: null,
  broadcast: 'author_broadcast_id',
  gateway_consumer: 'author_gateway_consumer_id',
}

/** The author as an event names it. Ids alone: names change, and the message holds that of its moment. */
export function authorData({ kind, id }: MessageAuthor): Record<string, string> {
  const field = ID_FIELDS[kind]
  return { author_kind: kind, ...(field !== null && { [field]: id }) }
}

const ID_KINDS: Record<MessageAuthor['kind'], IdKind | null> = {
  member: 'user',
  api_key: 'api_key',
  operator: null,
  broadcast: 'broadcast',
  gateway_consumer: 'gateway_consumer',
}

type Row = AuthorColumns & { direction: 'inbound' | 'outbound'; source: string }

/** Null where a contact wrote it, and where nothing was kept: messages from before, and of other programs at Meta. */
export function presentAuthor({ author_kind, author_id, author_name, direction, source }: Row) {
  if (author_kind === null || author_id === null) {
    const is_from_app = direction === 'outbound' && (source === 'echo' || source === 'history')
    return is_from_app ? { kind: 'business_app' as const, id: null, name: null } : null
  }
  const kind = ID_KINDS[author_kind]
  return { kind: author_kind, id: kind && presentId(kind, author_id), name: author_name }
}
