import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { ANA, BOB, mergeTools, uuidOf } from '../../../tests/harness/merge-tools.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { pictureOf } from '../../../tests/harness/picture.ts'
import { rotationOf, statusOf, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { presentId } from '../../platform/base/ids.ts'

const NOON = Date.UTC(2026, 10, 1, 12)

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

const { meet, merge, undo } = mergeTools(() => shop)

test('a contact that an undo left merged, since only a status names it, stays with its survivor through later merges', async () => {
  const [parent, other] = ['US.ENT.7001', await shop.addLine()]
  await shop.receive(statusOf(other, { bsuid: 'DE.1', parent }, 'unknown', 'delivered', 9))
  const [ana, bob] = await meet(ANA, { ...BOB, parent })
  const record = await merge(ana, bob)
  const [landed] = await shop.rows<{ id: string }>('select id from merges where attach')
  await undo(presentId('merge', landed?.id ?? ''))
  expect((await undo(record.id)).status).toBe(200)
  const left = await shop.contactOf(BOB.bsuid)
  expect(left).not.toBe(bob)
  expect((await shop.call('GET', `/v1/contacts/${bob}`)).body.id).toBe(ana)

  const before = await pictureOf(shop)
  const later = await merge(left, ana)
  expect((await shop.call('GET', `/v1/contacts/${bob}`)).body.id).toBe(left)
  expect((await undo(later.id)).status).toBe(200)
  expect(await pictureOf(shop)).toEqual(before)
})

test('a label renamed while an undone merge still holds a contact has its new name when the contact comes back', async () => {
  const [parent, other] = ['US.ENT.7001', await shop.addLine()]
  const abroad = { bsuid: 'DE.1', parent }
  await shop.receive(statusOf(other, abroad, 'unknown', 'delivered', 9))
  const [ana, bob] = await meet(ANA, { ...BOB, parent })
  const label = await shop.call('POST', '/v1/labels', { name: 'order' })
  await shop.rows(`update conversations set labels = '{order}' where contact_id = '${uuidOf(bob)}'`)
  const record = await merge(ana, bob)
  const [landed] = await shop.rows<{ id: string }>('select id from merges where attach')
  await undo(presentId('merge', landed?.id ?? ''))
  await undo(record.id)
  expect((await shop.call('GET', `/v1/contacts/${bob}`)).body.id).toBe(ana)

  expect((await shop.call('PATCH', `/v1/labels/${label.body.id}`, { name: 'purchase' })).status).toBe(200)
  await shop.receive(textFrom(other, abroad, 'm', 40))
  expect(await shop.contactOf(abroad.bsuid)).toBe(bob)
  expect(
    await shop.rows(`select distinct unnest(labels) as label from conversations where labels <> '{}'`),
  ).toEqual([{ label: 'purchase' }])
})

test('a contact that lost its home to a contact without messages comes back from the next merge as itself', async () => {
  const [ana, bob] = await meet(ANA, BOB)
  const old = { bsuid: 'US.4009' }
  await shop.receive(
    rotationOf(shop.line, old, { bsuid: 'US.4008' }, 's', 30),
    textFrom(shop.line, old, 'm', 31),
  )
  const kept = await shop.contactOf(old.bsuid)
  const { body } = await shop.call('GET', `/v1/contacts/${kept}/merges`)
  const by_hand = await merge(kept, bob)
  await undo(body.data[0].id)
  // What stays now is known only from the rotation: the contact goes on as Bob's.
  await undo(by_hand.id)
  expect(await shop.contactOf(BOB.bsuid)).toBe(kept)
  const before = await pictureOf(shop)
  const again = await merge(ana, kept)
  expect((await undo(again.id)).status).toBe(200)
  expect(await pictureOf(shop)).toEqual(before)
})
