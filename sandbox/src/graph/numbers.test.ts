import { afterEach, beforeEach, expect, test } from 'vitest'
import { changesOf, startCapture } from '../testing/capture.ts'
import { errorOf, openShop, type Shop } from '../testing/shop.ts'
import { bsuidOf } from '../visibility.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.stop())

function bsuid(who: string): string {
  const portfolio = shop.sandbox.world.numbers.get(shop.counter)?.portfolio_id ?? ''
  return bsuidOf(shop.sandbox.world, portfolio, who)
}

test('a number shows its fields, and only those asked for', async () => {
  const { body } = await shop.graph('GET', `/${shop.counter}`)
  expect(body).toMatchObject({ id: shop.counter, verified_name: 'shop', quality_rating: 'GREEN' })
  const narrow = await shop.graph('GET', `/${shop.counter}?fields=verified_name`)
  expect(narrow.body).toEqual({ id: shop.counter, verified_name: 'shop' })
})

test('a WABA lists its numbers, its portfolio lists the WABA', async () => {
  const numbers = await shop.graph('GET', `/${shop.waba}/phone_numbers?fields=display_phone_number`)
  const ids = (numbers.body.data as { id: string }[]).map(({ id }) => id)
  expect(ids).toEqual([shop.counter, shop.trial])
  const portfolio_id = shop.sandbox.lines[0]?.portfolio_id
  const owned = await shop.graph('GET', `/${portfolio_id}/owned_whatsapp_business_accounts`)
  expect((owned.body.data as { id: string }[]).map(({ id }) => id)).toEqual([shop.waba])
  expect((await shop.graph('GET', `/${portfolio_id}/client_whatsapp_business_accounts`)).body).toEqual({
    data: [],
  })
  expect((await shop.graph('GET', `/${shop.waba}?fields=name`)).body).toEqual({ id: shop.waba, name: 'shop' })
  expect((await shop.graph('GET', `/${portfolio_id}`)).body.id).toBe(portfolio_id)
})

test('parent enrolment lists the portfolios that share it', async () => {
  const portfolio_id = shop.sandbox.lines.find(({ name }) => name === 'desk')?.portfolio_id
  const answer = await shop.graph('GET', `/${portfolio_id}/parent-bsuid-accounts`, undefined, { prefix: '' })
  expect(answer.body).toMatchObject({ enrolled_business_portfolios: [portfolio_id] })
  expect(answer.body).toHaveProperty('parent_bsuid_account_id')
})

test('the identity check is a setting of the number', async () => {
  const setting = { user_identity_change: { enable_identity_key_check: true } }
  expect((await shop.graph('POST', `/${shop.counter}/settings`, setting)).body).toEqual({ success: true })
  expect((await shop.graph('GET', `/${shop.counter}/settings`)).body).toMatchObject(setting)
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
  expect(changesOf(shop.capture.webhooks).at(-1)?.value.contacts).toMatchObject([
    { identity_key_hash: expect.any(String) },
  ])
})

test('a number that is not registered cannot send', async () => {
  await shop.graph('POST', `/${shop.counter}/deregister`)
  const text = { messaging_product: 'whatsapp', to: '+15550104477', type: 'text', text: { body: 'Hi' } }
  expect(errorOf(await shop.graph('POST', `/${shop.counter}/messages`, text)).code).toBe(133010)
  expect(
    errorOf(
      await shop.graph('POST', `/${shop.counter}/register`, { messaging_product: 'whatsapp', pin: '12' }),
    ).code,
  ).toBe(100)
  const registered = await shop.graph('POST', `/${shop.counter}/register`, {
    messaging_product: 'whatsapp',
    pin: '123456',
  })
  expect(registered.body).toEqual({ success: true })
})

