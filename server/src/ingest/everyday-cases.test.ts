import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { workOff } from '../../tests/harness/ingest.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { post } from '../../tests/harness/webhooks.ts'
import {
  at,
  echoTo,
  rotationOf,
  statusOf,
  type TestLine,
  textFrom,
  type Who,
  webhook,
} from '../../tests/harness/whatsapp-line.ts'
import { newId } from '../platform/base/ids.ts'
import { withAccount, withEveryAccount } from '../platform/db/with-account.ts'

const DAY = 86_400

let app: TestApp
let shop: Shop
let line: TestLine
let other: TestLine

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  await app.database.truncateAll()
  await openAnotherShop()
})

/** An account with a line in each of two portfolios. */
async function openAnotherShop(): Promise<void> {
  shop = await openShop(app)
  line = shop.line
  other = await shop.addLine()
}

const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BOB: Who = { bsuid: 'US.9009', phone: '15550104477', name: 'Bob' }

/** Each webhook comes in as Meta would post it, and is worked on before the next. */
async function happen(...bodies: object[]): Promise<void> {
  for (const body of bodies) {
    expect((await post(app, shop.account, body)).statusCode).toBe(200)
    await workOff(app)
  }
}

type Person = { identities: string[]; wamids: string[] }

/** All contacts, as the API shows them: their identifiers as `kind value state`, and their messages in order. */
async function people(): Promise<Person[]> {
  const shown: Person[] = []
  for (const { id, identities } of await list('/v1/contacts')) {
    const messages = []
    for (const thread of await list(`/v1/conversations?contact_id=${id}`)) {
      messages.push(...(await list(`/v1/conversations/${thread.id}/messages`)))
    }
    messages.sort((a, b) => a.sent_at.localeCompare(b.sent_at) || a.wamid.localeCompare(b.wamid))
    shown.push({
      identities: identities.map(describeIdentity).sort(),
      wamids: messages.map(({ wamid }) => wamid),
    })
  }
  return shown.sort((a, b) => a.wamids.join().localeCompare(b.wamids.join()))
}

async function list(url: string) {
  const { status, body } = await shop.call('GET', url)
  if (status !== 200) throw new Error(`${url} answered ${status}`)
  return body.data
}

function describeIdentity({ kind, value, state, reason }: Record<string, string | null>): string {
  return [kind, value?.replace('+', ''), state, reason].filter((part) => part).join(' ')
}

async function openConflicts(): Promise<string[]> {
  const open: { kind: string }[] = await list('/v1/conflicts?state=open')
  return open.map(({ kind }) => kind).sort()
}

async function query<T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> {
  const { rows } = await withAccount(app.deps.db, shop.account.account_uuid, (trx) => statement.execute(trx))
  return rows
}

describe('BSUID and phone', () => {
  test('neither known: a new contact with both', async () => {
    await happen(textFrom(line, ANA, 'm1', 10))
    expect(await people()).toEqual([
      { identities: ['bsuid US.1001 active', 'phone 15550104477 active'], wamids: ['m1'] },
    ])
  })

  test('BSUID known, another phone: the same contact, the phone is its current one, the earlier one retires', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, { ...ANA, phone: '15550109911' }, 'm2', 20))
    expect(await people()).toEqual([
      {
        identities: [
          'bsuid US.1001 active',
          'phone 15550104477 retired superseded',
          'phone 15550109911 active',
        ],
        wamids: ['m1', 'm2'],
      },
    ])
  })

  test('phone known, never with a BSUID of this portfolio: the BSUID lands on the existing contact and history stays', async () => {
    await happen(textFrom(line, { phone: ANA.phone }, 'm1', 10), textFrom(line, ANA, 'm2', 20))
    expect(await people()).toEqual([
      { identities: ['bsuid US.1001 active', 'phone 15550104477 active'], wamids: ['m1', 'm2'] },
    ])
  })

  test('recycled number: known phone with another BSUID and no rotation is a new person with a review item, history hidden', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, BOB, 'm2', 20))
    expect(await people()).toEqual([
      {
        identities: ['bsuid US.1001 active', 'phone 15550104477 retired superseded_unverified'],
        wamids: ['m1'],
      },
      { identities: ['bsuid US.9009 active', 'phone 15550104477 active'], wamids: ['m2'] },
    ])
    expect(await openConflicts()).toEqual(['possible_same_person'])
  })

  test('both known on two contacts without contradiction: the halves merge by themselves', async () => {
    await happen(
      textFrom(line, { phone: ANA.phone }, 'm1', 10),
      textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20),
      textFrom(line, ANA, 'm3', 30),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2', 'm3']])
    expect(await query(sql`select attach from merges where undone_at is null`)).toEqual([{ attach: false }])
  })

  test('both known, contradiction: the message goes to the BSUID’s contact, the phone passes to it, a conflict opens', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, { bsuid: BOB.bsuid, phone: '15550100009' }, 'm2', 20),
      textFrom(line, BOB, 'm3', 30),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2', 'm3']])
    expect((await people())[1]?.identities).toContain('phone 15550104477 active')
    expect(await openConflicts()).toEqual(['possible_same_person'])
  })

  test('the former holder seen with that phone again: disputed for both, and nothing moves any more', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, BOB, 'm2', 20), textFrom(line, ANA, 'm3', 30))
    expect(await people()).toEqual([
      { identities: ['bsuid US.1001 active', 'phone 15550104477 disputed'], wamids: ['m1', 'm3'] },
      { identities: ['bsuid US.9009 active', 'phone 15550104477 disputed'], wamids: ['m2'] },
    ])
    expect(await openConflicts()).toEqual(['disputed_phone'])
  })
})

