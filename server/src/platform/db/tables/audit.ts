import type { Generated } from 'kysely'
import type { Json } from './columns.ts'

export type AuditEntriesTable = {
  account_id: string
  id: string
  at: Date
  actor_kind: 'member' | 'api_key' | 'operator' | 'rules'
  actor_id: string | null
  actor_name: string
  action: string
  subject_kind: string | null
  subject_id: string | null
  details: Generated<Json<Record<string, unknown>>>
}
