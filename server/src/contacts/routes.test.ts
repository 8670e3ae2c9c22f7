import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../tests/harness/app.ts'
import { linesOf } from '../../tests/harness/lines-of.ts'
import {
  at,
  deliver,
  rotationOf,
  type TestLine,
  type TestLines,
  textFrom,
  webhook,
} from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let lines: TestLines
let line: TestLine
let other_line: TestLine
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(() => restart())

async function restart(): Promise<void> {
  await app.database.truncateAll()
  ours = await app.addAccount()
  theirs = await app.addAccount()
  const second = {
    meta_portfolio_id: '7788',
    waba_id: '8899',
    phone_number_id: '9911',
    display_phone: '+1 555 011 0000',
    access_token: 'EAAG',
  }
  await app.http.inject({ method: 'POST', url: '/v1/inboxes', headers: ours.headers, body: second })
  lines = await linesOf(app, ours)
  const [first, other] = lines.lines
  if (!first || !other) throw new Error('no lines')
  line = first
  other_line = other
}

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana María Núñez' }

async function get(url: string, account: TestAccount = ours) {
  const answer = await app.http.inject({ url: `/v1${url}`, headers: account.headers })
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, ''])
  return answer.json()
}

const send = (...bodies: object[]) => deliver(app.deps.db, lines, bodies)
const search = async (query: string) =>
  (await get(`/contacts?${query}`)).data
    .map((contact: { display_name: string }) => contact.display_name)
    .sort()

