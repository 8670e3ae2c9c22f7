import { openSandboxShop, type SandboxShop } from '@selfsame/demo/testing'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, openInbox, type Session, seriousFindings, signUp } from './browser.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+351 900 000 100" }
  people:
    ines: { name: Ines Duarte, phone: "+351 910 000 002" }
`

let shop: SandboxShop
let browser: Browser
let session: Session
let page: Page

beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  browser = await launch()
  session = await signUp(browser, shop)
  page = await openInbox(browser, shop, session, { bypassCSP: true })
  await page.getByRole('link', { name: 'Sandbox phone' }).click()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const phone = () => page.getByRole('region', { name: 'Phone' })
const team = () => page.getByRole('region', { name: 'Messages' })

async function write(text: string): Promise<void> {
  await phone()
    .getByRole('textbox', { name: /^Write as/ })
    .fill(text)
  await phone().getByRole('button', { name: 'Send from phone' }).click()
  await phone().getByRole('article', { name: 'From the phone' }).getByText(text).waitFor()
}

/** Waits until a field has the focus and says that it was refused, and nothing else says so. */
async function refused(field: Locator): Promise<void> {
  await field.and(page.locator('[aria-invalid=true]:focus')).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
}

async function openSettings(): Promise<void> {
  await phone().getByRole('button', { name: 'Username, number and settings' }).click()
}

test('a message from the sandbox’s phone appears beside it, and the team’s answer on the phone', async () => {
  await page.getByText('No conversation yet in the inbox').waitFor()
  await write('Is the almond cake back?')
  await team().getByText('Is the almond cake back?').waitFor()
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('It is, Ines!')
  await page.keyboard.press('Enter')
  await shop.until(async () => (shop.sent().length > 0 ? true : undefined))
  await shop.advance('5 seconds')
  await phone().getByRole('article', { name: 'From the business' }).getByText('It is, Ines!').waitFor()
})

test('a username, and a month later the number is hidden: one thread goes on', async () => {
  await openSettings()
  await phone().getByRole('textbox', { name: 'Username' }).fill('ines.duarte')
  await phone().getByRole('button', { name: 'Set username' }).click()
  await phone().getByRole('button', { name: 'Skip 31 days' }).click()
  await phone().getByText('hidden').waitFor()
  await phone().getByRole('button', { name: 'Back to the chat' }).click()
  await write('Do you still know me?')
  await team().getByText('Do you still know me?').waitFor()
  await team().getByText('Is the almond cake back?').waitFor()
  await page.getByRole('complementary', { name: 'Contact details' }).getByText('@ines.duarte').waitFor()
})

test('what a phone cannot do is said at the field', async () => {
  await openSettings()
  const username = phone().getByRole('textbox', { name: 'Username' })
  await username.fill('a b')
  await phone().getByRole('button', { name: 'Change username', exact: true }).click()
  await refused(username)
  await phone().getByText('cannot be a username').waitFor()
  await phone().getByRole('button', { name: 'Back to the chat' }).click()
})

test('a new number is announced, and the thread is hers under the new WhatsApp ID', async () => {
  const seen = phone().getByLabel(/sees now/)
  const before = await seen.textContent()
  await openSettings()
  await phone().getByRole('button', { name: 'Change number' }).click()
  await expect.poll(() => seen.textContent()).not.toBe(before)
  await phone().getByRole('button', { name: 'Back to the chat' }).click()
  await write('This is my new number')
  await team().getByText('This is my new number').waitFor()
  await team().getByText('Is the almond cake back?').waitFor()
})

test('somebody new with her former number is a stranger to the team', async () => {
  await phone().getByRole('button', { name: 'New customer' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add test customer' })
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Diego Luna')
  const number = dialog.getByRole('textbox', { name: 'Number' })
  await number.fill('  ')
  await dialog.getByRole('button', { name: 'Add customer' }).click()
  await refused(number)
  await number.fill('+351 910 000 002')
  await dialog.getByRole('button', { name: 'Add customer' }).click()
  await page.getByText('No conversation yet in the inbox').waitFor()
  await write('Are you hiring?')
  await team().getByText('Are you hiring?').waitFor()
  expect(await team().getByText('Is the almond cake back?').count()).toBe(0)
})

test('nothing on it keeps somebody out', async () => {
  expect(await seriousFindings(page)).toEqual([])
  await openSettings()
  expect(await seriousFindings(page)).toEqual([])
})