test('a username is claimed, read, and given up', async () => {
  const path = `/${shop.counter}/username`
  expect((await shop.graph('GET', path)).body).not.toHaveProperty('username')
  const claimed = await shop.graph('POST', path, { username: 'luna.bakery' })
  expect(claimed.body.status).toMatch(/^(approved|reserved)$/)
  expect((await shop.graph('GET', path)).body).toMatchObject({ username: 'luna.bakery' })
  expect(errorOf(await shop.graph('POST', path, { username: '.bad' })).code).toBe(100)
  expect(errorOf(await shop.graph('POST', path, { username: 'rafa.kite' })).code).toBe(147001)
  const other = await shop.graph('POST', `/${shop.trial}/username`, { username: 'luna.bakery' })
  expect(errorOf(other).code).toBe(147005)
  const forced = { username: 'luna.bakery', transfer_action: 'force_transfer' }
  expect((await shop.graph('POST', `/${shop.trial}/username`, forced)).status).toBe(200)
  expect((await shop.graph('DELETE', `/${shop.trial}/username`)).body).toEqual({ success: true })
  const { body } = await shop.graph('GET', `/${shop.counter}/username_suggestions`)
  expect(body.data).toEqual([{ username_suggestions: expect.arrayContaining([expect.any(String)]) }])
})

test('people are blocked and unblocked; a partial failure names both', async () => {
  const path = `/${shop.counter}/block_users`
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
  await shop.sandbox.act('write', { who: 'rafa', number: shop.counter, text: 'Hi' })
  const block = (users: object[]) => ({ messaging_product: 'whatsapp', block_users: users })
  const both = await shop.graph('POST', path, block([{ user: '+15550104477' }, { user_id: bsuid('rafa') }]))
  expect(both.status).toBe(200)
  const list = await shop.graph('GET', `${path}?limit=1`)
  expect(list.body.data).toHaveLength(1)
  const { after } = (list.body.paging as { cursors: { after: string } }).cursors
  const rest = await shop.graph('GET', `${path}?limit=1&after=${after}`)
  expect(rest.body.data).toHaveLength(1)
  expect(rest.body.data).not.toEqual(list.body.data)
  const partial = await shop.graph('POST', path, block([{ user: '+15550104477' }, { user: '+15550104499' }]))
  expect(partial.status).toBe(400)
  expect(errorOf(partial).code).toBe(139100)
  expect(partial.body.block_users).toMatchObject({ added_users: [{}], failed_users: [{}] })
  const removed = await shop.graph('DELETE', path, block([{ user_id: bsuid('rafa') }]))
  expect(removed.status).toBe(200)
  expect((await shop.graph('GET', path)).body.data).toHaveLength(1)
})

test('a contact book entry is deleted once, and every later call finds nothing', async () => {
  const { portfolio_id } = shop.sandbox.lines[0] ?? {}
  await shop.sandbox.act('contact_book', { portfolio: portfolio_id, enabled: true })
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
  const path = `/${shop.counter}/contact_book?messaging_product=whatsapp&bsuid=${bsuid('ines')}`
  const gone = { messaging_product: 'whatsapp', success: true }
  expect((await shop.graph('DELETE', path)).body).toEqual({ ...gone, deleted: true })
  expect((await shop.graph('DELETE', path)).body).toEqual({ ...gone, deleted: false })
  const without = await shop.graph('DELETE', `/${shop.counter}/contact_book?messaging_product=whatsapp`)
  expect(errorOf(without).code).toBe(100)
})

test('templates are created, listed and deleted', async () => {
  const path = `/${shop.waba}/message_templates`
  const template = {
    name: 'ask_number',
    language: 'pt_PT',
    category: 'utility',
    components: [
      { type: 'body', text: 'Please share your number.' },
      { type: 'buttons', buttons: [{ type: 'REQUEST_CONTACT_INFO' }] },
    ],
  }
  const created = await shop.graph('POST', path, template)
  expect(created.status).toBe(200)
  expect(created.body).toHaveProperty('id')
  const listed = await shop.graph('GET', `${path}?name=ask_number`)
  expect(listed.body.data).toMatchObject([{ name: 'ask_number', language: 'pt_PT', category: 'UTILITY' }])
  expect((await shop.graph('DELETE', `${path}?name=ask_number`)).body).toEqual({ success: true })
  expect((await shop.graph('GET', `${path}?name=ask_number`)).body.data).toEqual([])
  expect(errorOf(await shop.graph('DELETE', path)).code).toBe(100)
})

