import type { Generated } from 'kysely'

export type Role = 'owner' | 'admin' | 'agent' | 'viewer'

/** What a member sees of the account: everything, or the inboxes of their teams. */
export type Access = 'everything' | 'teams'

/** Whether a member takes new work, as they say themselves. */
export type Availability = 'online' | 'busy' | 'away'

/** Written by better-auth, as are the tables of sessions, second factors and verifications, which only it uses. */
export type UsersTable = {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  two_factor_enabled: Generated<boolean>
  created_at: Date
  updated_at: Date
}

/** A user who has signed in. */
export type SignedInUser = Pick<UsersTable, 'id' | 'name' | 'email'>

export type UserCredentialsTable = {
  id: string
  user_id: string
  provider_id: string
  account_id: string
  password: string | null
  created_at: Date
  updated_at: Date
}

export type OwnerLinksTable = { token_digest: Buffer; created_at: Date }

export type SignInTriesTable = { name_digest: Buffer; tries: number; ends_at: Date }

export type SignInPlacesTable = { user_digest: Buffer; place_digest: Buffer; used_at: Date }

export type MembershipsTable = {
  account_id: string
  user_id: string
  role: Role
  access: Generated<Access>
  availability: Generated<Availability>
  unread_since: Generated<number>
  created_at: Date
}

export type InvitationsTable = {
  account_id: string
  id: string
  email: string
  role: Role
  access: Generated<Access>
  token_digest: Buffer
  invited_by: string
  created_at: Date
  expires_at: Date
  accepted_at: Date | null
}
