import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { everyGet } from '../../../tests/harness/every-route.ts'
import { fillAccount, fillLine } from '../../../tests/harness/full-line.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import type { OwnerSession } from './store.ts'
import type { ReadTrx } from './types.ts'
import { withAccount } from './with-account.ts'
import { withViewer } from './with-viewer.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const THEIRS = '01900000-0000-7000-8000-000000000002'

/** Behind row-level security, but of no account: users, how they sign in, and the links for the first owner. */
const OF_NO_ACCOUNT = [
  'owner_links',
  'sign_in_places',
  'sign_in_tries',
  'user_credentials',
  'user_sessions',
  'user_two_factors',
  'user_verifications',
  'users',
]
/** Tables that a limited member sees nothing of. A new table decides: `selfsame_show` in its migration, or here. */
const HIDDEN_FROM_MEMBERS = [
  'api_keys',
  'apps',
  'arrival_counters',
  'audit_entries',
  'assignment_positions',
  'assignment_waits',
  'blocked_phones',
  'broadcast_recipients',
  'claims',
  'contact_book_deletions',
  'contact_words',
  'decision_anchors',
  'decisions',
  'deliveries',
  'endpoints',
  'file_redactions',
  'gateway_consumers',
  'gateway_deliveries',
  'gateway_handovers',
  'gateway_numbers',
  'gateway_refusals',
  'gateway_sends',
  'idempotency_keys',
  'identity_events',
  'ingest_counters',
  'ingest_failures',
  'ingest_queue',
  'invitations',
  'media_removals',
  'media_uploads',
  'phone_sightings',
  'replays',
  'search_refolds',
  'rotations',
  'sightings',
  'tombstones',
  'wabas',
  'webhook_events',
]

type Column = { name: string; type: string }
type Table = { name: string; account_column: string }

/** Every table of an account, as the database itself lists them. */
function listTables(session: OwnerSession): Promise<Table[]> {
  return session.query<Table>(`
    select c.relname as name, case when c.relname = 'accounts' then 'id' else 'account_id' end as account_column
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and c.relname <> 'selfsame_migrations' and not (c.relname = any('{${OF_NO_ACCOUNT}}')) order by 1`)
}

describe('row-level security alone', () => {
  let database: TestDatabase
  let tables: Table[]
  beforeAll(async () => {
    database = await openTestDatabase()
    tables = await database.store.asOwner(async (session) => {
      const found = await listTables(session)
      await dropRules(session)
      for (const account of [OURS, THEIRS]) for (const table of found) await addRow(session, table, account)
      return found
    })
  })
  afterAll(() => database.close())

  const accountsIn = async (trx: ReadTrx, { name, account_column }: Table) => {
    const query = sql<{
      account: string
    }>`select ${sql.ref(account_column)} as account from ${sql.table(name)}`
    return (await query.execute(trx)).rows.map(({ account }) => account)
  }

  test('hides another account’s row in every table from a query that forgets the account', async () => {
    expect(tables.length).toBeGreaterThan(50)
    const there: number[] = []
    await database.store.asOwner(async (session) => {
      for (const { name } of tables) {
        const [row] = await session.query<{ n: number }>(`select count(*)::int as n from ${name}`)
        there.push(row?.n ?? 0)
      }
    })
    expect(there).toEqual(tables.map(() => 2))
    for (const table of tables) {
      const seen = await withAccount(database.db, OURS, (trx) => accountsIn(trx, table))
      expect([table.name, seen]).toEqual([table.name, [OURS]])
    }
  })

  test('hides it from a limited member too, and every table says what of it they see', async () => {
    const limited = { account_id: OURS, limited_user_id: OURS }
    for (const table of tables) {
      const seen = await withViewer(database.db, limited, (trx) => accountsIn(trx, table))
      expect([table.name, seen]).toEqual([table.name, HIDDEN_FROM_MEMBERS.includes(table.name) ? [] : [OURS]])
    }
  })

  test('lets a limited member see nothing of an inbox that no team of theirs has', async () => {
    const nobody = { account_id: OURS, limited_user_id: THEIRS }
    const shown = await Promise.all(
      tables.map(async (table) => {
        const seen = await withViewer(database.db, nobody, (trx) => accountsIn(trx, table))
        return seen.length === 0 ? [] : [table.name]
      }),
    )
    expect(shown.flat()).toEqual([
      'accounts',
      'canned_replies',
      'labels',
      'memberships',
      'portfolios',
      'segments',
      'team_members',
      'teams',
      'views',
    ])
  })

  test('lets a limited member write nothing at all', async () => {
    const limited = { account_id: OURS, limited_user_id: OURS }
    for (const { name, account_column } of tables) {
      const change = sql`update ${sql.table(name)} set ${sql.ref(account_column)} = ${sql.ref(account_column)}`
      const removal = sql`delete from ${sql.table(name)}`
      for (const statement of [change, removal]) {
        const write = withViewer(database.db, limited, (trx) => statement.execute(trx))
        await expect(write, name).rejects.toThrow('permission denied')
      }
    }
  })
})

