import type { z } from 'zod'
import { presentId } from '../../platform/base/ids.ts'
import type { MediaRow } from './queries.ts'
import type { mediaSchema } from './schema.ts'

export function presentMedia(row: MediaRow): z.output<typeof mediaSchema> {
  const { message_id, inbox_id, source, state, reason, mime_type, file_name, size, sha256 } = row
  return {
    id: presentId('media', row.id),
    source,
    message_id: message_id && presentId('message', message_id),
    inbox_id: inbox_id && presentId('inbox', inbox_id),
    state,
    reason,
    mime_type,
    file_name,
    size,
    sha256,
    created_at: row.created_at.toISOString(),
    stored_at: row.stored_at?.toISOString() ?? null,
  }
}