describe('BSUID only', () => {
  test('known, also retired: that contact', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      rotationOf(line, ANA, { bsuid: 'US.2002' }, 's1', 20),
      textFrom(line, { bsuid: ANA.bsuid }, 'm2', 21),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
  })

  test('unknown, its parent known in another portfolio: the parent’s contact', async () => {
    await happen(
      textFrom(line, { bsuid: 'US.1001', parent: 'US.ENT.7' }, 'm1', 10),
      textFrom(other, { bsuid: 'US.5005', parent: 'US.ENT.7' }, 'm2', 20),
    )
    expect(await people()).toEqual([
      {
        identities: ['bsuid US.1001 active', 'bsuid US.5005 active', 'parent_bsuid US.ENT.7 active'],
        wamids: ['m1', 'm2'],
      },
    ])
  })

  test('unknown: a new contact', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, { bsuid: 'US.3003' }, 'm2', 20))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2']])
  })
})

describe('phone only', () => {
  test('held: its holder at that time, whatever came since', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, BOB, 'm2', 30),
      textFrom(line, { phone: ANA.phone }, 'm3', 15),
      textFrom(line, { phone: ANA.phone }, 'm4', 35),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([
      ['m1', 'm3'],
      ['m2', 'm4'],
    ])
  })

  test('disputed: one holding contact per phone that claims nothing', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, BOB, 'm2', 20),
      textFrom(line, ANA, 'm3', 30),
      textFrom(line, { phone: ANA.phone }, 'm4', 40),
      textFrom(line, { phone: ANA.phone }, 'm5', 50),
    )
    expect((await people()).find(({ wamids }) => wamids.includes('m4'))).toEqual({
      identities: [],
      wamids: ['m4', 'm5'],
    })
  })

  test('on the block list: one holding contact, and the phone links nobody', async () => {
    const blocked = await shop.call('PUT', `/v1/blocked_phones/+${ANA.phone}`, { reason: 'a shared line' })
    expect(blocked.status).toBe(200)
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, { phone: ANA.phone }, 'm2', 20),
      textFrom(other, { bsuid: 'US.5005', phone: ANA.phone }, 'm3', 15),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1'], ['m2'], ['m3']])
    expect(await openConflicts()).toEqual([])
  })
})

describe('rotation', () => {
  const next: Who = { bsuid: 'US.2002', phone: '15550109911' }

  test.each([
    ['before', [0, 1, 2]],
    ['after', [0, 2, 1]],
    ['twice, and late', [0, 2, 1, 1]],
  ])('seen %s the first message under the new BSUID: one contact, one thread', async (_, order) => {
    const seen = [
      textFrom(line, ANA, 'm1', 10),
      rotationOf(line, ANA, next, 's1', 20),
      textFrom(line, next, 'm2', 30),
    ]
    await happen(...order.flatMap((i) => seen[i] ?? []))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
    expect((await people())[0]?.identities).toContain('bsuid US.1001 retired rotated')
  })

  test('without the next message: the new BSUID stands at once, the old one is retired', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), rotationOf(line, ANA, next, 's1', 20))
    expect((await people())[0]?.identities).toEqual([
      'bsuid US.1001 retired rotated',
      'bsuid US.2002 active',
      'phone 15550104477 retired superseded',
      'phone 15550109911 active',
    ])
  })

  test('creates no contact, and never merges the earlier holder of the new phone', async () => {
    await happen(rotationOf(line, { bsuid: 'US.8001' }, { bsuid: 'US.8002' }, 's0', 5))
    expect(await people()).toEqual([])
    await happen(
      textFrom(line, { bsuid: 'US.7001', phone: next.phone }, 'm0', 8),
      textFrom(line, ANA, 'm1', 10),
      rotationOf(line, ANA, next, 's1', 20),
      textFrom(line, next, 'm2', 30),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m0'], ['m1', 'm2']])
  })

  test('a late webhook under the old id lands in the same thread', async () => {
    await happen(
      rotationOf(line, ANA, next, 's1', 20),
      textFrom(line, next, 'm2', 30),
      textFrom(line, ANA, 'm1', 10),
    )
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
  })
})

