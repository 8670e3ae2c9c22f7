import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import { connectLines, deliver, type TestLines } from '../../tests/harness/whatsapp-line.ts'
import { withAccount, withEveryAccount } from '../platform/db/with-account.ts'

const FOLDER = join(import.meta.dirname, '../whatsapp/fixtures')
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.golden.json'))
  .sort()

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** What an account knows after a webhook, in counts and short lines, without ids of ours. */
async function outcomeOf(lines: TestLines): Promise<object> {
  return withAccount(database.db, lines.account_id, async (trx) => {
    const list = async (query: ReturnType<typeof sql<{ line: string }>>) =>
      (await query.execute(trx)).rows.map(({ line }) => line)
    return {
      people: await list(sql`
        select coalesce(c.name, c.profile_name, '@' || c.username, 'unnamed') || ': ' || coalesce((
          select string_agg(kind || ' ' || value || ' ' || state, ', ' order by kind, value) from identities
           where account_id = c.account_id and contact_id = c.id), 'nothing') as line
          from contacts c where c.merged_into is null order by 1`),
      messages: await list(sql`
        select direction || ' ' || type || ' ' || wamid || coalesce(' ' || m.status, '') || coalesce(' in group ' || c.group_id, '')
          || case when m.standby then ' (standby)' else '' end as line
          from messages m join conversations c on c.account_id = m.account_id and c.id = m.conversation_id order by 1`),
      waiting_statuses: await list(sql`
        select status || ' of ' || wamid || coalesce(' to ' || nullif(participant, ''), '') as line from message_statuses s
         where not exists (select from messages m where m.account_id = s.account_id and m.inbox_id = s.inbox_id and m.wamid = s.wamid)
         order by 1`),
      rotations: await list(
        sql`select previous_bsuid || ' became ' || current_bsuid as line from rotations order by 1`,
      ),
      consents: await list(sql`select category || ' ' || value as line from consents order by 1`),
      notices: await list(sql`
        select type as line from events where type in ('whatsapp.notice', 'group.updated', 'conversation.handover', 'inbox.username_updated',
          'conversation.system_message', 'payment.updated')
         order by seq`),
    }
  })
}

test.each(NAMES)(
  '%s leaves people, threads and notices as its golden result says, also when it comes twice',
  async (name) => {
    const lines = await connectLines(database.db)
    await withEveryAccount(database.db, async (trx) => {
      await sql`update inboxes set phone_number_id = '420066600020002', display_phone = '15550100200'
      where account_id = ${lines.account_id}`.execute(trx)
    })
    const body: object = JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))
    const first = await deliver(database.db, lines, [body])
    const once = await outcomeOf(lines)
    await deliver(database.db, lines, [body])
    expect(await outcomeOf(lines)).toEqual(once)
    const failures = first.failures.map(({ path, state, reason }) => `${state} ${reason} at ${path}`)
    await expect(JSON.stringify({ ...once, failures }, null, 2)).toMatchFileSnapshot(`./golden/${name}`)
  },
)
