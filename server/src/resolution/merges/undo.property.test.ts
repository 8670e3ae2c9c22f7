import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { pictureOf } from '../../../tests/harness/picture.ts'
import { expectPlaced } from '../../../tests/harness/placed.ts'
import {
  echoTo,
  rotationOf,
  statusOf,
  type TestLine,
  textFrom,
} from '../../../tests/harness/whatsapp-line.ts'
import { type LockedIdentity, lockIdentity } from '../../platform/account-lock/identity-scope.ts'
import { Problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { deleteOldMessages } from '../../records/retention/delete-old-messages.ts'
import { distinguishContacts } from './distinguish.ts'
import { mergeContacts } from './merge-contacts.ts'
import { undoMerge } from './undo-merge.ts'

const WORLDS = Number(process.env.SELFSAME_TEST_WORLDS ?? 12)
const NOON = Date.UTC(2026, 10, 1, 12)
const DAY_MS = 86_400_000

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  app.clock.set(NOON)
})
afterAll(() => app.close())

const happening = fc.record({
  is: fc.constant('webhook' as const),
  kind: fc.constantFrom(
    'text',
    'text',
    'text',
    'phone text',
    'rotation',
    'status',
    'echo',
    'group text',
    'phone group text',
  ),
  line: fc.nat({ max: 1 }),
  bsuid: fc.nat({ max: 3 }),
  next: fc.nat({ max: 3 }),
  phone: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 3 }),
  parent: fc.option(fc.nat({ max: 1 }), { nil: undefined, freq: 8 }),
})
/** Contacts and records are picked by their place in the list, whatever is in it by then. */
const pair = { one: fc.nat({ max: 9 }), other: fc.nat({ max: 9 }) }
const act = fc.oneof(
  { arbitrary: happening, weight: 6 },
  { arbitrary: fc.record({ is: fc.constant('label' as const), ...pair }), weight: 1 },
  { arbitrary: fc.record({ is: fc.constant('merge' as const), ...pair }), weight: 2 },
  { arbitrary: fc.record({ is: fc.constant('undo' as const), ...pair }), weight: 2 },
  { arbitrary: fc.record({ is: fc.constant('distinguish' as const), ...pair }), weight: 1 },
  {
    arbitrary: fc.record({
      is: fc.constant('there and back' as const),
      merges: fc.array(fc.record(pair), { minLength: 1, maxLength: 3 }),
      order: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    }),
    weight: 3,
  },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never
/** What takes messages or contacts away for good. */
const removal = fc.oneof(
  { arbitrary: act, weight: 4 },
  { arbitrary: fc.record({ is: fc.constant('retention' as const), until: fc.nat({ max: 24 }) }), weight: 1 },
  { arbitrary: fc.record({ is: fc.constant('erasure' as const), ...pair }), weight: 1 },
)
type Removal = Exclude<typeof removal extends fc.Arbitrary<infer T> ? T : never, Act>
type Happening = Extract<Act, { is: 'webhook' }>

/** Every webhook has a second of its own: the order of two names within one second is not guaranteed. */
function webhookOf(lines: TestLine[], it: Happening, number: number): object {
  const line = lines[it.line]
  if (!line) throw new Error('no such line')
  const scope = it.line === 0 ? 'US.1' : 'US.2'
  const phone = it.phone === undefined ? undefined : `1555010440${it.phone}`
  const parent = it.parent === undefined ? undefined : `US.ENT.7${it.parent}`
  const who = { bsuid: `${scope}0${it.bsuid}`, phone, parent, name: `N${number}` }
  const id = `w${number}`
  const at = 10 + number
  switch (it.kind) {
    case 'phone text':
      return textFrom(line, { phone: phone ?? '15550104400', name: `P${number}` }, id, at)
    case 'group text':
      return inGroup(textFrom(line, who, id, at))
    case 'phone group text':
      return inGroup(textFrom(line, { phone: phone ?? '15550104400', name: `P${number}` }, id, at))
    case 'rotation':
      return rotationOf(line, { bsuid: who.bsuid }, { bsuid: `${scope}0${it.next}`, phone }, id, at)
    case 'status':
      return statusOf(line, who, id, 'delivered', at)
    case 'echo':
      return echoTo(line, who, id, at)
    default:
      return textFrom(line, who, id, at)
  }
}

function inGroup(body: object): object {
  return JSON.parse(JSON.stringify(body).replaceAll('"type":"text"', '"group_id":"group-1","type":"text"'))
}

function inScope<T>(shop: Shop, operate: (locked: LockedIdentity) => Promise<T>): Promise<T> {
  return withAccount(app.deps.db, shop.account.account_uuid, async (trx) =>
    operate(
      await lockIdentity({ trx, account_id: shop.account.account_uuid, now: new Date(app.clock.now()) }),
    ),
  )
}

/** What people may be refused, and rolls back; anything else is a fault of ours. */
async function unlessRefused<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return null
    throw error
  }
}

async function pick(
  shop: Shop,
  { one, other }: { one: number; other: number },
): Promise<[string, string] | null> {
  const rows = await shop.rows<{ id: string }>(
    'select id from contacts where merged_into is null order by id',
  )
  const [first, second] = [rows[one % rows.length], rows[other % rows.length]]
  return first && second && first !== second ? [first.id, second.id] : null
}