describe('statuses', () => {
  test('of a send to a phone that names a new BSUID: the phone learns its BSUID', async () => {
    await happen(echoTo(line, { phone: ANA.phone }, 'o1', 10), statusOf(line, ANA, 'o1', 'delivered', 11))
    await happen(textFrom(line, { bsuid: ANA.bsuid }, 'm1', 20))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['o1', 'm1']])
  })

  test('that name somebody else’s BSUID: the message is misaddressed, and delivered to a stranger once delivered', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, { bsuid: 'US.3003' }, 'm2', 11),
      echoTo(line, { bsuid: ANA.bsuid }, 'o1', 20),
    )
    await happen(statusOf(line, { bsuid: 'US.3003' }, 'o1', 'sent', 21))
    const flags = sql`select misaddressed, delivered_to_stranger from messages where wamid = 'o1'`
    expect(await query(flags)).toEqual([{ misaddressed: true, delivered_to_stranger: false }])
    await happen(statusOf(line, { bsuid: 'US.3003' }, 'o1', 'delivered', 22))
    expect(await query(flags)).toEqual([{ misaddressed: true, delivered_to_stranger: true }])
    expect(
      await query(
        sql`select type from events where type like 'message.%stranger' or type = 'message.misaddressed' order by seq`,
      ),
    ).toEqual([{ type: 'message.misaddressed' }, { type: 'message.delivered_to_stranger' }])
  })

  test('that name somebody else and come at once, or delivered alone: the feed still tells both, in order', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, { bsuid: 'US.3003' }, 'm2', 11),
      echoTo(line, { bsuid: ANA.bsuid }, 'o1', 20),
      echoTo(line, { bsuid: ANA.bsuid }, 'o2', 20),
    )
    await shop.receive(
      statusOf(line, { bsuid: 'US.3003' }, 'o1', 'sent', 21),
      statusOf(line, { bsuid: 'US.3003' }, 'o1', 'delivered', 22),
      statusOf(line, { bsuid: 'US.3003' }, 'o1', 'read', 23),
    )
    await shop.receive(statusOf(line, { bsuid: 'US.3003' }, 'o2', 'delivered', 22))
    await shop.receive(statusOf(line, { bsuid: 'US.3003' }, 'o2', 'sent', 21))
    expect(
      await query(
        sql`select m.wamid, e.type from events e join messages m on m.id::text = e.data ->> 'message_id'
             where e.type like 'message.%stranger' or e.type = 'message.misaddressed' order by e.seq`,
      ),
    ).toEqual([
      { wamid: 'o1', type: 'message.misaddressed' },
      { wamid: 'o1', type: 'message.delivered_to_stranger' },
      { wamid: 'o2', type: 'message.misaddressed' },
      { wamid: 'o2', type: 'message.delivered_to_stranger' },
    ])
  })

  test('create no contact', async () => {
    await happen(statusOf(line, ANA, 'o9', 'delivered', 10))
    expect(await people()).toEqual([])
  })

  test('before their message wait for it, and only move forward', async () => {
    await happen(
      statusOf(line, ANA, 'o1', 'read', 13),
      statusOf(line, ANA, 'o1', 'sent', 11),
      echoTo(line, ANA, 'o1', 10),
      statusOf(line, ANA, 'o1', 'delivered', 12),
    )
    expect(await query(sql`select status from messages`)).toEqual([{ status: 'read' }])
  })

  test('that come together: the feed tells each step once, in order, and no failure that a delivery has disproved', async () => {
    const told = (wamid: string) =>
      query(sql`
        select e.type from events e join messages m on m.id::text = e.data ->> 'message_id'
         where m.wamid = ${wamid} and e.type <> 'message.sent' order by e.seq`)
    await happen(echoTo(line, ANA, 'o1', 10), echoTo(line, ANA, 'o2', 10), echoTo(line, ANA, 'o3', 10))
    await shop.receive(
      statusOf(line, ANA, 'o1', 'read', 13),
      statusOf(line, ANA, 'o1', 'delivered', 12),
      statusOf(line, ANA, 'o1', 'sent', 11),
      statusOf(line, ANA, 'o2', 'failed', 11),
      statusOf(line, ANA, 'o2', 'delivered', 12),
      statusOf(line, ANA, 'o3', 'failed', 11),
    )
    await shop.receive(statusOf(line, ANA, 'o1', 'delivered', 12), statusOf(line, ANA, 'o1', 'played', 14))
    expect(await told('o1')).toEqual([
      { type: 'message.delivered' },
      { type: 'message.read' },
      { type: 'message.played' },
    ])
    expect(await told('o2')).toEqual([{ type: 'message.delivered' }])
    expect(await told('o3')).toEqual([{ type: 'message.failed' }])
  })

  test('that failed do not undo a delivery', async () => {
    await happen(
      echoTo(line, ANA, 'o1', 10),
      statusOf(line, ANA, 'o1', 'delivered', 12),
      statusOf(line, ANA, 'o1', 'failed', 13),
    )
    expect(await query(sql`select status from messages`)).toEqual([{ status: 'delivered' }])
  })
})

