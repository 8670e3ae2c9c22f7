import type { Kysely, Transaction } from 'kysely'
import type {
  AccountsTable,
  ApiKeysTable,
  AppsTable,
  IdempotencyKeysTable,
  InboxesTable,
  PortfoliosTable,
  WabasTable,
} from './tables/accounts.ts'

/**
 * Every table as both drivers return it: bigint as number (ids and counters stay below 2^53), timestamptz as Date,
 * jsonb as a value, bytea as Buffer, numeric and date as text.
 */
export type Database = {
  accounts: AccountsTable
  portfolios: PortfoliosTable
  apps: AppsTable
  wabas: WabasTable
  inboxes: InboxesTable
  api_keys: ApiKeysTable
  idempotency_keys: IdempotencyKeysTable
}

export type Db = Kysely<Database>
export type Trx = Transaction<Database>