async function work(shop: Shop, lines: TestLine[], it: Act, number: number): Promise<void> {
  app.clock.advance(1)
  if (it.is === 'webhook') return shop.receive(webhookOf(lines, it, number))
  if (it.is === 'there and back') return thereAndBack(shop, it.merges, it.order)
  if (it.is === 'undo') {
    const merges = await shop.rows<{ id: string }>(
      'select id from merges where undone_at is null order by id',
    )
    const merge = merges[it.one % merges.length]
    if (merge) await unlessRefused(inScope(shop, (locked) => undoMerge(locked, merge.id, 'tester')))
    return
  }
  const contacts = await pick(shop, it)
  if (!contacts) return
  const [one, other] = contacts
  if (it.is === 'merge')
    await unlessRefused(inScope(shop, (locked) => mergeContacts(locked, one, other, 'tester')))
  else if (it.is === 'distinguish')
    await unlessRefused(inScope(shop, (locked) => distinguishContacts(locked, one, other, 'tester')))
  else {
    const status = ['open', 'pending', 'resolved', 'snoozed'][it.other % 4]
    const priority = ['none', 'low', 'urgent'][it.other % 3]
    await shop.rows(
      `update conversations set labels = array_append(labels, 'l${it.other}'), status = '${status}', priority = '${priority}' where contact_id = '${one}' and merged_into is null`,
    )
  }
}

/**
 * Merges some contacts and undoes it in another order: everything is as it was. Not where a conflict is open between
 * them: calling two people distinct also decides whose a disputed phone is.
 */
async function thereAndBack(
  shop: Shop,
  merges: { one: number; other: number }[],
  order: number[],
): Promise<void> {
  const conflicts = await shop.rows(`select 1 from conflicts where state in ('open', 'dismissed')`)
  if (conflicts.length > 0) return
  const before = await pictureOf(shop)
  const made: { id: string; by: number }[] = []
  for (const [index, it] of merges.entries()) {
    const contacts = await pick(shop, it)
    if (!contacts) continue
    const [survivor, loser] = contacts
    const merge = await unlessRefused(
      inScope(shop, (locked) => mergeContacts(locked, survivor, loser, 'tester')),
    )
    if (merge) made.push({ id: merge.id, by: order[index] ?? 0 })
  }
  for (const { id } of made.sort((a, b) => a.by - b.by)) {
    await inScope(shop, (locked) => undoMerge(locked, id, 'tester'))
  }
  expect(await pictureOf(shop)).toEqual(before)
}

/**
 * Whatever was done: no conversation shows two people's messages or leads to another's, and no identity or message is
 * left without a contact.
 */
async function expectSound(shop: Shop): Promise<void> {
  const strays = await shop.rows(
    `select m.wamid from messages m join conversations c on c.id = m.conversation_id join anchors a on a.id = m.anchor_id
      where c.group_id is null and (c.merged_into is not null or c.contact_id is distinct from a.contact_id)
     union all
     select c.id::text from conversations c join conversations s on s.id = c.merged_into
      where s.merged_into is not null or s.contact_id is distinct from c.contact_id
     union all
     select i.value from identities i join contacts c on c.id = i.contact_id where c.merged_into is not null
     union all
     select c.id::text from contacts c join contacts s on s.id = c.merged_into where s.merged_into is not null`,
  )
  expect(strays).toEqual([])
}

test('merges are undone exactly in any order, whatever webhooks, merges, undos and distinctions came before, and nothing crosses accounts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 16 }), async (acts) => {
      await app.database.truncateAll()
      app.clock.set(NOON)
      const shop = await openShop(app)
      const lines = [shop.line, await shop.addLine()]
      const bystander = await openShop(app)
      const theirs = [bystander.line, await bystander.addLine()]
      for (const [number, it] of acts.entries()) {
        if (it.is === 'webhook') await bystander.receive(webhookOf(theirs, it, number))
      }
      const untouched = await pictureOf(bystander)
      for (const [number, it] of acts.entries()) {
        await work(shop, lines, it, number)
        await expectSound(shop)
        await expectPlaced(shop)
      }
      expect(await pictureOf(bystander)).toEqual(untouched)
    }),
    { numRuns: WORLDS },
  )
}, 900_000)

/** Deletes what was sent before a second of the world; messages of later acts come after it. */
async function deleteUntil(shop: Shop, until: number): Promise<void> {
  await shop.rows('update inboxes set message_retention_days = 1')
  const before = Date.UTC(2026, 10, 1) + (10 + until) * 1000
  await deleteOldMessages(app.deps.db, before + DAY_MS, new AbortController().signal)
  await shop.rows('update inboxes set message_retention_days = null')
}

async function remove(shop: Shop, it: Removal): Promise<void> {
  if (it.is === 'retention') return deleteUntil(shop, it.until)
  const [one] = (await pick(shop, it)) ?? []
  if (one === undefined) return
  const { status } = await shop.call('POST', '/v1/erasures', { contact_id: presentId('contact', one) })
  expect(status).toBeLessThan(500)
}

test('a contact is seen in the inboxes of its conversations and of the groups it wrote in, also after retention and erasures', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(removal, { minLength: 4, maxLength: 16 }), async (acts) => {
      await app.database.truncateAll()
      app.clock.set(NOON)
      const shop = await openShop(app)
      const lines = [shop.line, await shop.addLine()]
      for (const [number, it] of acts.entries()) {
        if (it.is === 'retention' || it.is === 'erasure') await remove(shop, it)
        // Merges that an erasure has touched need not be undone exactly: that is asked where none comes between.
        else if (it.is !== 'there and back') await work(shop, lines, it, number)
        await expectPlaced(shop)
      }
    }),
    { numRuns: WORLDS },
  )
}, 900_000)