describe('a contact shared in the thread', () => {
  function share(who: Who, phone: string, wamid: string, seconds: number, origin: string): object {
    const message = { from_user_id: who.bsuid, id: wamid, timestamp: at(seconds), type: 'contacts' }
    const contacts = [{ origin, phones: [{ phone: `+${phone}`, wa_id: phone, type: 'CELL' }] }]
    return webhook(line, { contacts: [{ user_id: who.bsuid }], messages: [{ ...message, contacts }] })
  }

  async function ask(who: Who): Promise<void> {
    await query(sql`insert into phone_requests (account_id, id, anchor, inbox_id, state, requested_at)
      values (${shop.account.account_uuid}, ${newId()}, ${`b:${line.portfolio_id}:${who.bsuid}`}, ${line.inbox_id}, 'requested', '2026-11-01T00:00:00Z')`)
  }

  test('on our request, phone held by nobody: an attested claim', async () => {
    await happen(textFrom(line, { bsuid: ANA.bsuid }, 'm1', 10))
    await ask(ANA)
    await happen(share(ANA, '15550108833', 'm2', 20, 'contact_request'))
    expect(await query(sql`select value, state, evidence from identities where kind = 'phone'`)).toEqual([
      { value: '15550108833', state: 'active', evidence: 'attested' },
    ])
  })

  test('on our request, phone held by another: a conflict and no link', async () => {
    await happen(textFrom(line, { bsuid: ANA.bsuid }, 'm1', 10), textFrom(line, BOB, 'm2', 11))
    await ask(ANA)
    await happen(share(ANA, BOB.phone ?? '', 'm3', 20, 'contact_request'))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm3'], ['m2']])
    expect(await openConflicts()).toEqual(['claim_conflict'])
  })

  test.each(['contact_request', 'other'])(
    'with origin %s but unasked: just a card in the thread',
    async (origin) => {
      await happen(
        textFrom(line, { bsuid: ANA.bsuid }, 'm1', 10),
        share(ANA, '15550108833', 'm2', 20, origin),
      )
      expect(await people()).toEqual([{ identities: ['bsuid US.1001 active'], wamids: ['m1', 'm2'] }])
    },
  )
})

