import type { Json } from './columns.ts'

export type LabelsTable = {
  account_id: string
  id: string
  name: string
  color: string
  description: string | null
  sticky: boolean
  created_at: Date
  updated_at: Date
}

export type ViewsTable = {
  account_id: string
  id: string
  name: string
  /** The owner; null: shared. */
  user_id: string | null
  filters: Json<Record<string, string>>
  created_at: Date
  updated_at: Date
}

export type PresencesTable = {
  account_id: string
  conversation_id: string
  user_id: string
  inbox_id: string
  here_until: Date
  typing_until: Date | null
}

export type AssignmentRulesTable = {
  account_id: string
  inbox_id: string
  method: 'round_robin' | 'least_busy'
  team_id: string | null
  most_open: number | null
  last_user_id: string | null
  created_at: Date
  updated_at: Date
}

export type AssignmentPositionsTable = { account_id: string; seq: number }

export type AssignmentWaitsTable = { account_id: string; conversation_id: string; seq: number }
