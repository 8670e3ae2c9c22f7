import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import { connectLines, deliver, textFrom, threadsOf } from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test.each(['digest', 'former digest'])(
  'a tombstone under the %s of an identifier keeps what is older away',
  async (kind) => {
    const lines = await connectLines(database.db)
    const [line] = lines.lines
    if (!line) throw new Error('one line was asked for')
    await withAccount(database.db, lines.account_id, async (trx) => {
      const digest = Buffer.from(`${kind} of b:${line.portfolio_id}:US.1001`).toString('hex')
      await sql`insert into tombstones (account_id, digest, erased_at)
      values (${lines.account_id}, decode(${digest}, 'hex'), '2026-11-01T00:01:00Z')`.execute(trx)
    })
    await deliver(database.db, lines, [
      textFrom(line, { bsuid: 'US.1001' }, 'older', 10),
      textFrom(line, { bsuid: 'US.2002' }, 'other', 10),
      textFrom(line, { bsuid: 'US.1001' }, 'newer', 120),
    ])
    expect((await threadsOf(database.db, lines)).map(({ wamids }) => wamids)).toEqual([['newer'], ['other']])
  },
)
