import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { GREETING, ORDER } from './test-templates.ts'
import { writeTemplates } from './write-templates.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
  const { account_uuid: account_id, waba: waba_id } = shop.account
  const began_at = new Date(app.clock.now() - 60_000)
  const templates = [ORDER, GREETING].map((template) => ({
    ...template,
    meta_template_id: template.name,
    status: 'approved',
    quality: 'green',
    rejected_reason: null,
  }))
  await withAccount(app.deps.db, account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id, now: began_at })
    return writeTemplates(locked, waba_id, { kind: 'ok', templates, unreadable: 0 })
  })
})

function webhook(field: string, value: object, at_ms = app.clock.now()) {
  const named = {
    message_template_id: 1,
    message_template_name: 'order_ready',
    message_template_language: 'en',
  }
  const change = { field, value: { ...named, ...value } }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: shop.account.waba, time: Math.floor(at_ms / 1000), changes: [change] }],
  }
}

const order = () =>
  shop.rows("select status, quality, category from templates where name = 'order_ready'").then(([row]) => row)

test('a template is paused, approved again and deleted as soon as WhatsApp says so', async () => {
  const said: [event: string, status: string][] = [
    ['PAUSED', 'paused'],
    ['REINSTATED', 'approved'],
    ['FLAGGED', 'approved'],
    ['PENDING_DELETION', 'pending_deletion'],
    ['DELETED', 'deleted'],
  ]
  for (const [event, status] of said) {
    app.clock.advance(1000)
    await shop.receive(webhook('message_template_status_update', { event, reason: 'NONE' }))
    expect(await order()).toMatchObject({ status })
  }
  const told = await shop.call('GET', '/v1/events?types=template.*')
  expect(told.body.data.map((it: { data: object }) => it.data)).toMatchObject(
    ['paused', 'approved', 'pending_deletion', 'deleted'].map((status) => ({
      name: 'order_ready',
      language: 'en',
      status,
      template_id: expect.stringMatching(/^tpl_/),
    })),
  )
  expect(await shop.rows("select status from templates where name = 'greeting'")).toEqual([
    { status: 'approved' },
  ])
})

test('quality and category move too', async () => {
  await shop.receive(
    webhook('message_template_quality_update', { previous_quality_score: 'GREEN', new_quality_score: 'RED' }),
    webhook('template_category_update', { previous_category: 'UTILITY', new_category: 'MARKETING' }),
  )
  expect(await order()).toEqual({ status: 'approved', quality: 'red', category: 'marketing' })
})

test('older news than what is known changes nothing, in whatever order it comes', async () => {
  const now = app.clock.now()
  await shop.receive(
    webhook('message_template_status_update', { event: 'PAUSED' }, now),
    webhook('message_template_status_update', { event: 'APPROVED' }, now - 30_000),
  )
  expect(await order()).toMatchObject({ status: 'paused' })
  await shop.receive(webhook('message_template_status_update', { event: 'APPROVED' }, now - 10_000))
  expect(await order()).toMatchObject({ status: 'paused' })
})

test('a listing that was begun before the news does not take it back', async () => {
  await shop.receive(webhook('message_template_status_update', { event: 'PAUSED' }))
  const { account_uuid: account_id, waba: waba_id } = shop.account
  const began_at = new Date(app.clock.now() - 1000)
  const listed = { ...ORDER, meta_template_id: '1', status: 'approved', quality: null, rejected_reason: null }
  const counts = await withAccount(app.deps.db, account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id, now: began_at })
    return writeTemplates(locked, waba_id, { kind: 'ok', templates: [listed], unreadable: 0 })
  })
  expect(counts).toEqual({ total: 1, added: 0, changed: 0, deleted: 1 })
  expect(await order()).toMatchObject({ status: 'paused' })
})

test('news of a template makes its WABA due to be read, also of one that nobody knew', async () => {
  const due = () => shop.rows('select tried_at from template_syncs')
  expect(await due()).not.toEqual([{ tried_at: null }])
  const unknown = { event: 'APPROVED', message_template_name: 'brand_new' }
  await shop.receive(webhook('message_template_status_update', unknown))
  expect(await due()).toEqual([{ tried_at: null }])
})

test.each([
  'message_template_components_update',
  'template_correct_category_detection',
  'message_template_of_the_future_update',
])('%s makes the WABA due to be read at once, and leaves the template as it is', async (field) => {
  const due = () => shop.rows('select tried_at from template_syncs')
  expect(await due()).not.toEqual([{ tried_at: null }])
  await shop.receive(webhook(field, { message_template_element: 'Hello {{1}}, …' }))
  expect(await due()).toEqual([{ tried_at: null }])
  expect(await order()).toEqual({ status: 'approved', quality: 'green', category: 'utility' })
})

test.each(['en-US', 'en_us', 'EN_US'])('a template in en_US is meant by %s', async (language) => {
  await shop.rows("update templates set language = 'en_US' where name = 'order_ready' returning 1")
  const value = { event: 'PAUSED', message_template_language: language }
  await shop.receive(webhook('message_template_status_update', value))
  expect(await order()).toMatchObject({ status: 'paused' })
})

test('a template is known by its id, whatever name and language a webhook gives', async () => {
  await shop.rows(
    "update templates set meta_template_id = '870000000000001' where name = 'order_ready' returning 1",
  )
  const renamed = { message_template_id: 870_000_000_000_001, message_template_name: 'greeting' }
  await shop.receive(webhook('message_template_status_update', { event: 'PAUSED', ...renamed }))
  expect(await order()).toMatchObject({ status: 'paused' })
  expect(await shop.rows("select status from templates where name = 'greeting'")).toEqual([
    { status: 'approved' },
  ])
})

test.each([
  ['nothing but a name', {}],
  ['an event of the future', { event: 'FROZEN' }],
  ['no name', { event: 'PAUSED', message_template_name: null }],
  ['a number for the event', { event: 7 }],
])('%s leaves the template as it is', async (_, value) => {
  await shop.receive(webhook('message_template_status_update', value))
  expect(await order()).toMatchObject({ status: 'approved' })
})
