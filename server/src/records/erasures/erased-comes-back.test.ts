import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { ANA, ANA_NOW, eraseTools } from '../../../tests/harness/erase-tools.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { at, echoTo, rotationOf, statusOf, textFrom, webhook } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const AFTER_S = 13 * 3600
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

const { erase, contacts, wamids, tellAll } = eraseTools(() => shop)

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

  test('a contact who gets the phone later is a new contact and keeps everything of their own', async () => {
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

test('a phone that another contact had got before stays with that contact', async () => {
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
