import { join } from 'node:path'
import { buildBrowserApp } from '@selfsame/demo'
import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Page } from 'playwright-core'
import { launch, openInbox, signUp } from '../e2e/browser.ts'

const IMAGES = join(import.meta.dirname, '../../docs/images')
const PHONE = { width: 390, height: 844 }

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    carla: { name: Carla Vega, phone: "+351 910 000 001" }
    ines: { name: Ines Duarte, phone: "+351 910 000 002" }
    rafa: { name: Rafa Costa, phone: "+351 910 000 003", username: rafa.kite }
    bea: { name: Bea Ramos, phone: "+351 910 000 004" }
    tomas: { name: Tomás Silva, phone: "+351 910 000 005" }
    aisha: { name: Aisha Khan, phone: "+44 7700 900 123", username: aisha.bakes }
    noor: { name: Noor Haddad, phone: "+31 6 1234 5678" }
  templates:
    - name: almond_cake
      language: en
      category: MARKETING
      parameter_format: NAMED
      components:
        - type: BODY
          text: "Hi {{first_name}}, the almond cake is back until Sunday."
          example: { body_text_named_params: [{ param_name: first_name, example: Ana }] }
`

/** What a day at the bakery looks like: people write, one hides her number, a number gets another owner. */
async function liveADay(shop: SandboxShop): Promise<void> {
  const write = async (who: string, text: string) => {
    await shop.sandbox.act('write', { who, text })
    await shop.settle()
  }
  await write('carla', 'Do you have gluten-free bread?')
  await shop.sandbox.act('delete_account', { who: 'carla' })
  await shop.advance('120 days')
  await shop.sandbox.act('add_person', { id: 'diego', name: 'Diego Luna', phone: '+351 910 000 001' })
  await write('bea', 'Thirty rolls for Saturday, please. Can you deliver them before ten?')
  await write('tomas', 'Two croissants, same as always')
  await write('ines', 'Good morning! Do you have the almond cake today?')
  await answer(shop, 'Ines Duarte', 'Good morning Ines! Two left. Shall I keep one for you?')
  await write('ines', 'Yes please, I come by at four')
  await shop.advance('31 days')
  await shop.sandbox.act('adopt_username', { who: 'ines', username: 'ines.duarte' })
  // WhatsApp tells of a new number whoever heard from the person in the last thirty days.
  await write('tomas', 'Do you still have the rye bread?')
  await shop.advance('9 days')
  await shop.sandbox.act('change_number', { who: 'tomas', phone: '+351 910 000 077' })
  await shop.settle()
  await write('tomas', 'I have a new number. Two croissants, please!')
  await shop.advance('12 days')
  await write('diego', 'Hi, are you hiring?')
  await write('rafa', 'The cake was great. Leo wants the same one for his birthday!')
  await write('noor', 'Is the shop open on Monday?')
  await write('aisha', 'When does the baking class start?')
  await write('ines', 'Hello again! Is the almond cake back?')
  await answer(shop, 'Ines Duarte', 'Ines! It is, and one of them is yours.')
  await write('ines', 'You are the best. See you at four')
  await shop.advance('1 minute')
  await shop.settle()
}

async function answer(shop: SandboxShop, name: string, body: string): Promise<void> {
  await shop.call('POST', '/v1/messages', { to: await shop.contact(name), type: 'text', text: { body } })
  await shop.settle()
  await shop.advance('1 minute')
}

async function openThread(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Ines Duarte' }).click()
  await page.getByText('You are the best').last().waitFor()
}

async function openConflict(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'to review' }).click()
  await page.getByRole('link', { name: /Carla Vega/ }).click()
  await page.getByText('Hi, are you hiring?').waitFor()
}

async function openPhone(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sandbox phone' }).click()
  await page.getByRole('combobox', { name: 'Test customer' }).selectOption('Ines Duarte')
  await page.getByRole('region', { name: 'Messages' }).getByText('You are the best').last().waitFor()
}

async function openContacts(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Contacts' }).click()
  await page.getByRole('row', { name: 'Aisha Khan' }).waitFor()
}

async function openPerson(page: Page): Promise<void> {
  await page.goto(`${shop.server.url}/contacts/${await shop.contact('Tomás Silva')}`)
  await page.getByText('View as table').waitFor()
}

async function search(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search contacts and messages' }).fill('almond')
  await page.getByText('almond').first().waitFor()
}

/** The team, its teams and what it has made for itself, so that the settings have something to show. */
async function furnish(shop: SandboxShop): Promise<void> {
  const labels = [
    { name: 'order', color: 'teal', description: 'Something is to be baked' },
    { name: 'complaint', color: 'red', description: 'Somebody is not happy' },
    { name: 'catering', color: 'violet', description: 'More than twenty people' },
  ]
  for (const label of labels) await shop.call('POST', '/v1/labels', { ...label, sticky: true })
  await label(shop, 'Bea Ramos', 'catering')
  await label(shop, 'Ines Duarte', 'order')
  await label(shop, 'Rafa Costa', 'order')
  for (const email of ['ada@example.org', 'joris@example.org'])
    await shop.call('POST', '/v1/invitations', { email, role: 'agent' })
}

async function label(shop: SandboxShop, name: string, word: string): Promise<void> {
  const contact = await shop.contact(name)
  const [thread] = (await shop.call('GET', `/v1/conversations?contact_id=${contact}`)).body.data
  await shop.call('PATCH', `/v1/conversations/${thread.id}`, { labels: [word] })
}

/** What a bot behind the gateway would get; in shadow nothing goes out. */
async function addBot(shop: SandboxShop): Promise<void> {
  await shop.call('POST', '/v1/gateway_consumers', {
    name: 'Order bot',
    url: 'https://bot.example.com/webhook',
    app_secret: 'the secret of its app',
    verify_token: 'the token of its address',
    mode: 'shadow',
  })
}

async function openComparison(page: Page): Promise<void> {
  await page.goto(`${shop.server.url}/settings/gateway`)
  await page.getByRole('link', { name: 'Order bot' }).click()
  await page
    .getByRole('listitem')
    .filter({ has: page.getByText(/^[1-9]\d* fields? filled in/) })
    .first()
    .getByRole('button', { name: /^Compare: / })
    .click()
  await page.locator('ins').first().waitFor()
  await page.getByRole('region', { name: 'Payloads' }).scrollIntoViewIfNeeded()
}

/** A marketing template to everybody, tried; one of them wants no more of these. */
async function tryBroadcast(shop: SandboxShop): Promise<void> {
  await shop.sandbox.act('stop_marketing', { who: 'noor' })
  await shop.settle()
  const [inbox] = (await shop.call('GET', '/v1/inboxes')).body.data
  await shop.call('POST', '/v1/templates/syncs', { inbox_id: inbox.id })
  await shop.call('POST', '/v1/broadcasts', {
    name: 'The almond cake is back',
    inbox_id: inbox.id,
    template: { name: 'almond_cake', language: 'en', components: [] },
    parameters: { 'body.first_name': { attribute: 'name' } },
    audience: { query: {} },
    endpoint: 'messages',
  })
  await shop.settle()
}

async function openBroadcast(page: Page): Promise<void> {
  await page.goto(`${shop.server.url}/broadcasts`)
  await page.getByRole('link', { name: 'The almond cake is back' }).click()
  await page.getByRole('button', { name: /^Send to/ }).waitFor()
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: /^Members/ }).click()
  await page.getByText('joris@example.org').waitFor()
}

const PICTURES = [
  { file: 'inbox-light.png', colorScheme: 'light', open: openThread },
  { file: 'inbox-dark.png', colorScheme: 'dark', open: openThread },
  { file: 'inbox-phone.png', colorScheme: 'light', open: openThread, viewport: PHONE },
  { file: 'conflict-light.png', colorScheme: 'light', open: openConflict },
  { file: 'conflict-dark.png', colorScheme: 'dark', open: openConflict },
  { file: 'phone-light.png', colorScheme: 'light', open: openPhone },
  { file: 'phone-dark.png', colorScheme: 'dark', open: openPhone },
  { file: 'contacts-light.png', colorScheme: 'light', open: openContacts },
  { file: 'contacts-dark.png', colorScheme: 'dark', open: openContacts },
  { file: 'contact-light.png', colorScheme: 'light', open: openPerson },
  { file: 'contact-dark.png', colorScheme: 'dark', open: openPerson },
  { file: 'broadcast-light.png', colorScheme: 'light', open: openBroadcast },
  { file: 'broadcast-dark.png', colorScheme: 'dark', open: openBroadcast },
  { file: 'gateway-light.png', colorScheme: 'light', open: openComparison },
  { file: 'gateway-dark.png', colorScheme: 'dark', open: openComparison },
  { file: 'contacts-phone.png', colorScheme: 'light', open: openContacts, viewport: PHONE },
  { file: 'search-light.png', colorScheme: 'light', open: search },
  { file: 'settings-light.png', colorScheme: 'light', open: openSettings },
  { file: 'settings-dark.png', colorScheme: 'dark', open: openSettings },
] as const

await buildBrowserApp(() => undefined)
const shop = await openSandboxShop(WORLD)
const browser = await launch()
try {
  await addBot(shop)
  await liveADay(shop)
  await furnish(shop)
  await tryBroadcast(shop)
  const session = await signUp(browser, shop)
  for (const { file, open, ...options } of PICTURES) {
    const page = await openInbox(browser, shop, session, options)
    await open(page)
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined)
    await page.screenshot({ path: join(IMAGES, file) })
    await page.context().close()
  }
} finally {
  await browser.close()
  await shop.close()
}
