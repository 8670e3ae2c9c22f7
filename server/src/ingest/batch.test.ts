import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import {
  at,
  connectLines,
  deliver,
  echoTo,
  identitiesOf,
  rotationOf,
  type TestLine,
  type TestLines,
  textFrom,
  threadsOf,
  type Who,
  webhook,
} from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'

let database: TestDatabase
let lines: TestLines
let line: TestLine

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.truncateAll()
  lines = await connectLines(database.db)
  const [first] = lines.lines
  if (!first) throw new Error('no line')
  line = first
})

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }

describe('one customer, one thread', () => {
  test('phone, then both, then BSUID only: one contact and one thread', async () => {
    await deliver(database.db, lines, [textFrom(line, { phone: ANA.phone }, 'm1', 10)])
    await deliver(database.db, lines, [textFrom(line, ANA, 'm2', 20)])
    await deliver(database.db, lines, [textFrom(line, { bsuid: ANA.bsuid }, 'm3', 30)])
    const threads = await threadsOf(database.db, lines)
    expect(threads.map(({ wamids }) => wamids)).toEqual([['m1', 'm2', 'm3']])
  })

  test('twenty webhooks that alternate between phone and BSUID stay in one thread', async () => {
    await deliver(database.db, lines, [textFrom(line, ANA, 'm00', 1)])
    for (let i = 1; i <= 20; i += 1) {
      const who = i % 2 ? { bsuid: ANA.bsuid } : { phone: ANA.phone }
      await deliver(database.db, lines, [textFrom(line, who, `m${String(i).padStart(2, '0')}`, 10 * i)])
    }
    const threads = await threadsOf(database.db, lines)
    expect(threads).toHaveLength(1)
    expect(threads[0]?.wamids).toHaveLength(21)
  })

  test('a rotation before, after and without the next message keeps one thread', async () => {
    const now = { bsuid: 'US.2002', phone: '15550109911' }
    const seen = [
      textFrom(line, ANA, 'm1', 10),
      rotationOf(line, ANA, now, 's1', 20),
      textFrom(line, { bsuid: now.bsuid }, 'm2', 30),
    ]
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      await database.truncateAll()
      lines = await connectLines(database.db)
      for (const i of order) await deliver(database.db, lines, seen.slice(i, i + 1))
      expect((await threadsOf(database.db, lines)).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
    }
    expect(await identitiesOf(database.db, lines)).toMatchObject([
      { kind: 'bsuid', value: 'US.1001', state: 'retired', reason: 'rotated' },
      { kind: 'bsuid', value: 'US.2002', state: 'active' },
      { kind: 'phone', value: '15550104477', state: 'retired', reason: 'superseded' },
      { kind: 'phone', value: '15550109911', state: 'active' },
    ])
  })

  test('a recycled number with a new BSUID is a new person and a thread of their own', async () => {
    await deliver(database.db, lines, [textFrom(line, ANA, 'm1', 10)])
    await deliver(database.db, lines, [
      textFrom(line, { bsuid: 'US.9009', phone: ANA.phone, name: 'Bob' }, 'm2', 20),
    ])
    expect((await threadsOf(database.db, lines)).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2']])
  })

  test('an echo by phone, by BSUID and by both lands in the same thread', async () => {
    await deliver(database.db, lines, [
      textFrom(line, ANA, 'm1', 10),
      echoTo(line, { bsuid: ANA.bsuid }, 'm2', 20),
      echoTo(line, { phone: ANA.phone }, 'm3', 30),
      echoTo(line, ANA, 'm4', 40),
    ])
    expect((await threadsOf(database.db, lines)).map(({ wamids }) => wamids)).toEqual([
      ['m1', 'm2', 'm3', 'm4'],
    ])
  })
})

const GROUP = 'Y2FwaV9ncm91cDpleGFtcGxl'

function groupText(who: Who, wamid: string, seconds: number, outbound = false): object {
  const message = { group_id: GROUP, id: wamid, timestamp: at(seconds), type: 'text', text: { body: wamid } }
  if (outbound) {
    const echo = { ...message, from: line.display_phone, to: GROUP }
    return webhook(line, { message_echoes: [echo] }, 'smb_message_echoes')
  }
  return webhook(line, {
    contacts: [{ profile: { name: who.name }, user_id: who.bsuid }],
    messages: [{ ...message, from_user_id: who.bsuid }],
  })
}

test('a group is a conversation of its own, of no contact, whose messages name their senders', async () => {
  await deliver(database.db, lines, [
    groupText(ANA, 'g1', 10),
    groupText({ bsuid: 'US.9009', name: 'Bob' }, 'g2', 20),
    groupText({}, 'g3', 30, true),
  ])
  const rows = await withAccount(database.db, lines.account_id, async (trx) => {
    const found = await sql<{ wamid: string; group_id: string; sender: string | null }>`
      select m.wamid, c.group_id, p.profile_name as sender from messages m
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
        left join contacts p on p.account_id = a.account_id and p.id = a.contact_id order by m.wamid`.execute(
      trx,
    )
    return found.rows
  })
  expect(rows).toEqual([
    { wamid: 'g1', group_id: GROUP, sender: 'Ana' },
    { wamid: 'g2', group_id: GROUP, sender: 'Bob' },
    { wamid: 'g3', group_id: GROUP, sender: null },
  ])
  expect(await threadsOf(database.db, lines)).toEqual([])
})