describe('who may read', () => {
  test.each([
    '/v1/contacts',
    '/v1/contacts/con_00000000000000000000000000000000',
    '/v1/contacts/con_00000000000000000000000000000000/identities',
    '/v1/contacts/con_00000000000000000000000000000000/identity_events',
    '/v1/contacts/con_00000000000000000000000000000000/timeline',
  ])('%s is refused without a key, with an unknown one and without its scope', async (url) => {
    expect((await app.http.inject(url)).statusCode).toBe(401)
    expect((await app.http.inject({ url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
    const narrow = await app.http.inject({ url, headers: await app.addKey(ours, ['events:read']) })
    expect([narrow.statusCode, narrow.json().code]).toEqual([403, 'missing_scope'])
  })

  test("another account's contact, which exists, is not found and not listed", async () => {
    const their_lines = await linesOf(app, theirs)
    const [their_line] = their_lines.lines
    if (!their_line) throw new Error('no line')
    await deliver(app.deps.db, their_lines, [textFrom(their_line, ANA, 'm1', 10)])
    const [contact] = (await get('/contacts', theirs)).data
    expect(contact.display_name).toBe(ANA.name)
    for (const part of ['', '/identities', '/identity_events', '/timeline']) {
      const answer = await app.http.inject({
        url: `/v1/contacts/${contact.id}${part}`,
        headers: ours.headers,
      })
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
    }
    expect((await get('/contacts')).data).toEqual([])
    for (const query of ['query=Ana', 'phone=15550104477', 'bsuid=US.1001'])
      expect(await search(query)).toEqual([])
  })
})

describe('a contact', () => {
  test('shows its names, identifiers and the history of its usernames', async () => {
    await send(textFrom(line, { ...ANA, username: 'ana.old' }, 'm1', 10))
    await send(textFrom(line, { ...ANA, username: 'ana.new' }, 'm2', 20))
    const [contact] = (await get('/contacts')).data
    expect(contact).toMatchObject({
      merged_into: null,
      display_name: 'Ana María Núñez',
      name: null,
      profile_name: 'Ana María Núñez',
      username: 'ana.new',
      phone: '+15550104477',
      bsuids: [{ value: 'US.1001', state: 'active', portfolio_id: ours.portfolio_id }],
      merged_ids: [],
      conflict_ids: [],
      sealed: false,
    })
    expect(contact.usernames.map((it: { username: string }) => it.username)).toEqual(['ana.new', 'ana.old'])
    const detail = await get(`/contacts/${contact.id}`)
    expect(detail).toEqual({ ...contact, referrals: [] })
    expect((await get(`/contacts/${contact.id}/identities`)).data).toEqual(contact.identities)
  })

  test('is never nameless and never named by its BSUID: saved name, profile name, @username, short id', async () => {
    await send(
      textFrom(line, { bsuid: 'US.1', name: 'US.1', username: 'hidden.one' }, 'm1', 10),
      textFrom(line, { bsuid: 'US.2' }, 'm2', 20),
      textFrom(line, { bsuid: 'US.3', name: ' ', phone: '15550100003' }, 'm3', 30),
      textFrom(line, { bsuid: 'US.4', name: 'Profile', username: 'four' }, 'm4', 40),
    )
    await withAccount(app.deps.db, ours.account_uuid, (trx) =>
      trx.updateTable('contacts').set({ name: 'Saved' }).where('profile_name', '=', 'Profile').execute(),
    )
    const contacts = (await get('/contacts')).data
    const name_of = (bsuid: string) =>
      contacts.find((it: { bsuids: { value: string }[] }) => it.bsuids[0]?.value === bsuid).display_name
    expect(name_of('US.1')).toBe('@hidden.one')
    expect(name_of('US.2')).toMatch(/^Contact [0-9a-f]{8}$/)
    expect(name_of('US.3')).toMatch(/^Contact [0-9a-f]{8}$/)
    expect(name_of('US.4')).toBe('Saved')
  })

  test('shows the new BSUID at once after a rotation, and the old one as retired', async () => {
    await send(textFrom(line, ANA, 'm1', 10))
    await send(rotationOf(line, ANA, { bsuid: 'US.2002' }, 's1', 20))
    const [contact] = (await get('/contacts')).data
    expect(contact.bsuids).toEqual([
      { portfolio_id: ours.portfolio_id, value: 'US.2002', state: 'active' },
      { portfolio_id: ours.portfolio_id, value: 'US.1001', state: 'retired' },
    ])
    expect(await search('bsuid=US.1001')).toEqual([ANA.name])
    expect(await search('bsuid=US.2002')).toEqual([ANA.name])
  })

  test('tells when each identifier was last shown, and of a phone that somebody else has now, when it was last theirs', async () => {
    const bob = { bsuid: 'US.3003', phone: ANA.phone, name: 'Bob' }
    const seen = async (name: string) => {
      const contacts: {
        name: string
        profile_name: string
        identities: { value: string; last_at: string }[]
      }[] = (await get('/contacts')).data
      const found = contacts.find(({ profile_name }) => profile_name === name)
      return Object.fromEntries(found?.identities.map(({ value, last_at }) => [value, last_at]) ?? [])
    }
    const time = (seconds: number) => new Date(Number(at(seconds)) * 1000).toISOString()
    await send(textFrom(line, ANA, 'm1', 10))
    await send(textFrom(line, ANA, 'm2', 20))
    await send(textFrom(line, { bsuid: ANA.bsuid, name: ANA.name }, 'm3', 30))
    expect(await seen(ANA.name)).toEqual({ 'US.1001': time(30), '+15550104477': time(20) })
    await send(textFrom(line, bob, 'm4', 40))
    await send(textFrom(line, bob, 'm5', 50))
    expect(await seen(bob.name)).toMatchObject({ 'US.3003': time(50) })
    expect(await seen(ANA.name)).toEqual({ 'US.1001': time(30), '+15550104477': time(20) })
    await send(textFrom(line, { phone: '15550104499', name: 'Cleo' }, 'm6', 60))
    await send(textFrom(line, { phone: '15550104499', name: 'Cleo' }, 'm7', 70))
    expect(await seen('Cleo')).toEqual({ '+15550104499': time(70) })
  })

  test('seen in two portfolios keeps a BSUID of each', async () => {
    await send(textFrom(line, ANA, 'm1', 10), textFrom(other_line, { ...ANA, bsuid: 'US.7' }, 'm2', 20))
    const { data } = await get('/contacts')
    expect(data).toHaveLength(1)
    expect(data[0].bsuids.map((it: { value: string }) => it.value).sort()).toEqual(['US.1001', 'US.7'])
    expect(new Set(data[0].bsuids.map((it: { portfolio_id: string }) => it.portfolio_id)).size).toBe(2)
  })

  test('keeps its id when its identifiers change, and an id that was folded resolves to the survivor', async () => {
    await send(textFrom(line, { phone: ANA.phone, name: 'Ana' }, 'm1', 10))
    await send(textFrom(line, { bsuid: ANA.bsuid, name: 'Ana B' }, 'm2', 20))
    const before = (await get('/contacts')).data
    expect(before).toHaveLength(2)
    await send(textFrom(line, ANA, 'm3', 30))
    const [after] = (await get('/contacts')).data
    expect((await get('/contacts')).data).toHaveLength(1)
    const loser = before.find((it: { id: string }) => it.id !== after.id)
    expect(before.map((it: { id: string }) => it.id)).toContain(after.id)
    expect(after.merged_ids).toEqual([loser.id])
    const resolved = await get(`/contacts/${loser.id}`)
    expect(resolved).toMatchObject({ id: after.id, merged_into: after.id })
    expect((await get(`/contacts/${after.id}`)).merged_into).toBeNull()
    expect((await get(`/contacts/${loser.id}/timeline`)).data).toEqual(
      (await get(`/contacts/${after.id}/timeline`)).data,
    )
  })

  test('remembers which advertisement it came from', async () => {
    const message = {
      from_user_id: ANA.bsuid,
      id: 'm1',
      timestamp: at(10),
      type: 'text',
      text: { body: 'Hi' },
      referral: { source_type: 'ad', ctwa_clid: 'clid-1' },
    }
    await send(
      webhook(line, { contacts: [{ profile: { name: 'Ana' }, user_id: ANA.bsuid }], messages: [message] }),
    )
    await send(textFrom(line, { bsuid: ANA.bsuid }, 'm2', 20))
    const [contact] = (await get('/contacts')).data
    const { referrals } = await get(`/contacts/${contact.id}`)
    expect(referrals).toMatchObject([{ inbox_id: ours.inbox_id, referral: { ctwa_clid: 'clid-1' } }])
    expect((await get(`/messages/${referrals[0].message_id}`)).content.referral.ctwa_clid).toBe('clid-1')
  })
})

describe('search', () => {
  test.each(['1 555 010 4477', '+1 (555) 010-4477', '15550104477'])(
    'finds a phone written as %s',
    async (text) => {
      await send(textFrom(line, ANA, 'm1', 10), textFrom(line, { bsuid: 'US.9', name: 'Other' }, 'm2', 10))
      expect(await search(`phone=${encodeURIComponent(text)}`)).toEqual([ANA.name])
      expect(await search(`query=${encodeURIComponent(text)}`)).toEqual([ANA.name])
    },
  )

  test.each([
    ['Mexico', '5215512345678', ['+52 1 55 1234 5678', '+52 55 1234 5678', '525512345678']],
    ['Argentina', '5491123456789', ['+54 9 11 2345-6789', '541123456789']],
    ['Brazil', '551187654321', ['+55 11 98765-4321', '55 11 8765-4321']],
  ])(
    'finds a phone of %s under every written form, and shows it as WhatsApp wrote it',
    async (_, wa_id, forms) => {
      await send(textFrom(line, { phone: wa_id, name: 'Ana' }, 'm1', 10))
      for (const form of forms) {
        const { data } = await get(`/contacts?phone=${encodeURIComponent(form)}`)
        expect(data.map((it: { phone: string }) => it.phone)).toEqual([`+${wa_id}`])
      }
    },
  )

  test('by phone finds who holds it now, and a free search also who held it before', async () => {
    await send(textFrom(line, { ...ANA, name: 'First holder' }, 'm1', 10))
    await send(textFrom(line, { bsuid: 'US.5005', phone: ANA.phone, name: 'Second holder' }, 'm2', 20))
    expect(await search(`phone=${ANA.phone}`)).toEqual(['Second holder'])
    expect(await search(`query=${ANA.phone}`)).toEqual(['First holder', 'Second holder'])
    const data = (await get('/contacts?conflicted=true')).data
    expect(data).toHaveLength(2)
    expect(data[0].conflict_ids).toHaveLength(1)
    expect((await get('/contacts?conflicted=false')).data).toEqual([])
  })

  test('finds contacts without a phone by name, @username, former @username and BSUID', async () => {
    await send(
      textFrom(line, { bsuid: 'US.1', name: 'Zoë Quaranta', username: 'zoe.q' }, 'm1', 10),
      textFrom(line, { bsuid: 'US.2', name: 'Someone Else', username: 'else' }, 'm2', 10),
    )
    await send(textFrom(line, { bsuid: 'US.1', name: 'Zoë Quaranta', username: 'zoe.2027' }, 'm3', 20))
    for (const query of [
      'query=zoe',
      'query=quar',
      'query=ZOË%20quaranta',
      'query=quaranta%20zo',
      'query=@zoe.q',
      'query=@ZOE',
      'username=zoe.q',
      'username=@Zoe.2027',
      'query=US.1',
      'bsuid=US.1',
    ]) {
      expect([query, await search(query)]).toEqual([query, ['Zoë Quaranta']])
    }
    for (const query of ['query=aranta', 'query=zoe%20else', 'query=us.1', 'username=zoe', 'query=%20zz'])
      expect([query, await search(query)]).toEqual([query, []])
    expect(await search('bsuid_only=true')).toEqual(['Someone Else', 'Zoë Quaranta'])
    expect(await search('has_phone=true')).toEqual([])
    expect(await search('has_phone=false&query=else')).toEqual(['Someone Else'])
  })

  test('finds a contact by a name again as soon as it has changed, and no longer by the old one', async () => {
    await send(textFrom(line, { bsuid: 'US.1', name: 'Before' }, 'm1', 10))
    await send(textFrom(line, { bsuid: 'US.1', name: 'After' }, 'm2', 20))
    expect(await search('query=after')).toEqual(['After'])
    expect(await search('query=before')).toEqual([])
  })

  test('finds the survivor by the name of a contact that was folded into it, once', async () => {
    await send(textFrom(line, { phone: ANA.phone, name: 'Phone Ana' }, 'm1', 10))
    await send(textFrom(line, { bsuid: ANA.bsuid, name: 'Bsuid Ana' }, 'm2', 20))
    await send(textFrom(line, { ...ANA, name: 'Both Ana' }, 'm3', 30))
    for (const query of ['phone', 'bsuid', 'ana']) {
      const found = await search(`query=${query}`)
      expect(found.every((name: string) => name === 'Both Ana')).toBe(true)
    }
    expect(await search('query=ana')).toEqual(['Both Ana'])
  })

  test.each([
    ['phone=abc', 'invalid_request'],
    ['query=', 'invalid_request'],
    ['has_phone=yes', 'invalid_request'],
    ['unknown=1', 'invalid_request'],
    ['limit=101', 'invalid_request'],
    ['cursor=abc', 'invalid_cursor'],
  ])('%s is refused', async (query, code) => {
    const answer = await app.http.inject({ url: `/v1/contacts?${query}`, headers: ours.headers })
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
  })
})

describe('pages', () => {
  test('go through every contact that was there at the start once, whatever comes in between', async () => {
    let number = 0
    const someone = () =>
      textFrom(line, { bsuid: `US.${++number}`, name: `Person ${number}` }, `m${number}`, number)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 16 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
        fc.constantFrom('', '&has_phone=false', '&query=person'),
        async (limit, at_start, arrivals, filter) => {
          // Contacts of earlier runs would add up to more than the hundred of the first request.
          await restart()
          if (at_start > 0) await send(...Array.from({ length: at_start }, someone))
          const there = (await idsOf(`/contacts?limit=100${filter}`)) as string[]
          const seen: string[] = []
          let cursor: string | null = ''
          for (let page = 0; cursor !== null; page += 1) {
            const query: string = cursor === '' ? '' : `&cursor=${cursor}`
            const answer: { data: { id: string }[]; next_cursor: string | null } = await get(
              `/contacts?limit=${limit}${filter}${query}`,
            )
            seen.push(...answer.data.map(({ id }) => id))
            cursor = answer.next_cursor
            const arriving = arrivals[page] ?? 0
            if (arriving > 0) await send(...Array.from({ length: arriving }, someone))
          }
          expect(seen).toEqual(there)
        },
      ),
      { numRuns: 12 },
    )
  })

  const idsOf = async (url: string) => (await get(url)).data.map(({ id }: { id: string }) => id)

  test('of the timeline hold messages of every inbox and identity events, the newest first, each once', async () => {
    await send(textFrom(line, { ...ANA, bsuid: undefined }, 'm1', 10))
    await send(textFrom(line, ANA, 'm2', 20), textFrom(other_line, { ...ANA, bsuid: 'US.7' }, 'm3', 30))
    await send(rotationOf(line, ANA, { bsuid: 'US.2002' }, 's1', 40))
    const [contact] = (await get('/contacts')).data
    const whole = (await get(`/contacts/${contact.id}/timeline?limit=100`)).data
    const wamids = whole.flatMap((it: { message?: { wamid: string } }) => it.message?.wamid ?? [])
    expect(wamids).toEqual(['m3', 'm2', 'm1'])
    expect(
      whole.some((it: { identity_event?: { type: string } }) => it.identity_event?.type === 'retired'),
    ).toBe(true)
    const times = whole.map((it: { at: string }) => it.at)
    expect(times).toEqual([...times].sort().reverse())
    const paged: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { data: unknown[]; next_cursor: string | null } = await get(
        `/contacts/${contact.id}/timeline?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      )
      paged.push(...page.data)
      cursor = page.next_cursor
    }
    expect(paged).toEqual(whole)
  })

  test('of the identity history say when and why, with ids of the API only', async () => {
    await send(textFrom(line, { ...ANA, bsuid: undefined }, 'm1', 10))
    await send(textFrom(line, ANA, 'm2', 20))
    const [contact] = (await get('/contacts')).data
    const { data } = await get(`/contacts/${contact.id}/identity_events?limit=50`)
    const linked = data.find((it: { type: string }) => it.type === 'linked')
    expect(linked.data.identifiers).toEqual([
      { kind: 'bsuid', portfolio_id: ours.portfolio_id, value: ANA.bsuid },
    ])
    expect(linked.data.merge_id).toMatch(/^mrg_/)
    expect(JSON.stringify(data)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    const page = await get(`/contacts/${contact.id}/identity_events?limit=1`)
    expect(page.data).toEqual([data[0]])
    const rest = await get(`/contacts/${contact.id}/identity_events?limit=50&cursor=${page.next_cursor}`)
    expect(rest.data).toEqual(data.slice(1))
  })
})
