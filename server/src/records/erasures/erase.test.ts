import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, echoTo, rotationOf, statusOf, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const AFTER_S = 13 * 3600
const ANA = {
  bsuid: 'US.1001',
  phone: '15550104477',
  parent: 'US.ENT.71',
  name: 'Ana Prado',
  username: 'ana.p',
}
const ANA_NOW = { bsuid: 'US.1009', phone: '15550107700', parent: 'US.ENT.79', name: 'Ana Prado' }
const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(NOON)
  shop = await openShop(app)
})

const erase = (named: object) => shop.call('POST', '/v1/erasures', named)
const contacts = () => shop.rows<{ id: string }>('select id from contacts order by id')
const wamids = async () =>
  (await shop.rows<{ wamid: string }>('select wamid from messages order by wamid')).map(({ wamid }) => wamid)

/** One body in which several people do things. */
function together(...bodies: object[]): object {
  const entries = bodies.flatMap((body) => ('entry' in body && Array.isArray(body.entry) ? body.entry : []))
  const [first] = entries
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: first.id, changes: entries.flatMap(({ changes }) => changes) }],
  }
}

/** One change that holds what two people wrote. */
function oneChange(a: object, b: object): object {
  const [left, right] = [a, b].map((body) => JSON.parse(JSON.stringify(body)).entry[0].changes[0].value)
  return webhook(shop.line, {
    contacts: [...left.contacts, ...right.contacts],
    messages: [...left.messages, ...right.messages],
  })
}

