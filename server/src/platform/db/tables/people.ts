import type { Generated } from 'kysely'

export type ContactBlocksTable = {
  account_id: string
  anchor_id: string
  inbox_id: string
  state: 'blocked' | 'unblocked'
  address_kind: 'phone' | 'bsuid'
  address: string
  at: Date
  by: string
}

/** `traces` is sealed: see crypto.ts. */
export type FileRedactionsTable = {
  account_id: string
  id: string
  traces: Buffer
  after_id: Generated<string>
  due_at: Date
  erased_at: Date
}

/** `bsuid` is sealed: see crypto.ts. */
export type ContactBookDeletionsTable = {
  account_id: string
  id: string
  portfolio_id: string
  bsuid: Buffer
  tries: Generated<number>
  due_at: Date
  erased_at: Date
}
