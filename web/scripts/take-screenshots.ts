import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { buildBrowserApp } from '../../demo/src/build-browser-app.ts'
import { openSandboxShop, type SandboxShop } from '../../demo/src/testing/sandbox-shop.ts'
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
  await shop.sandbox.act('change_number', { who: 'tomas', phone: '+351 910 000 077' })
  await write('tomas', 'I have a new number')
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
  await page.getByRole('link', { name: 'to decide' }).click()
  await page.getByRole('link', { name: /Carla Vega/ }).click()
  await page.getByText('Hi, are you hiring?').waitFor()
}

async function openPhone(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sandbox phone' }).click()
  await page.getByRole('combobox', { name: 'Whose phone' }).selectOption('Ines Duarte')
  await page.getByRole('region', { name: 'Messages' }).getByText('You are the best').last().waitFor()
}

async function openContacts(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Contacts' }).click()
  await page.getByRole('row', { name: 'Aisha Khan' }).waitFor()
}

async function openPerson(page: Page): Promise<void> {
  await page.goto(`${shop.server.url}/contacts/${await shop.contact('Tomás Silva')}`)
  await page
    .getByText('said that this person changed')
    .or(page.getByText('The same as a table'))
    .first()
    .waitFor()
}

async function search(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search people and messages' }).fill('almond')
  await page.getByText('almond').first().waitFor()
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: /^Inboxes/ }).click()
  await page.getByRole('heading', { name: 'Inboxes' }).waitFor()
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
  { file: 'search-light.png', colorScheme: 'light', open: search },
  { file: 'settings-light.png', colorScheme: 'light', open: openSettings },
  { file: 'settings-dark.png', colorScheme: 'dark', open: openSettings },
] as const

await buildBrowserApp(() => undefined)
const shop = await openSandboxShop(WORLD)
const browser = await launch()
try {
  await liveADay(shop)
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
