import {
  openSandboxShop,
  type PhoneKeyedBot,
  type SandboxShop,
  startPhoneKeyedBot,
} from '@selfsame/demo/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAs, launch, openInbox, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    rafa: { name: Rafa Kite, phone: "+1 555 010 0903", username: rafa.kite }
    lupe: { name: Lupe Mora, phone: "+1 555 010 0904", username: lupe.mora }
`

let shop: SandboxShop
let bot: PhoneKeyedBot
let browser: Browser
let session: Session

beforeAll(async () => {
  bot = await startPhoneKeyedBot()
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  session = await signUp(browser, shop)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
  await bot?.close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const policies = (page: Page) => page.getByRole('combobox', { name: 'Policy' })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('a bot is put behind the gateway, verified, answers somebody without a phone, and what it got is compared and sent again', async () => {
  const page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.getByRole('link', { name: 'Settings' }).click()
  await page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name: 'Gateway Connect phone-based bots' })
    .click()
  // The page before it has a field of the same name.
  await page.getByRole('heading', { level: 2, name: 'Gateway' }).waitFor()
  await field(page, 'Name').fill('The bot')
  await field(page, 'Webhook URL').fill(bot.url)
  await field(page, 'Consumer app secret').fill(bot.app_secret)
  await field(page, 'Consumer verify token').fill('not the right one')
  expect(await seriousFindings(page)).toEqual([])
  await press(page, 'Add')
  const token = await field(page, 'Access token').inputValue()
  expect(token).toMatch(/^sgw_/)
  const { phone_number_id = '' } = shop.sandbox.lines[0] ?? {}
  await page.getByRole('status').getByText(phone_number_id).waitFor()
  await page.getByRole('status').getByText(`${shop.server.url}/graph`).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await press(page, 'I’ve saved it')
  bot.connect({ url: `${shop.server.url}/graph`, token, phone_number_id })

  await page.getByRole('link', { name: 'The bot' }).click()
  await press(page, 'Verify webhook URL')
  await page.getByRole('status').getByText('Check the verify token.').waitFor()
  await field(page, 'Consumer verify token').fill(bot.verify_token)
  await press(page, 'Save')
  await press(page, 'Verify webhook URL')
  await page.getByRole('status').getByText('Webhook URL verified.').waitFor()

  await shop.sandbox.act('write', { who: 'rafa', text: 'Hello' })
  await page.getByText('Healthy', { exact: true }).waitFor()
  await shop.until(async () => (bot.answers.length === 1 ? true : undefined))
  await page
    .getByRole('button', { name: /^Compare: / })
    .last()
    .click()
  const payloads = page.getByRole('region', { name: 'Payloads' })
  await payloads
    .locator('ins')
    .getByText(/"from": "999\d{12}"/)
    .waitFor()
  await page.getByRole('status').getByText('lines differ').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await policies(page).selectOption('passthrough')
  await page.getByRole('status').getByText('No differences.').waitFor()

  const [number = ''] = bot.conversations.keys()
  await page.getByText('Nothing to show yet.').waitFor()
  await send(token, phone_number_id, '999000000000001')
  const refused = page.getByRole('list', { name: 'Refused calls' })
  await refused.getByText('This consumer never got this number for a contact.').waitFor()
  await field(page, 'Number used in the consumer').fill(`+${number}`)
  await press(page, 'Find contact')
  await page.getByRole('link', { name: 'Rafa Kite' }).waitFor()
  expect(await page.getByRole('button', { name: 'Use contact’s phone' }).isDisabled()).toBe(true)
  expect(await seriousFindings(page)).toEqual([])
  await page
    .getByRole('button', { name: /^Send again: / })
    .last()
    .click()
  await shop.until(async () => ([...bot.conversations.values()][0]?.length === 2 ? true : undefined))

  await sharePhone()
  await press(page, 'Use contact’s phone')
  await page.getByRole('status').getByText('webhooks to the consumer use another number').waitFor()
  await shop.sandbox.act('write', { who: 'rafa', text: 'It is me' })
  await shop.until(async () => bot.conversations.get('15550100903'))
})

/** Rafa is asked for his phone, and shares it. */
async function sharePhone(): Promise<void> {
  const contact = await shop.contact('Rafa Kite')
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  const asked = await shop.call('POST', `/v1/contacts/${contact}/phone_requests`, {
    inbox_id: inbox.id,
    body: 'May we have your number?',
  })
  await shop.settle()
  const { wamid } = (await shop.call('GET', `/v1/messages/${asked.body.message_id}`)).body
  await shop.sandbox.act('share_number', { who: 'rafa', reply_to: wamid })
  await shop.settle()
}

/** What a program sends that has a number of nobody. */
async function send(token: string, phone_number_id: string, to: string): Promise<void> {
  await fetch(`${shop.server.url}/graph/v23.0/${phone_number_id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ messaging_product: 'whatsapp', to, text: { body: 'Hello' } }),
  })
}

test('in shadow nothing goes out, and each policy’s difference is shown; then the consumer is removed', async () => {
  const page = await openInbox(browser, shop, session)
  await page.goto(`${shop.server.url}/settings/gateway`)
  await page.getByRole('link', { name: 'The bot' }).click()
  await page.getByRole('combobox', { name: 'Webhooks', exact: true }).selectOption('shadow')
  await press(page, 'Save')
  await page.getByText('Shadow', { exact: true }).first().waitFor()
  const heard = bot.conversations.size
  await shop.sandbox.act('write', { who: 'lupe', text: 'Anybody there?' })
  await page.getByRole('combobox', { name: 'Filter deliveries' }).selectOption('shadow')
  await page
    .getByRole('button', { name: /^Compare: / })
    .first()
    .click()
  const payloads = page.getByRole('region', { name: 'Payloads' })
  await payloads
    .locator('ins')
    .getByText(/"from": "999\d{12}"/)
    .waitFor()
  await policies(page).selectOption('known_phone')
  await page.getByRole('status').getByText('No differences.').waitFor()
  expect(bot.conversations.size).toBe(heard)

  await press(page, 'Replace token of The bot')
  await press(page, 'Replace')
  expect(await field(page, 'Access token').inputValue()).toMatch(/^sgw_/)
  await press(page, 'I’ve saved it')
  await press(page, 'Remove The bot')
  await press(page, 'Remove')
  await page.getByRole('heading', { name: 'Add a consumer' }).waitFor()
})

test('an agent is told that the gateway is not theirs to see', async () => {
  const page = await joinAs(browser, shop, { role: 'agent', email: 'ada@example.org' })
  await page.goto(`${shop.server.url}/settings/gateway`)
  await page.getByRole('alert').getByText('Your role doesn’t allow this. Ask an owner or admin.').waitFor()
})
