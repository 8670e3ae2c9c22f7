import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { ANA, addTwoLines, BOB, caseTools, openTwoLines } from '../../tests/harness/case-tools.ts'
import type { Shop } from '../../tests/harness/people.ts'
import {
  at,
  echoTo,
  statusOf,
  type TestLine,
  textFrom,
  type Who,
  webhook,
} from '../../tests/harness/whatsapp-line.ts'
import { newId } from '../platform/base/ids.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'

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
  ;({ shop, line, other } = await openTwoLines(app))
})

const { happen, people, openConflicts, query } = caseTools(() => ({ app, shop }))

describe('statuses', () => {
  test('of a send to a phone that names a new BSUID: the phone learns its BSUID', async () => {
    await happen(echoTo(line, { phone: ANA.phone }, 'o1', 10), statusOf(line, ANA, 'o1', 'delivered', 11))
    await happen(textFrom(line, { bsuid: ANA.bsuid }, 'm1', 20))
    expect((await people()).map(({ wamids }) => wamids)).toEqual([['o1', 'm1']])
  })

  test('that name another contact’s BSUID: the message is misaddressed, and delivered to a stranger once delivered', async () => {
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

  test('that name another contact and arrive at once, or delivered alone: the feed still reports both, in order', async () => {
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

  test('on our request, a phone that no contact has: an attested claim', async () => {
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
    ;({ shop, line, other } = await addTwoLines(app))
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
