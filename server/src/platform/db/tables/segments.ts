import type { Json } from './columns.ts'

export type SegmentsTable = {
  account_id: string
  id: string
  name: string
  filters: Json<Record<string, unknown>>
  created_at: Date
  updated_at: Date
}