test('an app unsubscribes from a WABA and subscribes again, with an override', async () => {
  const path = `/${shop.waba}/subscribed_apps`
  const other = await startCapture()
  await shop.graph('DELETE', path)
  expect((await shop.graph('GET', path)).body).toEqual({ data: [] })
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'unheard' })
  expect(shop.capture.webhooks).toEqual([])
  const override_callback_uri = other.url.replace('{app_id}', 'override')
  await shop.graph('POST', path, { override_callback_uri, verify_token: 'x' })
  expect((await shop.graph('GET', path)).body.data).toMatchObject([{ override_callback_uri }])
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'heard elsewhere' })
  expect([shop.capture.webhooks.length, other.webhooks.length]).toEqual([0, 1])
  const number_override = { webhook_configuration: { override_callback_uri: shop.capture.url } }
  expect((await shop.graph('POST', `/${shop.counter}`, number_override)).body).toEqual({ success: true })
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'heard here' })
  expect([shop.capture.webhooks.length, other.webhooks.length]).toEqual([1, 1])
  await other.stop()
})

test('a callback counts only once it has answered the verification', async () => {
  const capture = await startCapture('right')
  const { app_id } = shop.sandbox.lines[0] ?? {}
  const callback_url = capture.url.replace('{app_id}', 'new')
  const set = (verify_token: string) =>
    shop.graph('POST', `/${app_id}/subscriptions`, {
      object: 'whatsapp_business_account',
      callback_url,
      verify_token,
      fields: 'messages,calls',
    })
  expect(errorOf(await set('wrong')).code).toBe(100)
  expect((await set('right')).body).toEqual({ success: true })
  const shown = await shop.graph('GET', `/${app_id}/subscriptions`)
  expect(shown.body.data).toMatchObject([{ callback_url, fields: [{ name: 'calls' }, { name: 'messages' }] }])
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
  expect(capture.webhooks).toHaveLength(1)
  await capture.stop()
})

test('a group shows its participants, its requests, and lets people go', async () => {
  const { id } = await shop.sandbox.act('add_group', {
    number: shop.counter,
    subject: 'Walks',
    people: ['rafa', 'ines'],
  })
  await shop.sandbox.act('request_to_join', { who: 'bea', group: id })
  const group = await shop.graph('GET', `/${id}?fields=participants`)
  expect(group.body.participants).toHaveLength(2)
  expect(group.body.participants).toContainEqual({ user_id: bsuid('rafa'), username: 'rafa.kite' })
  const requests = await shop.graph('GET', `/${id}/join_requests`)
  const [request] = requests.body.data as { join_request_id: string }[]
  const answer = { messaging_product: 'whatsapp', join_requests: [request?.join_request_id] }
  expect((await shop.graph('POST', `/${id}/join_requests`, answer)).status).toBe(200)
  const remove = { messaging_product: 'whatsapp', participants: [{ user_id: bsuid('rafa') }] }
  expect((await shop.graph('DELETE', `/${id}/participants`, remove)).status).toBe(200)
  const left = await shop.graph('GET', `/${id}?fields=participants`)
  expect((left.body.participants as { user_id: string }[]).map(({ user_id }) => user_id).sort()).toEqual(
    [bsuid('bea'), bsuid('ines')].sort(),
  )
  expect((await shop.graph('POST', `/${id}`, { subject: 'Long walks' })).body).toEqual({ success: true })
  const { body } = await shop.graph('GET', `/${shop.counter}/groups`)
  expect(body).toEqual({ data: { groups: [{ id, subject: 'Long walks' }] } })
  await shop.graph('DELETE', `/${id}`)
  expect((await shop.graph('GET', `/${shop.counter}/groups`)).body).toEqual({ data: { groups: [] } })
})
