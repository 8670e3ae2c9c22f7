import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../tests/harness/database.ts'
import {
  connectLines,
  deliver,
  echoTo,
  rotationOf,
  statusOf,
  type TestLines,
  textFrom,
} from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'

const WORLDS = Number(process.env.SELFSAME_TEST_WORLDS ?? 25)

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** One thing that happens, in small numbers so that people meet: two lines, a few BSUIDs, phones and moments. */
const happening = fc.record({
  kind: fc.constantFrom('text', 'text', 'text', 'phone text', 'rotation', 'status', 'echo'),
  line: fc.nat({ max: 1 }),
  bsuid: fc.nat({ max: 3 }),
  next: fc.nat({ max: 3 }),
  phone: fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 2 }),
  parent: fc.option(fc.nat({ max: 1 }), { nil: undefined, freq: 6 }),
  name: fc.constantFrom(undefined, 'Ana', 'Ｋai', '🌊'),
  username: fc.constantFrom(undefined, undefined, 'sam.k', 'SAM.K', 'kit'),
  at: fc.nat({ max: 12 }),
})

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

function webhookOf(lines: TestLines, it: Happening, number: number): object {
  const line = lines.lines[it.line]
  if (!line) throw new Error('no such line')
  const scope = it.line === 0 ? 'US.1' : 'US.2'
  const phone = it.phone === undefined ? undefined : `1555010440${it.phone}`
  const parent = it.parent === undefined ? undefined : `US.ENT.7${it.parent}`
  const shown = { name: it.name, username: it.username }
  const who = { bsuid: `${scope}0${it.bsuid}`, phone, parent, ...shown }
  const id = `w${number}`
  switch (it.kind) {
    case 'phone text':
      // Without a name: it stays with the registration that held the phone when it came, also where the message moves.
      return textFrom(line, { phone: phone ?? '15550104400' }, id, it.at)
    case 'rotation':
      return rotationOf(line, { bsuid: who.bsuid }, { bsuid: `${scope}0${it.next}`, phone }, id, it.at)
    case 'status':
      return statusOf(line, who, id, 'delivered', it.at)
    case 'echo':
      return echoTo(line, who, id, it.at)
    default:
      return textFrom(line, who, id, it.at)
  }
}

/** The people and threads, without our own ids: who has which identifiers, which messages, and who is in doubt. */
async function picture(lines: TestLines): Promise<object> {
  return withAccount(database.db, lines.account_id, async (trx) => {
    const { rows: identities } = await sql<{ contact_id: string; line: string }>`
      select contact_id, kind || ' ' || coalesce((select meta_portfolio_id from portfolios p where p.id = portfolio_id), '')
        || ' ' || key || ' ' || state || ' ' || coalesce(reason, '') as line from identities`.execute(trx)
    const { rows: messages } = await sql<{ contact_id: string; owner: string; line: string }>`
      select c.contact_id, a.contact_id as owner, m.wamid as line from messages m
        join conversations c on c.account_id = m.account_id and c.id = m.conversation_id
        join anchors a on a.account_id = m.account_id and a.id = m.anchor_id`.execute(trx)
    const { rows: conflicts } = await sql<{ kind: string; left: string; right: string }>`
      select kind, left_contact_id as left, right_contact_id as right from conflicts where state = 'open'`.execute(
      trx,
    )
    const { rows: contacts } = await sql<{
      id: string
      profile_name: string | null
      username: string | null
    }>`
      select id, profile_name, username from contacts where merged_into is null`.execute(trx)
    expect(messages.filter(({ contact_id, owner }) => contact_id !== owner)).toEqual([])
    const names = new Map<string, string>()
    for (const { id, profile_name, username } of contacts) {
      const mine = (rows: { contact_id: string; line: string }[]) =>
        rows.filter(({ contact_id }) => contact_id === id).map(({ line }) => line)
      names.set(id, JSON.stringify([mine(identities).sort(), mine(messages).sort(), profile_name, username]))
    }
    const strays = [...identities, ...messages].filter(({ contact_id }) => !names.has(contact_id))
    expect(strays).toEqual([])
    return {
      people: [...names.values()].filter((name) => !name.startsWith('[[],[],')).sort(),
      conflicts: conflicts
        .map(({ kind, left, right }) => [kind, ...[names.get(left), names.get(right)].sort()].join(' | '))
        .sort(),
    }
  })
}

test('any order, doubling and batching of webhooks gives the same people, threads and conflicts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 2, maxLength: 9 }).chain((happenings) =>
        fc.tuple(
          fc.constant(happenings),
          fc.shuffledSubarray(
            happenings.flatMap((_, i) => [i, i]),
            { minLength: happenings.length * 2 },
          ),
          fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 20 }),
        ),
      ),
      async ([happenings, order, sizes]) => {
        const whole = await connectLines(database.db, 2)
        await deliver(
          database.db,
          whole,
          happenings.map((it, i) => webhookOf(whole, it, i)),
        )
        const parts = await connectLines(database.db, 2)
        const told = order.map((i) => ({ it: happenings[i], i }))
        for (let from = 0, turn = 0; from < told.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          const batch = told.slice(from, from + size)
          await deliver(
            database.db,
            parts,
            batch.flatMap(({ it, i }) => (it ? [webhookOf(parts, it, i)] : [])),
          )
          from += size
        }
        expect(await picture(parts)).toEqual(await picture(whole))
      },
    ),
    { numRuns: WORLDS },
  )
}, 600_000)