/** Everything that the account has in the database, as text; raw bodies decoded. */
async function everything(): Promise<string> {
  const tables = await shop.rows<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity
        and has_table_privilege(c.oid, 'select') order by 1`,
  )
  const dumps: string[] = []
  for (const { name } of tables) {
    const rows = await shop.rows<{ row: object }>(`select to_jsonb(t) as row from ${name} t`)
    dumps.push(...rows.map(({ row }) => `${name} ${JSON.stringify(row)}`))
  }
  const bodies = await shop.rows<{ body: Buffer }>('select body from webhook_events where body is not null')
  return [...dumps, ...bodies.map(({ body }) => Buffer.from(body).toString())].join('\n')
}

async function tellAll(): Promise<void> {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10, 'Ana says hello'))
  await shop.receive(
    oneChange(
      textFrom(shop.line, BOB, 'b1', 20, 'Bob here'),
      textFrom(shop.line, ANA, 'a2', 21, 'Ana again'),
    ),
  )
  await shop.receive(echoTo(shop.line, ANA, 'e1', 30, 'Dear Ana'), statusOf(shop.line, ANA, 'e1', 'read', 31))
  await shop.receive(rotationOf(shop.line, ANA, ANA_NOW, 's1', 40))
  await shop.receive(
    together(
      textFrom(shop.line, ANA_NOW, 'a3', 50, 'new number'),
      textFrom(shop.line, BOB, 'b2', 51, 'still Bob'),
    ),
  )
  await shop.receive(statusOf(shop.line, ANA_NOW, 'never-came', 'sent', 52))
}

test.each([
  ['POST', '/v1/erasures'],
  ['DELETE', '/v1/contacts/con_00000000000000000000000000000000'],
] as const)('%s %s is refused without a key and without the scope erase', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['contacts:read', 'contacts:write'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

test("another account's contact, which exists, is not found, and the same person there stays", async () => {
  await tellAll()
  const theirs = await openShop(app)
  await theirs.receive(textFrom(theirs.line, ANA, 'a1', 10))
  const stranger = await theirs.contactOf(ANA.bsuid)
  expect((await theirs.call('GET', `/v1/contacts/${stranger}`)).status).toBe(200)
  expect((await shop.call('DELETE', `/v1/contacts/${stranger}`)).status).toBe(404)
  expect((await erase({ bsuid: ANA.bsuid })).status).toBe(201)
  expect(await theirs.contactOf(ANA.bsuid)).toBe(stranger)
  await theirs.replay()
  expect(await theirs.rows('select 1 from messages')).toHaveLength(1)
})

describe('whom', () => {
  test.each([
    ['an active BSUID', { bsuid: ANA_NOW.bsuid }],
    ['a retired BSUID', { bsuid: ANA.bsuid }],
    ['an active phone, in any written form', { phone: '+1 555 010-7700' }],
    ['a retired phone', { phone: `+${ANA.phone}` }],
    ['a parent BSUID', { parent_bsuid: ANA.parent }],
    ['an e-mail address', { email: 'ANA@example.com' }],
    ['the id of another system', { external_id: 'crm-1' }],
  ])('%s names the person', async (_, named) => {
    await tellAll()
    const ana = await shop.contactOf(ANA.bsuid)
    await shop.call('PATCH', `/v1/contacts/${ana}`, {
      add: { email: 'ana@example.com', external_id: 'crm-1' },
    })
    const { status, body } = await erase(named)
    expect([status, body.contact_ids]).toEqual([201, [ana]])
    expect((await shop.call('GET', `/v1/contacts/${ana}`)).status).toBe(404)
    expect(await wamids()).toEqual(['b1', 'b2'])
  })

  test('the contact itself, by DELETE, also by an id that was folded into it', async () => {
    await tellAll()
    const [ana, bob] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(BOB.bsuid)]
    await shop.call('POST', `/v1/contacts/${bob}/merges`, { contact_id: ana })
    const { status, body } = await shop.call('DELETE', `/v1/contacts/${ana}`)
    expect([status, body.contact_ids.sort()]).toEqual([200, [ana, bob].sort()])
    expect(await contacts()).toEqual([])
    expect(await wamids()).toEqual([])
  })

  test('a phone that was several people’s names none of them: 409 with their ids, and nobody is erased', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
    await shop.receive(textFrom(shop.line, { bsuid: 'US.9', phone: ANA.phone }, 'x1', 20))
    const { status, body } = await erase({ phone: `+${ANA.phone}` })
    expect([status, body.code]).toEqual([409, 'ambiguous_identifier'])
    expect(body.contact_ids.sort()).toEqual(
      [await shop.contactOf(ANA.bsuid), await shop.contactOf('US.9')].sort(),
    )
    expect(await contacts()).toHaveLength(2)
  })

  test('somebody whom only raw webhooks name, of a line that is not connected', async () => {
    const elsewhere = { ...shop.line, phone_number_id: '999', waba_id: '998' }
    await shop.receive(textFrom(elsewhere, ANA, 'a1', 10, 'Ana says hello'))
    expect((await erase({ bsuid: ANA.bsuid })).body).toEqual({ contact_ids: [], webhooks_cut: 1 })
    expect(await everything()).not.toMatch(/Ana|US\.1001|15550104477/)
  })

  test.each([
    [{}, 400],
    [{ phone: '+15550104477', bsuid: 'US.1' }, 400],
    [{ email: 'nobody@example.com' }, 404],
    [{ contact_id: 'con_00000000000000000000000000000000' }, 404],
  ])('%j is a %i', async (named, status) => {
    expect((await erase(named)).status).toBe(status)
  })
})

describe('what goes', () => {
  test('nothing of the person is left in any table, raw body, event or stored answer, and others in the same webhook stay', async () => {
    await tellAll()
    const ana = await shop.contactOf(ANA.bsuid)
    await app.http.inject({
      method: 'PATCH',
      url: `/v1/contacts/${ana}`,
      headers: { ...shop.account.headers, 'idempotency-key': 'k' },
      payload: { name: 'Ana Prado', attributes: { plan: 'gold' }, add: { email: 'ana@example.com' } },
    })
    const before = await everything()
    const bobs = await shop.rows(`select * from messages where wamid like 'b%' order by wamid`)
    for (const trace of [ANA.bsuid, ANA_NOW.phone, 'Ana says hello', 'gold']) expect(before).toContain(trace)
    expect((await erase({ contact_id: ana })).body.webhooks_cut).toBeGreaterThan(0)
    const after = await everything()
    for (const trace of [
      ...[ANA.bsuid, ANA.phone, ANA.parent, ANA.username, ANA_NOW.bsuid, ANA_NOW.phone, ANA_NOW.parent],
      ...['Ana', 'ana@example.com', 'gold', 'new number', 'never-came'],
    ])
      expect(after.split('\n').filter((line) => line.includes(trace))).toEqual([])
    expect(after).toContain('Bob here')
    expect(after).toContain('still Bob')
    expect(await shop.rows(`select * from messages where wamid like 'b%' order by wamid`)).toEqual(bobs)
  })

  test('a digest of each body that was cut stays, over the bytes as they were received', async () => {
    const body = oneChange(textFrom(shop.line, BOB, 'b1', 20), textFrom(shop.line, ANA, 'a1', 21))
    await shop.receive(body)
    await erase({ bsuid: ANA.bsuid })
    const [row] = await shop.rows<{ digest: string }>(
      `select encode(erased_digest, 'hex') as digest from webhook_events`,
    )
    expect(row?.digest).toBe(createHash('sha256').update(JSON.stringify(body)).digest('hex'))
    await erase({ bsuid: BOB.bsuid })
    const [again] = await shop.rows<{ digest: string }>(
      `select encode(erased_digest, 'hex') as digest from webhook_events`,
    )
    expect(again).toEqual(row)
  })

  test('tombstones hold keyed digests and no identifier', async () => {
    await tellAll()
    await erase({ bsuid: ANA.bsuid })
    const rows = await shop.rows<{ digest: string }>(`select encode(digest, 'hex') as digest from tombstones`)
    const names = [ANA, ANA_NOW].flatMap(({ bsuid, parent, phone }) => [
      `b:${shop.line.portfolio_id}:${bsuid}`,
      `p:${parent}`,
      `t:${phone}`,
    ])
    expect(rows.map(({ digest }) => digest).sort()).toEqual(
      names.map((name) => app.deps.secrets.tombstones(name)[0]?.toString('hex')).sort(),
    )
    expect(rows.map(({ digest }) => digest)).not.toContain(
      createHash('sha256')
        .update(names[0] ?? '')
        .digest('hex'),
    )
  })

  test('a group keeps what others wrote in it, and forgets that the person was there', async () => {
    const inGroup = (who: { bsuid: string; phone: string }, wamid: string, seconds: number) => {
      const body = JSON.parse(JSON.stringify(textFrom(shop.line, who, wamid, seconds)))
      body.entry[0].changes[0].value.messages[0].group_id = 'group-1'
      return body
    }
    const participants = webhook(
      shop.line,
      {
        groups: [
          {
            group_id: 'group-1',
            type: 'group_participants_add',
            timestamp: at(5),
            added_participants: [{ user_id: ANA.bsuid, wa_id: ANA.phone }, { user_id: BOB.bsuid }],
          },
        ],
      },
      'group_participants_update',
    )
    await shop.receive(participants, inGroup(BOB, 'g1', 10), inGroup(ANA, 'g2', 11))
    await erase({ bsuid: ANA.bsuid })
    expect(await wamids()).toEqual(['g1'])
    expect(await everything()).not.toMatch(/US\.1001|15550104477/)
    await shop.replay()
    expect(await wamids()).toEqual(['g1'])
    expect(await everything()).toContain(BOB.bsuid)
  })

  test('an undo of a merge that the person was in is a 409, and a conflict about them is gone', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
    await shop.receive(
      textFrom(shop.line, { bsuid: 'US.9', phone: ANA.phone }, 'x1', 20),
      textFrom(shop.line, BOB, 'b1', 30),
    )
    const [ana, bob] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(BOB.bsuid)]
    const merge = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bob })
    expect((await shop.call('GET', '/v1/conflicts?state=open')).body.data).toHaveLength(1)
    await erase({ contact_id: ana })
    const undo = await shop.call('DELETE', `/v1/merges/${merge.body.id}`)
    expect([undo.status, undo.body.code]).toEqual([409, 'erased'])
    expect((await shop.call('GET', '/v1/conflicts')).body.data).toEqual([])
    expect(await wamids()).toEqual(['x1'])
  })

  test('two people whom only the erased one kept apart on a phone stay two', async () => {
    const there = await shop.addLine()
    await shop.receive(textFrom(shop.line, { bsuid: 'US.31', phone: ANA.phone }, 'x1', 10))
    await shop.receive(textFrom(shop.line, ANA, 'a1', 20), rotationOf(shop.line, ANA, ANA_NOW, 's', 25))
    await shop.receive(textFrom(there, { bsuid: 'US.33', phone: ANA.phone }, 'z1', 30))
    const people = async () => [await shop.contactOf('US.31'), await shop.contactOf('US.33')]
    const before = await people()
    expect(before[0]).not.toBe(before[1])
    await erase({ bsuid: ANA.bsuid })
    expect(await people()).toEqual(before)
  })
})

describe('coming back', () => {
  beforeEach(async () => {
    await tellAll()
    expect((await erase({ bsuid: ANA.bsuid })).status).toBe(201)
    app.clock.set(NOON + 3 * 3_600_000)
  })
  const anas = () =>
    shop.rows(
      `select 1 from anchors where key like '%US.100%' or key like '%1555010447%' or key like '%1555010770%'`,
    )

  test('a replay of all that is stored brings nothing of the person, and everything of the others', async () => {
    await shop.replay()
    expect(await anas()).toEqual([])
    expect(await wamids()).toEqual(['b1', 'b2'])
    expect(await shop.rows(`select 1 from ingest_failures`)).toEqual([])
  })

  test('nothing that is older than the erasure creates or fills a contact, whatever it is', async () => {
    await shop.receive(
      textFrom(shop.line, ANA, 'late', 60),
      textFrom(shop.line, { phone: ANA_NOW.phone }, 'late by phone', 60),
      echoTo(shop.line, ANA_NOW, 'late echo', 61),
      statusOf(shop.line, ANA_NOW, 'x', 'read', 62),
      rotationOf(shop.line, ANA, ANA_NOW, 's', 40),
    )
    expect(await anas()).toEqual([])
    expect(await wamids()).toEqual(['b1', 'b2'])
  })

  test('nor a status, a rotation, history or an address book at any time', async () => {
    const history = webhook(
      shop.line,
      {
        history: [
          {
            metadata: { phase: 0, chunk_order: 1, progress: 100 },
            threads: [
              {
                id: ANA_NOW.phone,
                messages: [
                  {
                    from: ANA_NOW.phone,
                    id: 'h1',
                    timestamp: at(AFTER_S),
                    type: 'text',
                    text: { body: 'old' },
                    history_context: { status: 'READ' },
                  },
                ],
              },
            ],
          },
        ],
      },
      'history',
    )
    const sync = webhook(
      shop.line,
      {
        state_sync: [
          {
            type: 'contact',
            action: 'add',
            contact: { full_name: 'Ana Prado', phone_number: ANA_NOW.phone },
            metadata: { timestamp: at(AFTER_S) },
          },
        ],
      },
      'smb_app_state_sync',
    )
    await shop.receive(
      statusOf(shop.line, ANA_NOW, 'x', 'read', AFTER_S),
      statusOf(shop.line, { phone: ANA_NOW.phone }, 'y', 'read', AFTER_S),
      rotationOf(shop.line, ANA_NOW, { bsuid: 'US.1010' }, 's', AFTER_S),
      history,
      sync,
    )
    expect(await anas()).toEqual([])
    expect(await contacts()).toHaveLength(1)
    expect(await wamids()).toEqual(['b1', 'b2'])
    const told = await shop.rows<{ data: object }>(`select data from events where type like '%whatsapp%'`)
    expect(JSON.stringify(told)).not.toMatch(/Ana|155501/)
  })

  test.each([
    ['a new message by BSUID', () => textFrom(shop.line, ANA_NOW, 'n1', AFTER_S)],
    ['a new message by phone alone', () => textFrom(shop.line, { phone: ANA_NOW.phone }, 'n1', AFTER_S)],
    ['a new message of ours from the business app', () => echoTo(shop.line, ANA_NOW, 'n1', AFTER_S)],
    [
      'a new call',
      () =>
        webhook(
          shop.line,
          {
            contacts: [{ user_id: ANA_NOW.bsuid, wa_id: ANA_NOW.phone }],
            calls: [
              {
                id: 'n1',
                from: ANA_NOW.phone,
                from_user_id: ANA_NOW.bsuid,
                to: shop.line.display_phone,
                event: 'connect',
                direction: 'USER_INITIATED',
                timestamp: at(AFTER_S),
              },
            ],
          },
          'calls',
        ),
    ],
  ])('%s starts a new contact without history, which then gets its statuses', async (_, body) => {
    await shop.receive(body())
    expect(await contacts()).toHaveLength(2)
    expect(await wamids()).toEqual(['b1', 'b2', 'n1'])
    await shop.receive(
      textFrom(shop.line, ANA_NOW, 'older than the erasure', 70),
      echoTo(shop.line, { phone: ANA_NOW.phone }, 'n2', AFTER_S + 1),
      statusOf(shop.line, { phone: ANA_NOW.phone }, 'n2', 'read', AFTER_S + 2),
    )
    expect(await wamids()).toEqual(['b1', 'b2', 'n1', 'n2'])
    const [message] = await shop.rows<{ status: string }>(`select status from messages where wamid = 'n2'`)
    expect(message?.status).toBe('read')
  })

  test('a message and its status in one batch both come through', async () => {
    await shop.receive(
      echoTo(shop.line, ANA_NOW, 'n1', AFTER_S),
      statusOf(shop.line, ANA_NOW, 'n1', 'read', AFTER_S + 1),
    )
    const [message] = await shop.rows<{ status: string }>(`select status from messages where wamid = 'n1'`)
    expect(message?.status).toBe('read')
  })

  test('whoever gets the phone later is somebody else, with all that is theirs', async () => {
    const next = { bsuid: 'US.4040', phone: ANA_NOW.phone }
    await shop.receive(
      textFrom(shop.line, next, 'c1', AFTER_S),
      statusOf(shop.line, next, 'zz', 'sent', AFTER_S + 1),
    )
    await shop.receive(rotationOf(shop.line, next, { bsuid: 'US.4041' }, 's', AFTER_S + 2))
    await shop.receive(textFrom(shop.line, { bsuid: 'US.4041' }, 'c2', AFTER_S + 3))
    expect(await shop.contactOf('US.4041')).toBe(await shop.contactOf('US.4040'))
  })
})

test('a phone that had gone on to somebody else before is not taken from them', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  const next = { bsuid: 'US.9', phone: ANA.phone }
  await shop.receive(
    textFrom(shop.line, next, 'x1', 100),
    textFrom(shop.line, { phone: ANA.phone }, 'x2', 120),
  )
  await erase({ bsuid: ANA.bsuid })
  expect(await wamids()).toEqual(['x1', 'x2'])
  await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'x3', 130))
  await shop.replay()
  expect(await wamids()).toEqual(['x1', 'x2', 'x3'])
})