describe('what belongs together and what does not', () => {
  test('parent only resolves and changes nothing', async () => {
    await happen(textFrom(line, { ...ANA, parent: 'US.ENT.7' }, 'm1', 10))
    const before = await people()
    await happen(statusOf(line, { parent: 'US.ENT.7' }, 'o1', 'delivered', 20))
    expect(await people()).toEqual(before)
    await happen(textFrom(line, { parent: 'US.ENT.7' }, 'm2', 30))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
  })

  test('a parent beside the BSUID is never counted as a second one', async () => {
    await happen(textFrom(line, { ...ANA, parent: 'US.ENT.7' }, 'm1', 10))
    const active = await query(sql`select kind from identities where kind = 'bsuid' and state = 'active'`)
    expect(active).toEqual([{ kind: 'bsuid' }])
  })

  test('the same phone in two portfolios: two BSUIDs, both kept, one person', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(other, { bsuid: 'US.5005', phone: ANA.phone }, 'm2', 20),
    )
    expect(await people()).toEqual([
      {
        identities: ['bsuid US.1001 active', 'bsuid US.5005 active', 'phone 15550104477 active'],
        wamids: ['m1', 'm2'],
      },
    ])
  })

  test('the same phone in two accounts: two people who know nothing of each other', async () => {
    const first = shop
    await happen(textFrom(line, ANA, 'm1', 10))
    await openAnotherShop()
    await happen(textFrom(line, ANA, 'm1', 10))
    expect(await people()).toHaveLength(1)
    shop = first
    expect(await people()).toHaveLength(1)
  })

  test('a second delivery of the same message with other identifiers is the same message', async () => {
    await happen(
      textFrom(line, { phone: ANA.phone }, 'm1', 10),
      textFrom(line, { bsuid: ANA.bsuid }, 'm1', 10),
    )
    expect(await people()).toEqual([
      { identities: ['bsuid US.1001 active', 'phone 15550104477 active'], wamids: ['m1'] },
    ])
  })

  test('a message id counts once for ever', async () => {
    await happen(textFrom(line, ANA, 'm1', 10))
    app.clock.advance(400 * DAY * 1000)
    await happen(textFrom(line, ANA, 'm1', 10))
    expect(await query(sql`select count(*)::int as messages from messages`)).toEqual([{ messages: 1 }])
    expect(
      await query(sql`select count(*)::int as told from events where type = 'message.received'`),
    ).toEqual([{ told: 1 }])
  })

  test('copies of one message that disagree on who sent it link nothing', async () => {
    await happen(
      textFrom(line, ANA, 'm1', 10),
      textFrom(line, { bsuid: 'US.3003', phone: ANA.phone }, 'm1', 10),
    )
    expect(await query(sql`select anomaly from messages`)).toEqual([{ anomaly: true }])
    expect(await query(sql`select 1 from identities where kind = 'phone'`)).toEqual([])
  })

  test('written forms of an Argentine, a Mexican and a Brazilian number are one person each, as Meta wrote them', async () => {
    const pairs = [
      ['5491123456789', '541123456789'],
      ['5215555550123', '525555550123'],
      ['553195550142', '5531995550142'],
    ]
    for (const [index, [a, b]] of pairs.entries()) {
      await happen(
        textFrom(line, { phone: a }, `a${index}`, 10),
        textFrom(line, { phone: b }, `b${index}`, 20),
      )
    }
    expect((await people()).map(({ wamids }) => wamids)).toEqual([
      ['a0', 'b0'],
      ['a1', 'b1'],
      ['a2', 'b2'],
    ])
    expect((await people()).flatMap(({ identities }) => identities)).toEqual([
      'phone 541123456789 active',
      'phone 525555550123 active',
      'phone 5531995550142 active',
    ])
  })

  test('a conflict never keeps a message from being stored', async () => {
    await happen(textFrom(line, ANA, 'm1', 10), textFrom(line, BOB, 'm2', 20), textFrom(line, ANA, 'm3', 30))
    expect(await query(sql`select count(*)::int as messages from messages`)).toEqual([{ messages: 3 }])
  })
})

describe('a link by phone alone after a long silence', () => {
  test('still joins, with a notice', async () => {
    await happen(textFrom(line, { phone: ANA.phone }, 'm1', -300 * DAY), textFrom(line, ANA, 'm2', 10))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['m1', 'm2']])
    expect(await query(sql`select evidence ->> 'stale' as stale from merges`)).toEqual([{ stale: 'true' }])
  })

  test('is sealed where the account says so, until a person confirms', async () => {
    await withEveryAccount(app.deps.db, (trx) => sql`update accounts set stale_phone = 'seal'`.execute(trx))
    await happen(textFrom(line, { phone: ANA.phone }, 'm1', -300 * DAY), textFrom(line, ANA, 'm2', 10))
    const sealed = await query(sql`
      select m.wamid, a.sealed from messages m join anchors a on a.account_id = m.account_id and a.id = m.anchor_id order by m.wamid`)
    expect(sealed).toEqual([
      { wamid: 'm1', sealed: true },
      { wamid: 'm2', sealed: false },
    ])
    expect(await openConflicts()).toEqual(['stale_phone'])
  })

  test('through a known BSUID is never stale', async () => {
    await happen(textFrom(line, ANA, 'm1', -300 * DAY), textFrom(line, { bsuid: ANA.bsuid }, 'm2', 10))
    expect(await query(sql`select 1 from merges where (evidence ->> 'stale')::boolean`)).toEqual([])
  })
})
