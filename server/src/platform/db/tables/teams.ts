export type TeamsTable = {
  account_id: string
  id: string
  name: string
  created_at: Date
  updated_at: Date
}

export type TeamMembersTable = { account_id: string; team_id: string; user_id: string }

export type TeamInboxesTable = { account_id: string; team_id: string; inbox_id: string }