describe('the queries’ own conditions alone', () => {
  let app: TestApp
  let ours: Shop
  let theirs: Shop
  beforeAll(async () => {
    app = await testApp()
    app.clock.set(Date.UTC(2026, 10, 1, 1))
    ours = await openShop(app)
    theirs = await openShop(app)
    for (const [shop, tag, first] of [
      [ours, 'Ours', 1],
      [theirs, 'Theirs', 2],
    ] as const) {
      await fillAccount(shop, tag)
      await fillLine(shop, shop.line, tag, first)
    }
  })
  afterAll(() => app.close())

  test('let no route that reads tell anything of another account, whichever id is named', async () => {
    const ids_of_theirs = new Map<string, string[]>()
    const idsIn = async (table: string) => {
      const known = ids_of_theirs.get(table)
      if (known !== undefined) return known
      const ids = (await theirs.rows<{ id: string }>(`select id from ${table}`)).map(({ id }) => id)
      ids_of_theirs.set(table, ids)
      return ids
    }
    // Read while the wall stands, so that these belong to that account alone.
    const there = await everyGet(app, { ...theirs.account.headers }, idsIn)
    expect(there.filter(({ path, status }) => path.includes('{id}') && status === 404)).toEqual([])
    const ids = [...ids_of_theirs.values()].flat().map((id) => id.replaceAll('-', ''))
    await withoutWall(app, async () => {
      const seen = await withAccount(app.deps.db, ours.account.account_uuid, (trx) =>
        trx.selectFrom('contacts').select('account_id').distinct().execute(),
      )
      expect(seen).toHaveLength(2)
      for (const { path, status, body } of await everyGet(app, { ...ours.account.headers }, idsIn)) {
        expect([path, body.includes('Theirs'), ids.filter((id) => body.includes(id))]).toEqual([
          path,
          false,
          [],
        ])
        if (path.includes('{id}')) expect([path, status]).toEqual([path, 404])
        else expect([path, status]).toEqual([path, 200])
      }
    })
  })
})

/** Lets `fn` ask a database that has no row-level security. */
async function withoutWall(app: TestApp, fn: () => Promise<void>): Promise<void> {
  const set = (verb: 'disable' | 'enable') =>
    app.database.store.asOwner(async (session) => {
      for (const { name } of await listTables(session))
        await session.exec(`alter table ${name} ${verb} row level security`)
    })
  await set('disable')
  await fn().finally(() => set('enable'))
}

/** The content of rows does not matter here: any row will do, and every new table gets one automatically. */
async function dropRules(session: OwnerSession): Promise<void> {
  const rules = await session.query<{ statement: string }>(`
    select format('alter table %I drop constraint %I', conrelid::regclass::text, conname) as statement
      from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f')`)
  for (const { statement } of rules) await session.exec(statement)
}

/** A row in which every id is that of the account, so that whatever hangs together does so in these rows. */
async function addRow(session: OwnerSession, { name, account_column }: Table, account: string) {
  const columns = await session.query<Column>(`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
       and (attnotnull or atttypid in ('uuid'::regtype, 'uuid[]'::regtype)) and attname <> 'merged_into'`)
  const values = columns.map((column) =>
    column.name === account_column ? `'${account}'` : sampleOf(column, account),
  )
  const names = columns.map((column) => `"${column.name}"`)
  await session.exec(`insert into ${name} (${names}) values (${values}) on conflict do nothing`)
}

function sampleOf({ type }: Column, account: string): string {
  if (type === 'uuid') return `'${account}'`
  if (type === 'text') return `'${account}'`
  if (type === 'bytea') return `'${account}'::bytea`
  if (type === 'jsonb') return `'{}'`
  if (type === 'boolean') return 'false'
  if (type.startsWith('timestamp')) return 'now()'
  if (type === 'uuid[]') return `'{${account}}'`
  if (type.endsWith('[]')) return `'{}'`
  return '1'
}
