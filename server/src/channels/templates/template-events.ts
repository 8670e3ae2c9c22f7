import { sql } from 'kysely'
import type { NewEvent } from '../../platform/events/append.ts'

/** What a statement that changes templates returns of each. */
export type MovedTemplate = {
  id: string
  name: string
  language: string
  status: string
  category: string
  quality: string | null
}

export const MOVED_COLUMNS = sql.raw('t.id, t.name, t.language, t.status, t.category, t.quality')

export function templateUpdated({ id, ...template }: MovedTemplate, at: Date): NewEvent {
  return { type: 'template.updated', at, data: { template_id: id, ...template } }
}
